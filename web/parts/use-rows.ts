import { useEffect, useState } from "preact/hooks";
import { isFling, type ScrolledList, visibleRows } from "../window-of-rows.ts";

/** Rows that are drawn in full for each frame after a fling, so that no frame takes long. */
const AT_ONCE = 6;

/** Milliseconds without scrolling after which a fling is over. */
const REST = 120;

/** Before anything was scrolled or measured. */
const AT_FIRST = { top: 0, height: 800 };

/** Which rows of a scrolled list to draw, and how many of them in full. */
export interface Rows {
  readonly from: number;
  readonly to: number;
  /** Rows from `from` on that are drawn with all that can be done with them; the others only as they read. */
  readonly full: number;
}

/**
 * The rows in sight. What flies by in a fling is drawn as plain text, which is several times cheaper, and in full when it
 * comes to rest.
 *
 * @returns the rows, and what notes that the list was scrolled
 */
export function useRows(rowHeight: number): readonly [Rows, (list: Omit<ScrolledList, "rowHeight">) => Rows] {
  const [rows, setRows] = useState<Rows>({
    ...visibleRows({ ...AT_FIRST, rowHeight }),
    full: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (rows.full === Number.POSITIVE_INFINITY) return;
    const drawMore = () =>
      setRows((now) => {
        const full = now.full + AT_ONCE;
        return { ...now, full: full >= now.to - now.from ? Number.POSITIVE_INFINITY : full };
      });
    // Each scroll in a fling gives other rows, and begins the rest anew.
    if (rows.full === 0) {
      const timer = setTimeout(drawMore, REST);
      return () => clearTimeout(timer);
    }
    const frame = requestAnimationFrame(drawMore);
    return () => cancelAnimationFrame(frame);
  }, [rows]);
  const look = (list: Omit<ScrolledList, "rowHeight">): Rows => {
    const seen = visibleRows({ ...list, rowHeight });
    if (seen.from === rows.from && seen.to === rows.to) return rows;
    const isFlying = isFling(rows, seen) || rows.full !== Number.POSITIVE_INFINITY;
    const next = { ...seen, full: isFlying ? 0 : Number.POSITIVE_INFINITY };
    setRows(next);
    return next;
  };
  return [rows, look];
}
