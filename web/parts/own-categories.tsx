import { useCategories } from "../loaders.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";
import { Field, onSubmit, Select } from "./field.tsx";
import { InPlace } from "./in-place.tsx";
import { Panel } from "./panel.tsx";

const PATH = "/v1/ranking/categories";

/** The categories: each is renamed where it stands, one's own are added and retired. */
export function OwnCategories() {
  const { data } = useCategories(PATH);
  const own = words.categories;
  const add = async ({ name = "", emoji = "", group = "" }: Record<string, string>, form: HTMLFormElement) => {
    const body = { name, group, ...(emoji === "" ? {} : { emoji }) };
    if (await changeBook(own.added(name), "POST", PATH, body)) form.reset();
  };
  return (
    <Panel title={own.title}>
      <p class="quiet teach">{own.note}</p>
      <ul class="entries columns-of-settings">
        {data?.categories.map(({ id, name, emoji, is_system }) => (
          <li key={id} class="setting">
            <span class="setting-name">
              <span class="emoji" aria-hidden="true">
                {emoji}
              </span>
              <InPlace
                class="entry-name"
                label={own.renameOf(name)}
                value={name}
                onSave={(text) => void changeBook(own.renamed(name, text), "PATCH", `${PATH}/${id}`, { name: text })}
              >
                {name}
              </InPlace>
            </span>
            {!is_system && (
              <button
                class="plain"
                type="button"
                aria-label={own.retireOf(name)}
                onClick={() => void changeBook(own.retired(name), "DELETE", `${PATH}/${id}`)}
              >
                {own.retire}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form class="form mt-3" onSubmit={onSubmit(add)}>
        <div class="form-row">
          <Field label={own.name} name="name" maxLength={40} required />
          <Field label={own.emoji} name="emoji" maxLength={16} autoComplete="off" />
          <Select label={own.group} name="group">
            {Object.entries(own.groups).map(([value, text]) => (
              <option key={value} value={value} selected={value === "wants"}>
                {text}
              </option>
            ))}
          </Select>
        </div>
        <div class="form-buttons">
          <button class="chip" type="submit">
            {own.add}
          </button>
        </div>
      </form>
    </Panel>
  );
}
