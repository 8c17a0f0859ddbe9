import { useState } from "preact/hooks";
import type { Format } from "../format.ts";
import type { CategoryList, Expense } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";
import { InPlace } from "./in-place.tsx";

interface EntryProps {
  readonly entry: Expense;
  readonly categories: CategoryList["categories"];
}

/** One entry: what, where, when, how much; each of them is put right where it stands. */
export function EntryRow({ entry, categories }: EntryProps) {
  const { format } = useViewer();
  const { id, description, amount, category_id, date } = entry;
  const path = `/v1/expenses/${id}`;
  const shownAmount = amountOf(entry, format);
  const shownDay = format.day(date);
  const put = (changes: object, said = words.entry.changed(description)) =>
    void changeBook(said, "PATCH", path, changes);
  return (
    <div class="entry">
      <span class="entry-what">
        <InPlace
          class="entry-name"
          label={words.entry.editOf(description)}
          value={description}
          onSave={(text) => put({ description: text }, words.entry.changed(text))}
        >
          {description}
        </InPlace>
        <CategoryChip
          entry={entry}
          categories={categories}
          value={category_id ?? ""}
          onChoose={(category) =>
            put({ category_id: category }, words.entry.moved(description, nameOf(categories, category)))
          }
        />
      </span>
      <InPlace
        class="entry-day"
        label={words.entry.dayOf(description, shownDay)}
        value={date}
        kind="date"
        onSave={(day) => put({ date: day })}
      >
        <time dateTime={date}>{shownDay}</time>
      </InPlace>
      <InPlace
        class="entry-amount"
        label={words.entry.amountOf(description, shownAmount)}
        value={String(amount)}
        kind="amount"
        onSave={(given) => put({ amount: given })}
      >
        {shownAmount}
      </InPlace>
      <button
        class="plain"
        type="button"
        aria-label={words.entry.removeOf(description)}
        onClick={() => void changeBook(words.entry.removed(description), "DELETE", path)}
      >
        {words.remove}
      </button>
    </div>
  );
}

/** The same to read, without anything to press: for what flies by. */
export function PlainEntry({ entry, categories }: EntryProps) {
  const { format } = useViewer();
  return (
    <div class="entry">
      <span class="entry-what">
        <span class="entry-name">{entry.description}</span>
        <span class="category-chip">{nameOf(categories, entry.category_id ?? "")}</span>
      </span>
      <span class="entry-day">{format.day(entry.date)}</span>
      <span class="entry-amount">{amountOf(entry, format)}</span>
      <span class="plain">{words.remove}</span>
    </div>
  );
}

function amountOf({ kind, amount, currency }: Expense, format: Format): string {
  return `${kind === "refund" ? "+" : ""}${format.amount(amount, currency)}`;
}

function CategoryChip({
  entry,
  categories,
  value,
  onChoose,
}: EntryProps & { value: string; onChoose: (category: string) => void }) {
  // Two dozen options in every row are most of what a long list would have to draw, and few are ever opened.
  const [isReached, setReached] = useState(false);
  const reach = () => setReached(true);
  return (
    <select
      class="category-chip"
      onFocus={reach}
      onPointerDown={reach}
      aria-label={words.entry.categoryOf(entry.description)}
      value={value}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      {!(isReached && categories.some(({ id }) => id === value)) && (
        <option value={value}>{nameOf(categories, value)}</option>
      )}
      {isReached && <CategoryOptions categories={categories} />}
    </select>
  );
}

/** The categories as a select's options. */
export function CategoryOptions({ categories }: { categories: CategoryList["categories"] }) {
  return categories.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}

/** A category's name; an id of which nothing is known stands for itself. */
export function nameOf(categories: CategoryList["categories"], id: string): string {
  return categories.find((category) => category.id === id)?.name ?? id;
}
