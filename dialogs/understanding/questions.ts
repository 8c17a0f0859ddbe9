import type { PendingChoice } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import type { Understanding } from "./understanding.ts";

/** Why nothing was done. */
export type DeclineReason =
  | "not_money"
  | "hypothetical"
  | "negated"
  /** They can't pay for what they need. */
  | "in_need"
  | "move_money_asked"
  | "cancel_asked"
  | "invest_asked"
  | "convert_asked"
  | "calculation"
  /** A tool that does not exist yet; `about` names it. */
  | "not_yet"
  | "unclear"
  /** An offer was turned down. */
  | "left_alone";

/** Carries out these calls. */
export function act(calls: readonly ToolCall[], confidence: number): Understanding {
  return { calls, confidence, answers: false };
}

/**
 * Asks one question; nothing is written until it is answered.
 *
 * @param awaitsAmount a call that lacks only its amount: a bare number then completes it
 */
export function ask(question: string, choices: readonly PendingChoice[], awaitsAmount?: ToolCall): Understanding {
  const shortened = choices.map(({ label, calls }) => ({ label: shorten(label, LONGEST.label), calls }));
  const args = {
    question: shorten(question, LONGEST.question),
    choices: shortened,
    ...(awaitsAmount === undefined ? {} : { awaits_amount: awaitsAmount }),
  };
  return act([{ tool: "ask", args }], 0.9);
}

/** In characters, as the tool takes them. */
const LONGEST = { question: 500, label: 60 } as const;

const shorten = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** Does nothing and says why. */
export function decline(reason: DeclineReason, about?: string): Understanding {
  return act([{ tool: "decline", args: { reason, ...(about === undefined ? {} : { about }) } }], 0.9);
}

/** A choice that stands for one call. */
export function choice(label: string, call: ToolCall): PendingChoice {
  return { label, calls: [call] };
}

/** The choice that leaves everything as it is. */
export const NEITHER: PendingChoice = { label: "No", calls: [{ tool: "decline", args: { reason: "left_alone" } }] };

/**
 * An amount as a choice shows it: `1,500.00`, `¥4,800`.
 *
 * @param amount decimal string
 */
export function amountLabel(amount: string, locale: string, currency?: string): string {
  const number = formatOf(knownLocale(locale), amount.split(".")[1]?.length ?? 0).format(Number(amount));
  return currency === undefined ? number : `${number} ${currency}`;
}

/** To make a format takes longer than to understand a note. */
function formatOf(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: decimals });
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(key, format);
  return format;
}

const formats = new Map<string, Intl.NumberFormat>();
const MOST_FORMATS = 32;

/** A day as a choice shows it: `Fri 5 Jun`. */
export function dayLabel(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short" });
}

function knownLocale(locale: string): string {
  return /^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(locale) ? locale : "en-US";
}
