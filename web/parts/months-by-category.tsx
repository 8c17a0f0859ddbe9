import type { Home } from "../api.ts";
import { entriesLink } from "../route.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";

/**
 * Months next to each other by category, the newest first so that a narrow screen shows it, what most was spent on at the
 * top; each figure opens its entries.
 *
 * @param months the running one last
 */
export function MonthsByCategory({ months }: { months: readonly Home[] }) {
  const { format } = useViewer();
  if (months.length < 2) return null;
  const shown = months.toReversed();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has to by keyboard too
    <section class="table-scroll months-table" aria-label={words.insights.byCategory} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.insights.category}</th>
            {shown.map(({ month }, index) => (
              <th key={month} scope="col">
                {format.monthShort(month)}
                {index === 0 && <span class="so-far"> {words.insights.soFar}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spentOn(months).map(({ category_id, name }) => (
            <tr key={category_id}>
              <th scope="row">{name}</th>
              {shown.map((home) => (
                <Sum
                  key={home.month}
                  month={home}
                  amount={home.categories.find((one) => one.category_id === category_id)?.spent_amount ?? 0}
                  filter={{ category_id }}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.insights.total}</th>
            {shown.map((home) => (
              <Sum key={home.month} month={home} amount={home.total_spent} filter={{}} />
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

interface SumProps {
  readonly month: Home;
  readonly amount: number;
  readonly filter: { readonly category_id?: string };
}

function Sum({ month: { currency, period }, amount, filter }: SumProps) {
  const { format } = useViewer();
  const text = format.amount(amount, currency);
  return (
    <td>
      {amount === 0 ? (
        <span class="quiet">{text}</span>
      ) : (
        <a href={entriesLink({ ...filter, start_date: period.start, end_date: period.end })}>{text}</a>
      )}
    </td>
  );
}

function spentOn(months: readonly Home[]): { readonly category_id: string; readonly name: string }[] {
  const found = new Map<string, { readonly category_id: string; readonly name: string; readonly total: number }>();
  for (const { category_id, name, spent_amount } of months.flatMap(({ categories }) => categories)) {
    const total = (found.get(category_id)?.total ?? 0) + spent_amount;
    if (spent_amount !== 0) found.set(category_id, { category_id, name, total });
  }
  return [...found.values()].toSorted((a, b) => b.total - a.total);
}
