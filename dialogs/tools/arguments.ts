import { z } from "zod";
import { isCurrency } from "../../domain/money.ts";

/** The arguments that many tools share (zod), so that every tool says the same thing the same way. */

/** Decimal string without sign or separators: `"4.50"`. */
export const amount = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, "An amount is a decimal string like 4.50.");

/** A change of an amount: `"+5"`, `"-2.50"`. */
export const amountChange = z.string().regex(/^[+-]\d{1,15}(\.\d{1,4})?$/, "A change is a signed decimal like +5.");

/** ISO 4217; left out for the person's own. */
export const currency = z.string().refine(isCurrency, "That is no ISO 4217 currency code.");

/** `YYYY-MM-DD`. */
export const date = z.iso.date();

/** `YYYY-MM`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "A month is written 2026-11.");

/** 1–500 characters. */
export const description = z.string().trim().min(1).max(500);

/** Category id. */
export const category = z.string().min(1).max(60);

/** What a person calls a goal. */
export const goalName = z.string().trim().min(1).max(60);

/** A free word, without the `#`. */
export const tag = z.string().min(1).max(40);

/** Free words, without the `#`. */
export const tags = z.array(tag).max(10);

/** Which entry is meant. */
export const which = z.union([
  z.strictObject({ last: z.int().min(1).max(20) }),
  z.strictObject({ position: z.int().min(1).max(100) }),
  z.strictObject({ id: z.string() }),
  z.strictObject({ replied_to: z.literal(true) }),
  z.strictObject({
    words: z.string().optional(),
    date: date.optional(),
    amount: amount.optional(),
    channel: z.string().optional(),
  }),
]);

/** Which entry is meant, read. */
export type Which = z.output<typeof which>;
