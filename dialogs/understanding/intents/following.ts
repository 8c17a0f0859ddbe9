import type { ToolCall } from "../../tools/call.ts";
import type { Item } from "../items.ts";
import { toAmount } from "../numerals.ts";
import { amountLabel, ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding, UnderstandingContext } from "../understanding.ts";
import { type LogOverride, logCall } from "./log-call.ts";

/** "and 5 for the bus" goes on from what was just logged: it is of the same day. */
export function dayFollowed({ text, context }: Reading): Pick<LogOverride, "date"> {
  const [first, ...others] = FOLLOWS.test(text) ? context.shown : [];
  const isOneDay = first?.date !== undefined && others.every(({ date }) => date === first.date);
  return isOneDay ? { date: first.date } : {};
}

/** After what was paid in foreign money it may be in that as well: asked, because nobody can know. */
export function askFollowed(items: readonly Item[], reading: Reading): Understanding | null {
  const { text, context } = reading;
  const foreign = FOLLOWS.test(text) ? foreignShown(context) : null;
  const [item, ...others] = items;
  const [amount] = item?.amounts ?? [];
  if (foreign === null || !item || !amount || others.length > 0 || amount.isMarked) return null;
  const value = toAmount(amount.readings[0] ?? "", foreign);
  if (value === null) return null;
  const call = (override: LogOverride): ToolCall => logCall(item, context, { ...dayFollowed(reading), ...override });
  const abroad = call({ amount: value });
  return ask("Which currency is that? Not logged yet.", [
    {
      label: amountLabel(value, context.locale, foreign),
      calls: [{ ...abroad, args: { ...abroad.args, currency: foreign } }],
    },
    { label: amountLabel(amount.readings[0] ?? "", context.locale, context.currency), calls: [call({})] },
  ]);
}

const FOLLOWS = /^(?:and|plus|also|\+|&)\b/i;

/** The one foreign currency of all that was shown. */
function foreignShown({ shown, currency: own }: UnderstandingContext): string | null {
  const [first, ...others] = shown;
  const currency = first?.currency;
  if (currency === undefined || currency === own) return null;
  return others.every((entry) => entry.currency === currency) ? currency : null;
}
