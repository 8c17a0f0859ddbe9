import { useState } from "preact/hooks";
import type { CategoryList } from "../shapes.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";
import { CategoryOptions, nameOf } from "./entry-row.tsx";

/** As many as are changed at once. */
export const MOST_CHOSEN = 100;

interface ChosenEntriesProps {
  readonly ids: readonly string[];
  readonly categories: CategoryList["categories"];
  readonly onDone: () => void;
}

/** What can be done with the entries that are chosen: one step, taken back by one undo. */
export function ChosenEntries({ ids, categories, onDone }: ChosenEntriesProps) {
  const [category, setCategory] = useState("");
  const { length } = ids;
  const doAll = async (said: string, path: string, body: object) => {
    if (await changeBook(said, "POST", path, { ids, ...body })) onDone();
  };
  const move = () =>
    doAll(words.chosen.moved(length, nameOf(categories, category)), "/v1/expenses/categorize", {
      category_id: category,
    });
  return (
    <fieldset class="chosen" aria-label={words.chosen.title}>
      <p class="chosen-count" role="status">
        {words.chosen.count(length, length === MOST_CHOSEN)}
      </p>
      <select
        class="category-chip"
        aria-label={words.chosen.category}
        value={category}
        onChange={({ currentTarget }) => setCategory(currentTarget.value)}
      >
        <option value="">{words.chosen.category}</option>
        <CategoryOptions categories={categories} />
      </select>
      <button class="chip" type="button" disabled={category === ""} onClick={() => void move()}>
        {words.chosen.move}
      </button>
      <button
        class="chip"
        type="button"
        onClick={() => void doAll(words.chosen.removed(length), "/v1/expenses/remove", {})}
      >
        {words.chosen.remove}
      </button>
      <button class="plain" type="button" onClick={onDone}>
        {words.chosen.none}
      </button>
    </fieldset>
  );
}
