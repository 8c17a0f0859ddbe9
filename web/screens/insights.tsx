import type { Home } from "../api.ts";
import { createLoader } from "../data.ts";
import { useHome } from "../loaders.ts";
import { Failure } from "../parts/failure.tsx";
import { MonthsByCategory } from "../parts/months-by-category.tsx";
import { Panel } from "../parts/panel.tsx";
import { Skeleton } from "../parts/skeleton.tsx";
import { entriesLink } from "../route.ts";
import type { Insights, Patterns } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";

const useInsights = createLoader<Insights>();
const usePatterns = createLoader<Patterns>();

/** What stands out, the months side by side, and how categories go. */
export function InsightsScreen() {
  const { data: insights, error } = useInsights("/v1/ai/insights");
  const { data: patterns } = usePatterns("/v1/expenses/patterns?months=6");
  if (!insights && error) return <Failure error={error} />;
  if (!insights || !patterns) return <Skeleton lines={8} />;
  return (
    <div class="screen-stack">
      <Panel title={words.insights.title}>
        <p class="telling">{insights.insights}</p>
      </Panel>
      <Months month={insights.month} />
      <ByCategory patterns={patterns} />
      <Recurring patterns={patterns} />
    </div>
  );
}

function Months({ month }: { month: string }) {
  const shown = [
    useHome(summaryOf(month, -3)).data,
    useHome(summaryOf(month, -2)).data,
    useHome(summaryOf(month, -1)).data,
    useHome(summaryOf(month, 0)).data,
  ].filter((home): home is Home => home !== null && (home.transaction_count > 0 || home.month === month));
  const yearAgo = useHome(summaryOf(month, -12)).data;
  const { format } = useViewer();
  const highest = Math.max(1, ...shown.map(({ total_spent }) => total_spent));
  return (
    <Panel title={words.insights.months}>
      <div class="months">
        {shown.map(({ month: key, total_spent, currency, period }) => (
          <a key={key} class="month" href={entriesLink({ start_date: period.start, end_date: period.end })}>
            <b>{format.amount(total_spent, currency)}</b>
            <span
              class="month-bar"
              style={{ blockSize: `${Math.max(2, (Math.max(0, total_spent) / highest) * 140)}px` }}
            />
            {format.monthShort(key)}
          </a>
        ))}
      </div>
      <MonthsByCategory months={[...(yearAgo && yearAgo.transaction_count > 0 ? [yearAgo] : []), ...shown]} />
    </Panel>
  );
}

function summaryOf(month: string, back: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + back);
  return `/v1/budget/summary?month=${date.toISOString().slice(0, 7)}`;
}

function ByCategory({ patterns }: { patterns: Patterns }) {
  const { format } = useViewer();
  const { currency, categories, months, start_date, end_date } = patterns;
  const spent = categories.filter(({ count }) => count > 0);
  if (months === 0 || spent.length === 0) return <p class="quiet soon">{words.insights.noPatterns}</p>;
  return (
    <Panel title={words.insights.patterns(months)}>
      <ul class="entries">
        {spent.map(({ category_id, name, mean, trend, spikes }) => (
          <li key={category_id} class="setting">
            <a href={entriesLink({ category_id, start_date, end_date })}>{name}</a>
            <span>
              <b>{format.amount(mean, currency)}</b> {words.insights.average}
            </span>
            <span class="quiet">{trendWords(trend, format.amount(Math.abs(trend), currency))}</span>
            {spikes.map(({ month, amount }) => (
              <span key={month} class="quiet">
                {words.insights.spike(format.month(month), format.amount(amount, currency))}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function trendWords(trend: number, amount: string): string {
  if (trend === 0) return words.insights.steady;
  return trend > 0 ? words.insights.rising(amount) : words.insights.falling(amount);
}

function Recurring({ patterns: { likely_recurring, currency } }: { patterns: Patterns }) {
  const { format } = useViewer();
  if (likely_recurring.length === 0) return null;
  return (
    <Panel title={words.insights.recurring}>
      <ul class="entries">
        {likely_recurring.map(({ description, amount, frequency }) => (
          <li key={description} class="setting">
            <a href={entriesLink({ q: description })}>{description}</a>
            <span>
              <b>{format.amount(amount, currency)}</b> {frequency}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
