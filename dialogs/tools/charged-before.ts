import { chargedEntry } from "../../domain/card-charge.ts";
import type { Entry } from "../../domain/entry.ts";
import type { ToolContext } from "./tool.ts";

/** More than anyone tells in the days within which a charge is booked. */
const LOOKED_AT = 50;

/** What the same person told of before, where this is what their card was charged for it. */
export async function chargedBefore({ book, person }: ToolContext, charge: Entry): Promise<Entry | null> {
  const told = await book.entries({ actor: person.id, kinds: ["expense"], order: "made", limit: LOOKED_AT });
  const isOwnMoney = charge.amount.currency === book.ledger.currency;
  const { normalised, date } = charge;
  return chargedEntry({ normalised, minor: isOwnMoney ? charge.amount.minor : null, date }, told);
}
