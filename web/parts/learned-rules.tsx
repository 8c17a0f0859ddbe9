import { createLoader } from "../data.ts";
import { useCategories } from "../loaders.ts";
import type { RuleList } from "../shapes.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";
import { nameOf } from "./entry-row.tsx";
import { Panel } from "./panel.tsx";

const useRules = createLoader<RuleList>();

const PATH = "/v1/ranking/rules";

/** What was learned about where things belong, to be forgotten. */
export function LearnedRules() {
  const { data } = useRules(PATH);
  const { data: categories } = useCategories("/v1/ranking/categories");
  if (!data || !categories) return null;
  return (
    <Panel title={words.rules.title}>
      {data.rules.length === 0 && <p class="quiet teach">{words.rules.none}</p>}
      <ul class="entries">
        {data.rules.map(({ words: text, category_id }) => (
          <li key={text} class="setting">
            <span>
              {text} <span class="quiet">{words.rules.goesTo(nameOf(categories.categories, category_id))}</span>
            </span>
            <button
              class="plain"
              type="button"
              aria-label={words.rules.forgetOf(text)}
              onClick={() =>
                void changeBook(
                  words.rules.forgotten(text),
                  "DELETE",
                  `${PATH}?${new URLSearchParams({ words: text })}`,
                )
              }
            >
              {words.rules.forget}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
