import type { UnderstandingContext } from "../../dialogs/understanding/understanding.ts";

/** Somebody at home in dollars who was just shown a coffee: what texts made by chance are understood in. */
export const HOME_CONTEXT: UnderstandingContext = {
  now: Temporal.PlainDateTime.from("2026-06-10T09:12:00"),
  currency: "USD",
  locale: "en-US",
  shown: [{ description: "coffee", amount: "4.50" }],
  pending: null,
  isReply: false,
};
