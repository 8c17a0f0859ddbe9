import { useState } from "preact/hooks";
import type { CategoryList, Expense } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words.ts";
import { changeBook } from "../writes.ts";
import { EntryDialog } from "./entry-dialog.tsx";

interface EntryProps {
  readonly entry: Expense;
  readonly categories: CategoryList["categories"];
}

/** One entry: what, when, how much; its category to change at once, the rest in a dialog. */
export function EntryRow({ entry, categories }: EntryProps) {
  const { format } = useViewer();
  const [isEdited, setEdited] = useState(false);
  const { id, description, amount, currency, category_id, date } = entry;
  const path = `/v1/expenses/${id}`;
  const sign = entry.kind === "refund" ? "+" : "";
  const put = (category: string) => {
    const said = words.entry.moved(description, nameOf(categories, category));
    void changeBook(said, "PATCH", path, { category_id: category });
  };
  return (
    <div class="entry">
      <span class="entry-what">
        <button
          class="entry-name"
          type="button"
          aria-label={words.entry.editOf(description)}
          onClick={() => setEdited(true)}
        >
          {description}
        </button>
        <CategoryChip entry={entry} categories={categories} onChoose={put} value={category_id ?? ""} />
      </span>
      <time class="quiet entry-day" dateTime={date}>
        {format.day(date)}
      </time>
      <span class="entry-amount">
        {sign}
        {format.amount(amount, currency)}
      </span>
      <button
        class="plain"
        type="button"
        aria-label={words.entry.removeOf(description)}
        onClick={() => void changeBook(words.entry.removed(description), "DELETE", path)}
      >
        {words.remove}
      </button>
      {isEdited && <EntryDialog entry={entry} categories={categories} onClose={() => setEdited(false)} />}
    </div>
  );
}

function CategoryChip({
  entry,
  categories,
  value,
  onChoose,
}: EntryProps & { value: string; onChoose: (category: string) => void }) {
  return (
    <select
      class="category-chip"
      aria-label={words.entry.categoryOf(entry.description)}
      value={value}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      {!categories.some(({ id }) => id === value) && <option value={value}>{value}</option>}
      {categories.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** A category's name; an id of which nothing is known stands for itself. */
export function nameOf(categories: CategoryList["categories"], id: string): string {
  return categories.find((category) => category.id === id)?.name ?? id;
}
