import * as z from "zod";
import { isCurrency } from "../../../domain/money.ts";

/** Larger than any single amount may be in any currency; the domain knows each one's bound. */
const LARGEST = 999_999_999_999;

/** No currency has smaller units. */
const SMALLEST = 0.0001;

/** What requests and answers of the API have in common (zod): each is described once, and the OpenAPI file is made of it. */

/** Text in which something stands, without the space around it. @param most characters */
export function filled(most: number) {
  return z.string().regex(/\S/, "must not be empty").max(most).trim();
}

/** An amount in a request, exactly as it was written, as a decimal string: see `read-json.ts`. */
export const amount = z
  .union(
    [z.number().min(SMALLEST).max(LARGEST), z.string().regex(/^[0-9]{1,12}(\.[0-9]{1,4})?$/)],
    "must be an amount above 0 like 4.50, as a number or a string",
  )
  .transform(String)
  // No currency has more decimals.
  .refine((text) => /^\d+(\.\d{1,4})?$/.test(text), "must be an amount above 0 like 4.50")
  .meta({ description: "An amount above 0: a number or a decimal string, read exactly." });

/** As {@link amount}, in an address, where all is text. */
export const amountText = z
  .string()
  .regex(/^[0-9]{1,12}(\.[0-9]{1,4})?$/, "must be an amount above 0 like 4.50")
  .meta({ description: "An amount above 0 as a decimal string." });

/** As {@link amount}; 0 and a minus are allowed. */
export const signedAmount = z
  .union(
    [z.number().min(-LARGEST).max(LARGEST), z.string().regex(/^-?[0-9]{1,12}(\.[0-9]{1,4})?$/)],
    "must be an amount like 412.50 or -200, as a number or a string",
  )
  .transform(String)
  .refine((text) => /^-?\d+(\.\d{1,4})?$/.test(text), "must be an amount like 412.50 or -200")
  .meta({ description: "An amount, negative or not: a number or a decimal string, read exactly." });

/** An amount in an answer: main units, rounded to the currency's exponent. */
export const figure = z.number().meta({ description: "Main units of the currency, rounded to its exponent." });

/** ISO 4217. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code like USD")
  .refine(isCurrency, "is no ISO 4217 code that is in use");

/** Category id; `cat_` before it is taken off. */
export const categoryId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,60}$/, "must be a category's id, like dining")
  .transform((id) => id.replace(/^cat_/, ""));

/** A category's id as answers have it. */
export const knownCategory = z.string().meta({ description: "Category id, like `dining`." });

/** `YYYY-MM`. */
export const month = z
  .string()
  .regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/, "must be a month like 2026-11")
  .meta({ description: "A budget month, `YYYY-MM`." });

/** `YYYY-MM-DD`. */
export const date = z.iso.date("must be a date like 2026-11-23");

/** A date, or an instant, whose calendar date in the person's zone is meant. */
export const dateOrTime = z
  .union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], "must be a date or a time in ISO 8601")
  .meta({ description: "A date, or a time whose calendar date in the person's zone is meant." });

/** 1–500 characters. */
export const description = filled(500);

/** ISO instant. */
export const instant = z.string().meta({ format: "date-time" });

/** Who is asking is known from the token alone; another one is refused. */
export const userId = z
  .string()
  .max(100)
  .meta({ description: "The token's own person, or `me`.", anyOf: [{ const: "me" }, { format: "uuid" }] })
  .optional();

/** 1 (luxury) … 10 (essential). */
export const priority = z.int().min(1).max(10);

/** Where the next page begins, as the page before told. */
export const cursor = z.string().min(1).max(200).optional();

/** No mailbox has a longer name than 64 characters (RFC 5321). */
const EMAIL = new RegExp(`^(?=[^@]{1,64}@)${z.regexes.email.source.replace(/^\^/, "")}`);

/** An e-mail address, folded to lower case. */
export const email = z
  .email({ pattern: EMAIL, error: "must be an e-mail address" })
  .max(254)
  .transform((address) => address.toLowerCase());

/** How somebody is called. */
export const fullName = filled(100);

/** A personal token's or a session's name for people. */
export const label = filled(60);

/** What a path ends with: the id of one thing. */
export const byId = z.strictObject({ id: z.string().min(1).max(100) });
