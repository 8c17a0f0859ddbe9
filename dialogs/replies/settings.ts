import type { Change } from "../../domain/operation.ts";
import type { LedgerSettings } from "../../domain/settings.ts";

/** Every book begins with it. */
const FIRST_PAYDAY = 1;

/** What a change of a book's settings was: `risk moderate → conservative`, `payday 1 → 25`. */
export function settingsChange({ before, after }: Change<"settings">): string {
  const part = (name: string, of: (settings: LedgerSettings | null) => string): string =>
    of(before) === of(after) ? "" : `${name} ${of(before)} → ${of(after)}`;
  return [
    part("risk", (settings) => settings?.risk ?? "moderate"),
    part("payday", (settings) => String(settings?.paydays?.at(-1)?.day ?? FIRST_PAYDAY)),
    part("the book's currency", (settings) => settings?.currency ?? "as it was"),
  ]
    .filter((words) => words !== "")
    .join(", ");
}
