/** What is known of a scrolled list; lengths in pixels. */
export interface ScrolledList {
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}

/** Rows drawn beyond what is in sight, on each side. */
const BESIDE = 8;

/** Which rows to draw: those in sight and a few around them, `from` up to but without `to`. */
export function visibleRows({ top, height, rowHeight, count }: ScrolledList): { from: number; to: number } {
  const from = Math.min(Math.max(0, Math.floor(top / rowHeight) - BESIDE), count);
  const to = Math.min(count, Math.ceil((top + height) / rowHeight) + BESIDE);
  return { from, to: Math.max(from, to) };
}
