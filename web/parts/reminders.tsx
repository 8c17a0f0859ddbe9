import { createLoader } from "../data.ts";
import type { ReminderList } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";
import { Field, onSubmit } from "./field.tsx";
import { Panel } from "./panel.tsx";

const useReminders = createLoader<ReminderList>();

const PATH = "/v1/reminders";

/** What one is reminded of, and when. */
export function Reminders() {
  const { format } = useViewer();
  const { data } = useReminders(PATH);
  const add = async ({ about = "", date = "" }: Record<string, string>, form: HTMLFormElement) => {
    if (await changeBook(words.reminders.added(about, format.day(date)), "POST", PATH, { about, date })) form.reset();
  };
  return (
    <Panel title={words.reminders.title}>
      <ul class="entries">
        {data?.reminders.map(({ id, about, date }) => (
          <li key={id} class="setting">
            <span>
              {about} <time class="quiet">{format.day(date)}</time>
            </span>
            <button
              class="plain"
              type="button"
              aria-label={words.reminders.dropOf(about)}
              onClick={() => void changeBook(words.reminders.dropped(about), "DELETE", `${PATH}/${id}`)}
            >
              {words.reminders.drop}
            </button>
          </li>
        ))}
      </ul>
      <form class="form-row mt-3" onSubmit={onSubmit(add)}>
        <Field label={words.reminders.about} name="about" maxLength={200} required />
        <Field label={words.reminders.day} name="date" type="date" required />
        <button class="chip" type="submit">
          {words.reminders.add}
        </button>
      </form>
    </Panel>
  );
}
