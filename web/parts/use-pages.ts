import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { getJson } from "../api.ts";
import { watchRefreshes } from "../data.ts";
import type { Expense, ExpensePage } from "../shapes.ts";

/** The entries that are known so far. */
interface Pages {
  readonly entries: readonly Expense[];
  /** More are to be had. */
  readonly more: boolean;
  readonly loadMore: () => void;
}

/** How many pages behind the first are asked for again after a change; a longer list is shortened to them. */
const AGAIN = 10;

/**
 * A list page by page. The first page is kept fresh by whoever gives it; with each change those behind it are asked
 * for again, and until they come the old ones stay, so that the list does not jump.
 */
export function usePages(path: string, first: ExpensePage): Pages {
  const [later, setLater] = useState<{ readonly entries: readonly Expense[]; readonly next: string | null }>({
    entries: [],
    next: first.next_cursor,
  });
  const count = useRef(0);
  const run = useRef(0);
  const read = async (next: string | null, pages: number, before: readonly Expense[]): Promise<void> => {
    run.current += 1;
    const mine = run.current;
    const entries = [...before];
    let cursor = next;
    let got = 0;
    for (; got < pages && cursor !== null; got += 1) {
      const page = await getJson<ExpensePage>(`${path}&cursor=${encodeURIComponent(cursor)}`);
      entries.push(...page.expenses);
      cursor = page.next_cursor;
    }
    if (run.current === mine) setLater({ entries, next: cursor });
  };
  const isLoading = useRef(false);
  const start = (reading: Promise<void>) => {
    isLoading.current = true;
    reading
      // At the next scroll it is tried again.
      .catch(() => {})
      .finally(() => {
        isLoading.current = false;
      });
  };
  useEffect(() => {
    const again = () => {
      count.current = Math.min(count.current, AGAIN);
      start(read(first.next_cursor, count.current, []));
    };
    again();
    return watchRefreshes(again);
  }, [first]);
  const entries = useMemo(() => {
    const shown = new Set(first.expenses.map(({ id }) => id));
    return [...first.expenses, ...later.entries.filter(({ id }) => !shown.has(id))];
  }, [first, later]);
  return {
    entries,
    more: later.next !== null,
    loadMore() {
      if (isLoading.current || later.next === null) return;
      count.current += 1;
      start(read(later.next, 1, later.entries));
    },
  };
}
