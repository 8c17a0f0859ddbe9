import type { SqliteStores } from "../../../adapters/stores/sqlite/index.ts";
import { openBook } from "../../../domain/book.ts";
import { CategoryBook } from "../../../domain/categories.ts";
import { localDate } from "../../../domain/period.ts";
import { type Household, openHousehold } from "../../../tests/support/household.ts";
import { NO_ACCOUNT } from "../../../tests/support/no-account.ts";
import { presentCalls } from "../../flows/present-calls.ts";
import { runCall } from "../../flows/run-call.ts";
import type { View } from "../../replies/format.ts";
import type { ToolCall } from "../../tools/call.ts";
import type { Presentation } from "../../tools/tool.ts";
import { type Evidence, evidenceOf } from "../evidence.ts";

/** A book of the first days of June 2026, in US dollars: a plan, two limits and a dozen expenses. */
export async function openJune(stores: SqliteStores): Promise<Household> {
  const home = await openHousehold({ now: "2026-06-11T12:00:00Z", stores });
  await home.say({ tool: "create_budget", args: { income: "3200" } });
  await home.say({ tool: "set_limit", args: { category: "dining", amount: "200" } });
  await home.say({ tool: "set_limit", args: { category: "groceries", amount: "400" } });
  for (const [description, amount, category, date] of SPENT) {
    await home.say({ tool: "log_expense", args: { description, amount, category, date: `2026-06-${date}` } });
  }
  return home;
}

const SPENT = [
  ["rent", "900", "housing", "01"],
  ["electricity", "64.20", "utilities", "02"],
  ["weekly shop", "118.40", "groceries", "02"],
  ["ramen", "18.50", "dining", "03"],
  ["bus pass", "49", "transport", "03"],
  ["Netflix", "15.49", "subscriptions", "05"],
  ["dinner with Ana", "68", "dining", "06"],
  ["market", "41.60", "groceries", "07"],
  ["cinema", "14.50", "entertainment", "08"],
  ["coffee", "4.50", "dining", "09"],
  ["weekly shop", "96", "groceries", "09"],
  ["sushi", "27", "dining", "10"],
  ["shoes", "89.90", "shopping", "10"],
] as const;

/** What a book's tools tell when they are called. */
export async function toldIn(home: Household, ...calls: readonly ToolCall[]): Promise<Presentation[]> {
  const { stores, person, state, newId, now } = home;
  const author = { turn: "t:1", actor: person.id, channel: "console", at: now };
  const book = await openBook(stores.ledgers, person.ledger, author);
  const view = juneView(home);
  const scene = { book, person, newId, state, view, account: NO_ACCOUNT, isPrivate: true, at: now };
  const presentations: Presentation[] = [];
  for (const [index, call] of calls.entries()) {
    presentations.push(presentCalls([{ call, outcome: await runCall(scene, call, index) }], view));
  }
  return presentations;
}

/** What a reply may say after those calls and those words. */
export async function evidenceIn(home: Household, said: string, ...calls: readonly ToolCall[]): Promise<Evidence> {
  return evidenceOf({ presentations: await toldIn(home, ...calls), said, view: juneView(home) });
}

/** For whom it is told. */
export function juneView({ person, now }: Household): View {
  const { locale, currency, zone } = person;
  return { locale, currency, today: localDate(now, zone), categories: new CategoryBook() };
}
