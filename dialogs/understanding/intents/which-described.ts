import { findAmounts } from "../amounts.ts";
import { findDates } from "../dates.ts";
import { trim } from "../describing.ts";
import type { Reading } from "../reading.ts";
import type { ShownEntry } from "../understanding.ts";
import { positionOf } from "./positions.ts";

/** Which entry is meant, as the tools take it. */
type Which = Readonly<Record<string, unknown>>;

/**
 * The entry that a phrase describes otherwise than by its name: "the other one", "the 12.50 one", "yesterday's taxi", "the
 * one from Slack".
 *
 * @returns null when it says nothing of the kind
 */
export function describedEntry(phrase: string, reading: Reading): Which | null {
  const words = phrase.replace(/^(?:the|my|that) /i, "").trim();
  const { shown } = reading.context;
  return otherOf(words, shown) ?? byAmount(words, reading) ?? byChannel(words) ?? byDay(words, reading);
}

const ONE = "(?:one|entry|expense|purchase)";

/** Of two, the one that was not changed just now. */
function otherOf(words: string, shown: readonly ShownEntry[]): Which | null {
  if (!new RegExp(`^other(?: ${ONE})?$`, "i").test(words) || shown.length !== 2) return null;
  const touched = shown.findIndex(({ isTouched }) => isTouched === true);
  return touched === -1 ? null : { position: 2 - touched };
}

const PRICED = new RegExp(`^(?:(\\S{1,12}) ${ONE}|${ONE} (?:for|of|at|that (?:was|cost)) (\\S{1,12}))$`, "i");

/** "the 12 one": a number of an order only where nothing shown costs that. */
function byAmount(words: string, { context }: Reading): Which | null {
  const match = PRICED.exec(words);
  const phrase = match?.[1] ?? match?.[2] ?? "";
  const [mention, another] = findAmounts(phrase, [], context);
  const [amount, ...others] = mention?.readings ?? [];
  if (!mention || another || amount === undefined || others.length > 0) return null;
  if (mention.start !== 0 || mention.end !== phrase.length) return null;
  const isShown = context.shown.some((entry) => Number(entry.amount) === Number(amount));
  const isPosition = positionOf(phrase) !== null && context.shown.length >= (positionOf(phrase) ?? 0);
  return isShown || !isPosition ? { amount } : null;
}

const CHANNELS: Readonly<Record<string, string>> = {
  sms: "sms",
  text: "sms",
  slack: "slack",
  telegram: "telegram",
  page: "web",
  web: "web",
  console: "console",
  phone: "voice",
  voice: "voice",
  teams: "teams",
};
const CHANNEL = `(${Object.keys(CHANNELS).join("|")})`;
const BY_CHANNEL = new RegExp(
  `^(?:${CHANNEL} ${ONE}|${ONE} (?:from|in|on|by|via)(?: the| my)? ${CHANNEL}|${ONE} (?:that )?i (text)ed)$`,
  "i",
);

function byChannel(words: string): Which | null {
  const match = BY_CHANNEL.exec(words);
  const channel = CHANNELS[(match?.[1] ?? match?.[2] ?? match?.[3] ?? "").toLowerCase()];
  return channel === undefined ? null : { channel };
}

/** "yesterday's taxi", "the one from Monday" */
function byDay(words: string, { context }: Reading): Which | null {
  const [day, another] = findDates(words, context);
  if (!day || another || day.date === null || day.isFuture) return null;
  const before = words.slice(0, day.start);
  const after = words.slice(day.end);
  const isOf = /^(?:'s)? /.test(after)
    ? before.trim() === ""
    : /\b(?:from|of|on) (?:the )?$/.test(before) && after === "";
  if (!isOf) return null;
  const name = trim(`${before.replace(/\b(?:from|of|on) (?:the )?$/, "")} ${after.replace(/^'s/, "")}`);
  return new RegExp(`^${ONE}?$`, "i").test(name) ? { date: day.date } : { words: name, date: day.date };
}
