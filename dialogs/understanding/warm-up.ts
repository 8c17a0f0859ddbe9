import { understand } from "./understand.ts";

/**
 * Understands a few texts of each kind, so that the first person does not wait while expressions are compiled.
 *
 * The engine compiles an expression when it is first used, once for Latin text and once for any other; together that is
 * several hundred milliseconds. Call it once when a process starts.
 *
 * @param now any local time
 * @param reach `plain`: only for plain Latin text, at a third of the time and memory · `full`: for measuring
 */
export function warmUpUnderstanding(now: Temporal.PlainDateTime, reach: "plain" | "full"): void {
  const context = { now, currency: "USD", locale: "en-US", shown: [], pending: null, isReply: false };
  for (const text of TEXTS) {
    // An expression is interpreted the first time and compiled the second.
    for (const mark of reach === "plain" ? [""] : ["", "", " ☕", " ☕"]) understand(`${text}${mark}`, context);
  }
}

const TEXTS = [
  "spent fifty bucks on gas, coffee 4.50 on June 5",
  "coffee 12.50 and lunch 1,250 yesterday",
  "what's left of something nobody sells",
  "can I afford headphones",
  "no, it was 15",
  "what did I spend on something nobody sells last month",
];
