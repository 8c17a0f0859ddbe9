import type { HomeCategory } from "../api.ts";
import { entriesLink } from "../route.ts";
import { byUrgency, type Standing, standingOf } from "../urgency.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { Meter } from "./meter.tsx";

interface CategoriesProps {
  readonly categories: readonly HomeCategory[];
  readonly currency: string;
  readonly period: { readonly start: string; readonly end: string };
}

/** The categories as meters, most urgent first; those nothing was spent on are folded away. */
export function Categories({ categories, ...rest }: CategoriesProps) {
  const sorted = byUrgency(categories).filter(
    ({ allocated_amount, spent_amount }) => allocated_amount > 0 || spent_amount !== 0,
  );
  const used = sorted.filter(({ spent_amount }) => spent_amount !== 0);
  const untouched = sorted.filter(({ spent_amount }) => spent_amount === 0);
  // With nothing spent yet the plan itself is what there is to see.
  if (used.length === 0 || untouched.length === 0) return <Rows categories={sorted} {...rest} />;
  return (
    <div>
      <Rows categories={used} {...rest} />
      <details class="fold untouched">
        <summary>{words.home.untouched(untouched.length)}</summary>
        <Rows categories={untouched} {...rest} />
      </details>
    </div>
  );
}

function Rows({ categories, ...rest }: CategoriesProps) {
  return (
    <ul class="meters">
      {categories.map((category) => (
        <Row key={category.category_id} category={category} {...rest} />
      ))}
    </ul>
  );
}

function Row({ category, currency, period }: Omit<CategoriesProps, "categories"> & { category: HomeCategory }) {
  const { format } = useViewer();
  const { category_id, name, emoji, allocated_amount: allocated, spent_amount: spent } = category;
  const standing = standingOf(category);
  const rest = restInWords(standing, format.amount(Math.abs(category.remaining_amount), currency));
  const spentWords = allocated > 0 ? words.home.ofSpent(format.amount(allocated, currency)) : words.home.spentWord;
  const filter = { category_id, start_date: period.start, end_date: period.end };
  return (
    <li class={`meter-row ${standing}`}>
      <a class="meter-line" href={entriesLink(filter)}>
        <span class="meter-name">
          <span class="emoji" aria-hidden="true">
            {emoji}
          </span>
          <span>{name}</span>
        </span>
        <span class="meter-spent">
          <b>{format.amount(spent, currency)}</b> {spentWords}
        </span>
        <span class="meter-rest">{rest}</span>
      </a>
      {allocated > 0 && (
        <Meter
          label={name}
          value={spent}
          max={allocated}
          text={`${format.amount(spent, currency)} ${spentWords}, ${rest}`}
        />
      )}
    </li>
  );
}

function restInWords(standing: Standing, amount: string): string {
  switch (standing) {
    case "over":
      return words.home.over(amount);
    case "spent":
      return words.home.allSpent;
    case "unplanned":
      return words.home.noLimit;
    case "tight":
    case "fine":
      return words.home.leftOf(amount);
  }
}
