import { useEffect, useRef, useState } from "preact/hooks";
import type { CategoryList, ExpensePage } from "../shapes.ts";
import { words } from "../words/index.ts";
import { ChosenEntries, MOST_CHOSEN } from "./chosen-entries.tsx";
import { EntryRow, PlainEntry } from "./entry-row.tsx";
import { JumpToDay } from "./jump-to-day.tsx";
import { usePages } from "./use-pages.ts";
import { useRows } from "./use-rows.ts";

interface EntryListProps {
  readonly path: string;
  readonly first: ExpensePage;
  readonly categories: CategoryList["categories"];
}

/**
 * Of a long list only what is in sight is drawn, and drawn anew only when other rows come in sight; what comes after is
 * asked for before its end is reached.
 */
export function EntryList({ path, first, categories }: EntryListProps) {
  const { entries, more, loadMore } = usePages(path, first);
  const rowHeight = matchMedia("(width < 36rem)").matches ? 84 : 60;
  const [{ from, to, full }, look] = useRows(rowHeight);
  const scroller = useRef<HTMLElement>(null);
  const wanted = useRef<number | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const readOn = (end: number) => {
    if (more && end >= entries.length - 20) loadMore();
  };
  useEffect(() => readOn(to), [to, entries]);
  const focusWanted = () => {
    const box = scroller.current?.querySelector<HTMLElement>(`[aria-posinset="${(wanted.current ?? -1) + 1}"] input`);
    if (!box) return;
    wanted.current = null;
    box.focus({ preventScroll: true });
  };
  useEffect(focusWanted);
  const leadTo = (row: number) => {
    wanted.current = row;
    scroller.current?.scrollTo(0, row * rowHeight);
    focusWanted();
  };
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
            <JumpToDay entries={entries} more={more} onRow={leadTo} />
            <button
              class="plain choose-many"
              type="button"
              onClick={() => setChosen(new Set(entries.slice(0, MOST_CHOSEN).map(({ id }) => id)))}
            >
              {more || entries.length > MOST_CHOSEN ? words.chosen.first(MOST_CHOSEN) : words.chosen.all}
            </button>
          </>
        )}
      </div>
      <section
        ref={scroller}
        class="list-scroll"
        aria-label={words.expenses.list}
        onScroll={({ currentTarget: { scrollTop: top, clientHeight: height } }) => readOn(look({ top, height }).to)}
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
              {index < full ? (
                <EntryRow entry={entry} categories={categories} />
              ) : (
                <PlainEntry entry={entry} categories={categories} />
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
