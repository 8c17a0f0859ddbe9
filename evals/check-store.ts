import assert from "node:assert/strict";
import { readPosition } from "../dialogs/tools/position.ts";
import { openBook } from "../domain/book.ts";
import { categoryBookOf } from "../domain/categories.ts";
import { toDecimal } from "../domain/money.ts";
import { COLLECTIONS } from "../domain/operation.ts";
import { localDate, periodOf } from "../domain/period.ts";
import type { RunningBot } from "../tests/support/start-bot.ts";
import type { Conversation } from "./conversation.ts";

/** Checks what stands in the owner's book. */
export async function checkStore(bot: RunningBot, wanted: NonNullable<Conversation["store"]>): Promise<void> {
  const { stores, owner, clock } = bot;
  const at = clock.now().toString();
  const book = await openBook(stores.ledgers, owner.ledger, { turn: "", actor: owner.id, channel: "console", at });
  if (wanted.entries) {
    const entries = (await book.entries({ order: "made", limit: 1_000 })).toReversed();
    const lines = entries.map(
      ({ description, amount, date, category }) =>
        `${description} ${toDecimal(amount)} ${amount.currency} ${date} ${category ?? "-"}`,
    );
    assert.deepEqual(lines, wanted.entries);
  }
  const today = localDate(at, owner.zone);
  const reader = {
    book,
    today,
    categories: categoryBookOf(await book.records("categories")),
    arrivedOn: localDate(owner.createdAt, owner.zone),
  };
  const period = periodOf(today, book.ledger.paydays);
  if (wanted.free !== undefined) {
    const { free } = await readPosition(reader, period);
    assert.equal(free && toDecimal(free), wanted.free, "free to spend");
  }
  if (wanted.spent) {
    const sums = await book.spent(period.start, period.end);
    const spent = sums.map(({ category, minor }) => [category, toDecimal({ minor, currency: book.ledger.currency })]);
    assert.deepEqual(Object.fromEntries(spent), wanted.spent);
  }
  for (const what of COLLECTIONS) {
    const count = wanted.counts?.[what];
    if (count === undefined || what === "entries" || what === "verdicts") continue;
    assert.equal((await book.records(what)).length, count, what);
  }
}
