import { useRecurring } from "../loaders.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";
import { Field, onSubmit, Select } from "./field.tsx";
import { InPlace } from "./in-place.tsx";
import { Panel } from "./panel.tsx";

const PATH = "/v1/recurring";

/** What comes again: what it costs is put right where it stands, others are added and stopped. */
export function Bills() {
  const { format } = useViewer();
  const { data } = useRecurring(PATH);
  const add = async (values: Record<string, string>, form: HTMLFormElement) => {
    const { description = "", amount, frequency, start_date } = values;
    const body = { description, amount, frequency, start_date };
    if (await changeBook(words.bills.added(description), "POST", PATH, body)) form.reset();
  };
  return (
    <Panel title={words.bills.title}>
      {data?.recurring.length === 0 && <p class="quiet teach">{words.bills.none}</p>}
      <ul class="entries">
        {data?.recurring.map(({ id, description, amount, currency, frequency, next_due }) => (
          <li key={id} class="bill">
            <span>
              {description}{" "}
              <span class="quiet">
                {words.bills.frequencies[frequency]}
                {next_due === null ? "" : `, ${words.bills.next(format.day(next_due))}`}
              </span>
            </span>
            <InPlace
              class="entry-amount"
              kind="amount"
              label={words.entry.amountOf(description, format.amount(amount, currency))}
              value={String(amount)}
              onSave={(given) =>
                void changeBook(words.entry.changed(description), "PATCH", `${PATH}/${id}`, { amount: given })
              }
            >
              {format.amount(amount, currency)}
            </InPlace>
            <button
              class="plain"
              type="button"
              aria-label={words.bills.stopOf(description)}
              onClick={() => void changeBook(words.bills.stopped(description), "DELETE", `${PATH}/${id}`)}
            >
              {words.bills.stop}
            </button>
          </li>
        ))}
      </ul>
      <form class="form mt-3" onSubmit={onSubmit(add)}>
        <div class="form-row">
          <Field label={words.bills.what} name="description" maxLength={500} required />
          <Field label={words.amount} name="amount" inputMode="decimal" required />
          <Select label={words.bills.howOften} name="frequency">
            {Object.entries(words.bills.frequencies).map(([value, text]) => (
              <option key={value} value={value} selected={value === "monthly"}>
                {text}
              </option>
            ))}
          </Select>
          <Field label={words.bills.first} name="start_date" type="date" required />
        </div>
        <div class="form-buttons">
          <button class="chip" type="submit">
            {words.bills.add}
          </button>
        </div>
      </form>
    </Panel>
  );
}
