import type { Uncounted } from "../tools/uncounted.ts";
import { formatMoney, plural, type View } from "./format.ts";

/** Says what a sum leaves out because its charge is not known yet; no line where it leaves nothing out. */
export function uncountedLines(uncounted: readonly Uncounted[], view: View): string[] {
  if (uncounted.length === 0) return [];
  const parts = uncounted.map(
    ({ amount, count }) => `${formatMoney(amount, view)} in ${plural(count, "entry", "entries")}`,
  );
  return [`Not counted yet: ${parts.join(" and ")}; tell me what you were charged.`];
}
