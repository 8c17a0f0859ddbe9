import * as z from "zod";
import { understand } from "../../../dialogs/understanding/understand.ts";
import type { Person } from "../../../domain/person.ts";

const goalArgs = z.looseObject({ name: z.string() });

/** What words set as a goal, by the same understanding as in chat, as arguments of the tool; null for words that are none. */
export function setGoalIn(
  words: string,
  { currency, locale, zone }: Person,
  now: Temporal.Instant,
): z.output<typeof goalArgs> | null {
  const local = now.toZonedDateTimeISO(zone).toPlainDateTime();
  const { calls } = understand(words, { now: local, currency, locale, shown: [], pending: null, isReply: false });
  const [call] = calls;
  return call?.tool === "set_goal" ? goalArgs.parse(call.args) : null;
}
