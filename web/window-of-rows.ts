/** What is known of a scrolled list; lengths in pixels. */
export interface ScrolledList {
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
}

/** Rows drawn beyond what is in sight, on each side. */
const BESIDE = 8;

/** The window moves by so many rows, so that a scroll of less draws nothing anew. */
const STEP = 4;

/** Which rows to draw: those in sight and a few around them, `from` up to but without `to`; there may be fewer. */
export function visibleRows({ top, height, rowHeight }: ScrolledList): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.floor((top / rowHeight - BESIDE) / STEP) * STEP);
  const to = Math.ceil(((top + height) / rowHeight + BESIDE) / STEP) * STEP;
  return { from, to };
}

/** Whether two windows lie so far apart that most rows of the second are new: somebody flings, and can't read what flies by. */
export function isFling(before: { readonly from: number }, now: { readonly from: number }): boolean {
  return Math.abs(now.from - before.from) > 12;
}
