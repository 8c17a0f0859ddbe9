import type { Home } from "../api.ts";
import { entriesLink } from "../route.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words.ts";

/** Months next to each other by category, what most was spent on first; each figure opens its entries. */
export function MonthsByCategory({ months }: { months: readonly Home[] }) {
  const { format } = useViewer();
  if (months.length < 2) return null;
  const rows = spentOn(months);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has to by keyboard too
    <section class="table-scroll months-table" aria-label={words.insights.byCategory} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.insights.category}</th>
            {months.map(({ month }, index) => (
              <th key={month} scope="col">
                {format.month(month)}
                {index === months.length - 1 && <span class="so-far"> {words.insights.soFar}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ category_id, name }) => (
            <tr key={category_id}>
              <th scope="row">{name}</th>
              {months.map(({ month, currency, categories, period }) => {
                const spent = categories.find((one) => one.category_id === category_id)?.spent_amount ?? 0;
                const filter = { category_id, start_date: period.start, end_date: period.end };
                return (
                  <td key={month}>
                    {spent === 0 ? (
                      <span class="quiet">{format.amount(0, currency)}</span>
                    ) : (
                      <a href={entriesLink(filter)}>{format.amount(spent, currency)}</a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
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
