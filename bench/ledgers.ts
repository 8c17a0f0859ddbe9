import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../bot/config.ts";
import { createDirectCalls } from "../bot/direct-calls.ts";
import { createLogger } from "../bot/logger.ts";
import { createPerson } from "../bot/owner.ts";
import { type NamedStores, openStores } from "../bot/stores.ts";
import { realSurroundings, type Surroundings } from "../bot/surroundings.ts";
import { createKeyedQueue } from "../bot/turns/mutex.ts";
import { createBudget } from "../dialogs/tools/create-budget.ts";
import { readSummary } from "../dialogs/tools/summarize-budget.ts";
import { readSnapshot } from "../dialogs/tools/verdict-snapshot.ts";
import { openBook } from "../domain/book.ts";
import { draftEntry } from "../domain/draft-entry.ts";
import { money } from "../domain/money.ts";
import { periodOf } from "../domain/period.ts";
import type { Person } from "../domain/person.ts";
import { advise } from "../domain/verdict.ts";
import { seededRandom } from "../tests/support/random.ts";
import { percentile, round } from "./statistics.ts";

const CATEGORIES = ["groceries", "dining", "transport", "entertainment", "shopping", "health"];

/** Changes of one operation: as many as a large import would write at once. */
const AT_ONCE = 1_000;

/** Days over which a book's entries are spread, the last of them today. */
const DAYS = 730;

/**
 * Milliseconds of a summary and of a verdict in one book of very many entries, and of a month's sums by category in a store of
 * very many people; on the embedded store, everything that a question reads included.
 */
export async function benchLedgers({
  large = 100_000,
  people = 1_000,
  each = 1_000,
  times = 200,
} = {}): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-ledgers-"));
  const config = readConfig({ DATA_DIR: folder, DEFAULT_CURRENCY: "USD", DEFAULT_TIME_ZONE: "UTC" });
  const surroundings = realSurroundings();
  const stores = await openStores(config, createLogger("error"));
  try {
    const one = await createPerson(stores.people, "Large", config, surroundings);
    await fill(stores, one, large, surroundings);
    const ofOne = await readLarge(stores, one, times, surroundings);
    const many: Person[] = [];
    for (let n = 0; n < people; n++) {
      const person = await createPerson(stores.people, `Person ${n}`, config, surroundings);
      await fill(stores, person, each, surroundings);
      many.push(person);
    }
    const { start, end } = periodOf(today(surroundings), [{ from: "1970-01-01", day: 1 }]);
    const sums = await timed(times, async (n) => stores.ledgers.spent(many[n % many.length]?.ledger ?? "", start, end));
    return { entries: large, ...ofOne, people, all_entries: large + people * each, sums_p50_ms: round3(sums) };
  } finally {
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readLarge(stores: NamedStores, person: Person, times: number, surroundings: Surroundings) {
  const direct = createDirectCalls({ ...stores, ...surroundings, ledgerQueue: createKeyedQueue() });
  await direct.write(person, "the plan", [{ tool: createBudget, args: { income: "9000" } }]);
  const summary = await timed(times, () =>
    direct.read(person, (context) => readSummary(context, periodOf(context.today, context.book.ledger.paydays))),
  );
  const amount = money(50_000, "USD");
  const verdict = await timed(times, () =>
    direct.read(person, async (context) => {
      const snapshot = await readSnapshot(context, { item: "bike", amount, category: "shopping" });
      return snapshot && advise(snapshot);
    }),
  );
  return { summary_p50_ms: round(summary), verdict_p50_ms: round(verdict) };
}

/** Writes so many everyday entries into a book. */
export async function fill(
  stores: NamedStores,
  person: Person,
  count: number,
  surroundings: Surroundings,
): Promise<void> {
  const random = seededRandom(7);
  const at = surroundings.now().toString();
  const last = Temporal.PlainDate.from(today(surroundings));
  for (let made = 0; made < count; ) {
    const author = { turn: `fill ${person.id} ${made}`, actor: person.id, channel: "console", at };
    const book = await openBook(stores.ledgers, person.ledger, author);
    const changes = Array.from({ length: Math.min(AT_ONCE, count - made) }, (_, position) => {
      const category = CATEGORIES[Math.floor(random() * CATEGORIES.length)] ?? "other";
      const date = last.subtract({ days: Math.floor(random() * DAYS) }).toString();
      const after = draftEntry(book.ledger, author, date, {
        id: surroundings.newId(),
        amount: money(100 + Math.floor(random() * 5_000), "USD"),
        date,
        description: `thing ${made + position}`,
        kind: "expense",
        category,
        tags: [],
        position: position + 1,
      });
      return { what: "entries", id: after.id, before: null, after } as const;
    });
    book.stage({ step: "0.0", tool: "log_expense", kind: "note", changes });
    for (const operation of book.operations(new Map())) {
      const { kind } = await stores.ledgers.commit(operation);
      if (kind !== "committed") throw new Error(`The book was not filled: ${kind}.`);
    }
    made += changes.length;
  }
}

/** @returns milliseconds in the middle */
async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const milliseconds: number[] = [];
  for (let n = -10; n < times; n++) {
    const start = performance.now();
    await work(Math.max(0, n));
    if (n >= 0) milliseconds.push(performance.now() - start);
  }
  return percentile(milliseconds, 0.5);
}

function today({ now }: Surroundings): string {
  return now().toZonedDateTimeISO("UTC").toPlainDate().toString();
}

/** To three decimals: these are short. */
function round3(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
