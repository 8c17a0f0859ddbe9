import { useEffect, useRef, useState } from "preact/hooks";
import { entriesLink } from "../route.ts";
import type { Expense } from "../shapes.ts";
import { words } from "../words/index.ts";
import { type EntryFilter, filterOf } from "./entry-filters.tsx";
import { onSubmit } from "./field.tsx";

interface JumpToDayProps {
  readonly entries: readonly Expense[];
  /** More are to be had than those. */
  readonly more: boolean;
  readonly onRow: (row: number) => void;
}

/**
 * Leads to a day in a list with the latest first: to its row where the list reaches so far, else the list is begun there,
 * which takes no longer at fifty thousand entries than at fifty. Until it is wanted it is a word beside their count.
 */
export function JumpToDay({ entries, more, onRow }: JumpToDayProps) {
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [isOpen]);
  const jump = ({ day = "" }: Record<string, string>) => {
    if (day === "") return;
    setOpen(false);
    const row = entries.findIndex(({ date }) => date <= day);
    if (row >= 0) onRow(row);
    else if (more) location.hash = entriesLink({ ...filterNow(), end_date: day });
    else onRow(entries.length - 1);
  };
  if (!isOpen) {
    return (
      <button class="plain" type="button" onClick={() => setOpen(true)}>
        {words.expenses.jump}
      </button>
    );
  }
  return (
    <form class="jump" onSubmit={onSubmit(jump)} onKeyDown={({ key }) => key === "Escape" && setOpen(false)}>
      <input ref={field} aria-label={words.expenses.jump} name="day" type="date" />
      <button class="chip" type="submit">
        {words.expenses.go}
      </button>
    </form>
  );
}

function filterNow(): EntryFilter {
  return filterOf(new URLSearchParams(location.hash.split("?")[1]));
}
