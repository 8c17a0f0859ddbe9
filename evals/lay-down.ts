import { openBook } from "../domain/book.ts";
import { draftEntry } from "../domain/draft-entry.ts";
import { parseAmount } from "../domain/money.ts";
import type { Change } from "../domain/operation.ts";
import { SETTINGS_ID } from "../domain/settings.ts";
import type { RunningBot } from "../tests/support/start-bot.ts";
import type { Conversation } from "./conversation.ts";

/** Lays down what was there before a conversation: paydays, entries of earlier days, the rates of a day. */
export async function layDown(bot: RunningBot, written: Conversation): Promise<void> {
  const { stores, owner, clock } = bot;
  const at = clock.now().toString();
  if (written.rates) await stores.rates.keep(written.rates, at);
  const author = { turn: "before", actor: owner.id, channel: "console", at };
  const book = await openBook(stores.ledgers, owner.ledger, author);
  const paydays = [{ from: "1970-01-01", day: written.payday }];
  const settings: Change[] =
    written.payday === 1 ? [] : [{ what: "settings", id: SETTINGS_ID, before: null, after: { paydays } }];
  const entries = written.history.map((line, index): Change => {
    const [date = "", category = "", amount = "", ...words] = line.split(" ");
    const id = `before-${String(index).padStart(4, "0")}`;
    const what = { id, amount: parseAmount(amount, owner.currency), date, description: words.join(" ") };
    const isIncome = category === "income";
    const rest = {
      kind: isIncome ? "income" : "expense",
      category: isIncome ? null : category,
      tags: [],
      position: index + 1,
    } as const;
    const after = draftEntry(book.ledger, author, date, { ...what, ...rest });
    return { what: "entries", id, before: null, after };
  });
  if (settings.length + entries.length === 0) return;
  book.stage({ step: "0.0", tool: "log_expense", kind: "note", changes: [...settings, ...entries] });
  for (const operation of book.operations(new Map())) await stores.ledgers.commit(operation);
}
