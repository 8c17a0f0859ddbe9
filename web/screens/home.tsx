import type { Home } from "../api.ts";
import { HOME, useCategories, useExpenses, useHome, usePace, useRecurring } from "../loaders.ts";
import { Categories } from "../parts/categories.tsx";
import { EntryRow } from "../parts/entry-row.tsx";
import { Failure } from "../parts/failure.tsx";
import { PaceLine } from "../parts/pace-line.tsx";
import { Panel } from "../parts/panel.tsx";
import { Skeleton } from "../parts/skeleton.tsx";
import { entriesLink } from "../route.ts";
import type { RecurringList } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";

/** One figure that leads, the pace, the categories, what is coming, the latest entries. */
export function HomeScreen() {
  const { data: home, error } = useHome(HOME.summary);
  if (!home) return error ? <Failure error={error} /> : <Skeleton lines={6} />;
  const isEmpty = home.categories.every(
    ({ allocated_amount, spent_amount }) => allocated_amount <= 0 && spent_amount === 0,
  );
  return (
    <>
      <Leading home={home} isEmpty={isEmpty} />
      {isEmpty ? (
        <p class="quiet soon">{words.home.soon}</p>
      ) : (
        <Panel title={words.home.categories}>
          <Categories categories={home.categories} currency={home.currency} period={home.period} />
        </Panel>
      )}
      <div class="pair">
        <ComingUp home={home} />
        <Latest />
      </div>
    </>
  );
}

function Leading({ home, isEmpty }: { home: Home; isEmpty: boolean }) {
  const { format } = useViewer();
  const { data: pace } = usePace(HOME.pace);
  const { currency, free_to_spend: free, total_budget, total_spent, period } = home;
  const isOver = free !== null && free < 0;
  const label = free === null ? words.home.spent : isOver ? words.home.short : words.home.left;
  const { main, decimals } = format.figure(Math.abs(free ?? total_spent), currency);
  const days = period.days_left === 1 ? words.home.lastDay : words.home.daysToGo(period.days_left);
  const spent = words.home.spentOf(format.amount(total_spent, currency), format.amount(total_budget, currency));
  return (
    <section class={isOver ? "panel lead-panel over" : "panel lead-panel"} aria-labelledby="lead-label">
      <div class="panel-head">
        <h2 id="lead-label">{label}</h2>
        <p class="quiet">{days}</p>
      </div>
      <p class="figure">
        <a href={entriesLink({ start_date: period.start, end_date: period.end })}>
          {main}
          <span class="decimals">{decimals}</span>
        </a>
      </p>
      <p class="figure-note">{figureNote(home, format)}</p>
      {total_budget > 0 && <p class="quiet">{spent}</p>}
      {/* Its place is kept, so that nothing jumps when it comes. */}
      {!isEmpty && <div class="pace-place">{pace && <PaceLine pace={pace} />}</div>}
    </section>
  );
}

function figureNote(
  { per_day, free_to_spend: free, currency, period }: Home,
  format: ReturnType<typeof useViewer>["format"],
): string {
  const until = words.home.until(
    format.day(period.end) === words.days.today ? words.days.tonight : format.day(period.end),
  );
  if (free === null) return words.home.tellIncome;
  if (free < 0) return words.home.nothingLeft(until);
  return per_day === null ? until : words.home.perDay(format.amount(per_day, currency), until);
}

/** How many bills are told before what comes after the period is left out. */
const BILLS_SHOWN = 6;

function ComingUp({ home: { period, currency, total_reserved: reserved } }: { home: Home }) {
  const { format } = useViewer();
  const { data } = useRecurring(HOME.recurring);
  if (!data) return null;
  const { due, later } = comingBills(data, period.end);
  return (
    <Panel title={words.home.comingUp}>
      {due.length === 0 ? (
        <p class="quiet teach">{words.home.nothingComing(format.day(period.end))}</p>
      ) : (
        <Bills bills={due} />
      )}
      {reserved > 0 && <p class="quiet teach">{words.home.setAside(format.amount(reserved, currency))}</p>}
      {later.length > 0 && (
        <>
          <h3 class="later">{words.home.afterThat}</h3>
          <Bills bills={later} />
        </>
      )}
    </Panel>
  );
}

function Bills({ bills }: { bills: RecurringList["recurring"] }) {
  const { format } = useViewer();
  return (
    <ul class="entries">
      {bills.map(({ id, description, amount, currency, next_due }) => (
        <li key={id} class="due">
          <time class="quiet" dateTime={next_due ?? ""}>
            {format.day(next_due ?? "")}
          </time>
          <span class="due-name">{description}</span>
          <span class="entry-amount">{format.amount(amount, currency)}</span>
        </li>
      ))}
    </ul>
  );
}

type Coming = Readonly<Record<"due" | "later", RecurringList["recurring"]>>;

function comingBills({ recurring }: RecurringList, until: string): Coming {
  const dated = recurring
    .filter(({ next_due }) => next_due !== null)
    .toSorted((a, b) => (a.next_due ?? "").localeCompare(b.next_due ?? ""));
  const due = dated.filter(({ next_due }) => (next_due ?? "") <= until);
  return { due, later: dated.slice(due.length, Math.max(due.length, BILLS_SHOWN)) };
}

function Latest() {
  const { data: categories } = useCategories(HOME.categories);
  const { data: page } = useExpenses(HOME.latest);
  if (!page || !categories) return null;
  return (
    <Panel title={words.home.latest} aside={<a href="#/expenses">{words.home.all}</a>}>
      {page.expenses.length === 0 ? (
        <p class="quiet teach">{words.home.noEntries}</p>
      ) : (
        <ul class="entries">
          {page.expenses.map((entry) => (
            <li key={entry.id}>
              <EntryRow entry={entry} categories={categories.categories} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
