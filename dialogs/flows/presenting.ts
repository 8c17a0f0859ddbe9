import type { Book } from "../../domain/book.ts";
import { categoryBookOf } from "../../domain/categories.ts";
import { localDate } from "../../domain/period.ts";
import type { View } from "../replies/format.ts";
import type { Presentation } from "../tools/tool.ts";
import type { CarryOutInput } from "./carry-out.ts";

/** For whom, and on which day, a turn is worded, by the names of the book's categories. */
export async function viewOf(
  { decision, person }: Pick<CarryOutInput, "decision" | "person">,
  book: Book,
): Promise<View> {
  const categories = categoryBookOf(await book.records("categories"));
  const { locale, zone } = person;
  const { tone } = (await book.record("preferences", person.id)) ?? {};
  const today = localDate(decision.now, zone);
  return { locale, currency: book.ledger.currency, today, categories, ...(tone === undefined ? {} : { tone }) };
}

/** Notes which turn asks (a question that is asked again stays that of the first), and which turn's question was answered: a button of it counts once. */
export function inTurn({ turn, decision }: CarryOutInput, presentation: Presentation): Presentation {
  const { pending } = presentation;
  const { about, calls } = decision;
  // Undo and Redo say themselves whether they have been pressed before.
  const isAnswer = about !== undefined && !calls.every(({ tool }) => tool === "undo" || tool === "redo");
  return {
    ...presentation,
    ...(pending === undefined ? {} : { pending: { turn, ...pending } }),
    ...(isAnswer ? { answered: about } : {}),
  };
}
