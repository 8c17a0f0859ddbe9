import { openSqliteStores, type SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { readSummary } from "../../dialogs/tools/summarize-budget.ts";
import { openBook } from "../../domain/book.ts";
import { categoryBookOf } from "../../domain/categories.ts";
import type { Operation } from "../../domain/operation.ts";
import { localDate, periodOf } from "../../domain/period.ts";
import type { Summary } from "../../domain/summary.ts";
import { openChat } from "../../tests/support/chat.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { type RunningBot, startBot } from "../../tests/support/start-bot.ts";
import { differences } from "./differences.ts";
import { createSaid } from "./said.ts";
import type { Year } from "./year.ts";

/** What came of a year. */
export interface Lived {
  readonly steps: number;
  readonly operations: readonly Operation[];
  /** Where the product said something else than the recount, in words; empty when it never did. */
  readonly differences: readonly string[];
}

const ALL = 1_000_000;

/** Lives a year through the whole bot on a real store, and holds its summary against the recount after every step. */
export async function liveYear(year: Year): Promise<Lived> {
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  const [first] = year.steps;
  const clock = fakeClock(instantOf(first?.at ?? "", year.home).toString());
  const person = { currency: "USD", zone: year.home, locale: "en-US", createdAt: "2020-01-01T00:00:00Z" };
  const bot = await startBot({ clock, stores, person });
  try {
    return await live(bot, year, stores);
  } finally {
    await bot.stop();
    await stores.close();
  }
}

async function live(bot: RunningBot, year: Year, stores: SqliteStores): Promise<Lived> {
  const { clock, owner } = bot;
  const chat = openChat(bot, "life");
  const said = createSaid();
  const found: string[] = [];
  const operations: Operation[] = [];
  let zone = year.home;
  for (const step of year.steps) {
    await waitUntil(bot, instantOf(step.at, step.zone), zone);
    zone = step.zone;
    const { answer } = await chat.say(step.say);
    said.heard(step);
    operations.push(...(await stores.ledgers.operationsAfter(owner.ledger, operations.length, ALL)));
    const today = localDate(clock.now().toString(), zone);
    const wrong = differences({
      operations,
      summary: await summaryOf(bot, today),
      said: said.total(),
      circumstances: { today, payday: year.payday, currency: "USD" },
    });
    found.push(...wrong.map((one) => `seed ${year.seed}, ${step.at} “${step.say}” (${answer}): ${one}`));
    if (found.length > 0) break;
  }
  return { steps: year.steps.length, operations, differences: found };
}

/** Time passes; at half past nine of every day that begins meanwhile, what is due is done. */
async function waitUntil({ clock, tick }: RunningBot, until: Temporal.Instant, zone: string): Promise<void> {
  const morning = (): Temporal.Instant => {
    const local = clock.now().toZonedDateTimeISO(zone);
    const today = local.withPlainTime({ hour: 9, minute: 30 });
    const isPast = Temporal.ZonedDateTime.compare(local, today) >= 0;
    return (isPast ? today.add({ days: 1 }) : today).toInstant();
  };
  for (let next = morning(); Temporal.Instant.compare(next, until) <= 0; next = morning()) {
    clock.advance(clock.now().until(next));
    await tick();
  }
  if (Temporal.Instant.compare(clock.now(), until) < 0) clock.advance(clock.now().until(until));
}

function instantOf(at: string, zone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(at).toZonedDateTime(zone).toInstant();
}

async function summaryOf({ stores, owner, clock }: RunningBot, today: string): Promise<Summary> {
  const author = { turn: "", actor: owner.id, channel: "console", at: clock.now().toString() };
  const book = await openBook(stores.ledgers, owner.ledger, author);
  const reader = {
    book,
    today,
    categories: categoryBookOf(await book.records("categories")),
    arrivedOn: localDate(owner.createdAt, owner.zone),
  };
  return (await readSummary(reader, periodOf(today, book.ledger.paydays))).summary;
}
