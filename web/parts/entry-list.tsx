import { useEffect, useState } from "preact/hooks";
import type { CategoryList, ExpensePage } from "../shapes.ts";
import { visibleRows } from "../window-of-rows.ts";
import { words } from "../words.ts";
import { ChosenEntries, MOST_CHOSEN } from "./chosen-entries.tsx";
import { EntryRow } from "./entry-row.tsx";
import { usePages } from "./use-pages.ts";

interface EntryListProps {
  readonly path: string;
  readonly first: ExpensePage;
  readonly categories: CategoryList["categories"];
}

/** Before anything was scrolled or measured. */
const AT_FIRST = { top: 0, height: 800 };

/**
 * Of a long list only what is in sight is drawn, and drawn anew only when other rows come in sight; what comes after is
 * asked for before its end is reached.
 */
export function EntryList({ path, first, categories }: EntryListProps) {
  const { entries, more, loadMore } = usePages(path, first);
  const rowHeight = matchMedia("(width < 36rem)").matches ? 84 : 60;
  const [{ from, to }, setRows] = useState(visibleRows({ ...AT_FIRST, rowHeight }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const look = (list: HTMLElement) => {
    const rows = visibleRows({ top: list.scrollTop, height: list.clientHeight, rowHeight });
    readOn(rows.to);
    setRows((before) => (before.from === rows.from && before.to === rows.to ? before : rows));
  };
  const readOn = (end: number) => {
    if (more && end >= entries.length - 20) loadMore();
  };
  useEffect(() => readOn(to), [to, entries]);
  if (entries.length === 0) return <p class="quiet teach">{words.expenses.none}</p>;
  const toggle = (id: string, isChosen: boolean) => {
    const others = [...chosen].filter((other) => other !== id);
    setChosen(new Set(isChosen ? [...others, id].slice(0, MOST_CHOSEN) : others));
  };
  // What was removed meanwhile is chosen no more.
  const ids = chosen.size === 0 ? [] : entries.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
  const start = Math.min(from, entries.length);
  return (
    <>
      <div class="list-head">
        {ids.length > 0 ? (
          <ChosenEntries ids={ids} categories={categories} onDone={() => setChosen(new Set())} />
        ) : (
          <>
            <p class="quiet" role="status">
              {words.expenses.count(entries.length, more)}
            </p>
            <button
              class="plain"
              type="button"
              onClick={() => setChosen(new Set(entries.slice(0, MOST_CHOSEN).map(({ id }) => id)))}
            >
              {more || entries.length > MOST_CHOSEN ? words.chosen.first(MOST_CHOSEN) : words.chosen.all}
            </button>
          </>
        )}
      </div>
      <section
        class="list-scroll"
        aria-label={words.expenses.list}
        onScroll={({ currentTarget }) => look(currentTarget)}
      >
        <ul class="list-rows" style={{ blockSize: `${entries.length * rowHeight}px` }}>
          {entries.slice(start, to).map((entry, index) => (
            <li
              key={entry.id}
              aria-setsize={more ? -1 : entries.length}
              aria-posinset={start + index + 1}
              style={{ insetBlockStart: `${(start + index) * rowHeight}px`, blockSize: `${rowHeight}px` }}
            >
              <label class="choose">
                <input
                  type="checkbox"
                  aria-label={words.chosen.choose(entry.description)}
                  checked={chosen.has(entry.id)}
                  disabled={ids.length === MOST_CHOSEN && !chosen.has(entry.id)}
                  onChange={({ currentTarget }) => toggle(entry.id, currentTarget.checked)}
                />
              </label>
              <EntryRow entry={entry} categories={categories} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
