import type { View } from "../replies/format.ts";
import type { Presentation } from "../tools/tool.ts";
import type { CarryOutInput } from "./carry-out.ts";

/** For whom, and on which day, a turn is worded. */
export function viewOf({ decision, person }: CarryOutInput): View {
  const { locale, currency, zone } = person;
  const today = Temporal.Instant.from(decision.now).toZonedDateTimeISO(zone).toPlainDate().toString();
  return { locale, currency, today };
}

/** Notes which turn asks, and which turn's question was answered: a button of it counts once. */
export function inTurn({ turn, decision }: CarryOutInput, presentation: Presentation): Presentation {
  const { pending } = presentation;
  const { about, calls } = decision;
  // Undo and Redo say themselves whether they have been pressed before.
  const isAnswer = about !== undefined && !calls.every(({ tool }) => tool === "undo" || tool === "redo");
  return {
    ...presentation,
    ...(pending === undefined ? {} : { pending: { ...pending, turn } }),
    ...(isAnswer ? { answered: about } : {}),
  };
}
