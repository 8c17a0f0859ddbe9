import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { getJson } from "../api.ts";
import { useCategories, useExpenses } from "../loaders.ts";
import { EntryRow } from "../parts/entry-row.tsx";
import { Failure } from "../parts/failure.tsx";
import { Field, Select } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Skeleton } from "../parts/skeleton.tsx";
import { entriesLink } from "../route.ts";
import type { CategoryList, Expense, ExpensePage } from "../shapes.ts";
import { visibleRows } from "../window-of-rows.ts";
import { words } from "../words.ts";

const FILTERS = ["q", "category_id", "start_date", "end_date"] as const;

/** All entries, by filters that stand in the address. */
export function ExpensesScreen({ query }: { query: URLSearchParams }) {
  const filter = useMemo(() => {
    const filter: Record<string, string> = {};
    for (const name of FILTERS) filter[name] = query.get(name) ?? "";
    return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  }, [query.toString()]);
  const { data: categories } = useCategories("/v1/ranking/categories");
  const path = `/v1/expenses?${new URLSearchParams({ ...filter, limit: "100" })}`;
  const { data: first, error } = useExpenses(path);
  return (
    <Panel title={words.screens.expenses}>
      <Filters filter={filter} categories={categories?.categories ?? []} />
      {first && categories ? (
        <EntryList key={path} path={path} first={first} categories={categories.categories} />
      ) : error ? (
        <Failure error={error} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Panel>
  );
}

function Filters({
  filter,
  categories,
}: {
  filter: Readonly<Record<string, string>>;
  categories: CategoryList["categories"];
}) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const put = (name: string, value: string) => {
    const { [name]: _before, ...others } = filter;
    location.replace(entriesLink(value === "" ? others : { ...others, [name]: value }));
  };
  const search = (value: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => put("q", value.trim()), 300);
  };
  const { q = "", category_id = "", start_date = "", end_date = "" } = filter;
  return (
    <search class="form">
      <div class="form-row">
        <Field
          label={words.expenses.search}
          type="search"
          maxLength={100}
          defaultValue={q}
          onInput={({ currentTarget }) => search(currentTarget.value)}
        />
        <Select
          label={words.category}
          value={category_id}
          onChange={({ currentTarget }) => put("category_id", currentTarget.value)}
        >
          <option value="">{words.expenses.allCategories}</option>
          {categories.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Field
          label={words.expenses.from}
          type="date"
          value={start_date}
          onChange={({ currentTarget }) => put("start_date", currentTarget.value)}
        />
        <Field
          label={words.expenses.to}
          type="date"
          value={end_date}
          onChange={({ currentTarget }) => put("end_date", currentTarget.value)}
        />
      </div>
      {Object.keys(filter).length > 0 && (
        <p>
          <a href="#/expenses">{words.expenses.clear}</a>
        </p>
      )}
    </search>
  );
}

/** Of a long list only what is in sight is drawn; what comes after is asked for before its end is reached. */
function EntryList({
  path,
  first,
  categories,
}: {
  path: string;
  first: ExpensePage;
  categories: CategoryList["categories"];
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const { entries, more, loadMore } = usePages(path, first);
  const [scroll, setScroll] = useState({ top: 0, height: 800 });
  const rowHeight = matchMedia("(width < 36rem)").matches ? 84 : 60;
  const { from, to } = visibleRows({ ...scroll, rowHeight, count: entries.length });
  useEffect(() => {
    if (more && to >= entries.length - 20) loadMore();
  }, [more, to, entries.length]);
  if (entries.length === 0) return <p class="quiet teach">{words.expenses.none}</p>;
  const shown = entries.slice(from, to);
  return (
    <>
      <p class="quiet teach" role="status">
        {words.expenses.count(entries.length, more)}
      </p>
      <section
        ref={scroller}
        class="list-scroll"
        aria-label={words.expenses.list}
        onScroll={({ currentTarget }) =>
          setScroll({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })
        }
      >
        <ul class="list-rows" style={{ blockSize: `${entries.length * rowHeight}px` }}>
          {shown.map((entry, index) => (
            <li
              key={entry.id}
              aria-setsize={more ? -1 : entries.length}
              aria-posinset={from + index + 1}
              style={{ insetBlockStart: `${(from + index) * rowHeight}px`, blockSize: `${rowHeight}px` }}
            >
              <EntryRow entry={entry} categories={categories} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** The first page, always fresh, and those after it as they were asked for. */
function usePages(path: string, first: ExpensePage) {
  const [later, setLater] = useState<{ first: ExpensePage; entries: readonly Expense[]; next: string | null }>({
    first,
    entries: [],
    next: first.next_cursor,
  });
  const isLoading = useRef(false);
  // After a change the pages behind are asked for again, so that none shows what stands no more.
  const current = later.first === first ? later : { first, entries: [], next: first.next_cursor };
  const loadMore = () => {
    if (isLoading.current || current.next === null) return;
    isLoading.current = true;
    void getJson<ExpensePage>(`${path}&cursor=${encodeURIComponent(current.next)}`)
      .then((page) => {
        setLater({ first, entries: [...current.entries, ...page.expenses], next: page.next_cursor });
      })
      // At the next scroll it is tried again.
      .catch(() => {})
      .finally(() => {
        isLoading.current = false;
      });
  };
  return { entries: [...first.expenses, ...current.entries], more: current.next !== null, loadMore };
}
