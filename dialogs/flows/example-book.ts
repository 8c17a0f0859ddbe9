import { type Book, unstoredBook } from "../../domain/book.ts";
import { categoryBookOf } from "../../domain/categories.ts";
import { Forbidden } from "../../domain/errors.ts";
import { type IdSource, idSource } from "../../domain/ids.ts";
import type { Ledger } from "../../domain/ledger.ts";
import { exponentOf } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import type { Person } from "../../domain/person.ts";
import { exampleMonths } from "../example/example-months.ts";
import { seeded } from "../example/seeded.ts";
import { EMPTY_STATE } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import { TOOLS } from "../tools/registry.ts";
import { type ExampleBook, NO_ALERTS, type ToolContext } from "../tools/tool.ts";
import { understand } from "../understanding/understand.ts";
import type { ShownEntry } from "../understanding/understanding.ts";
import { dueBills, logDueBill } from "./due-bills.ts";

/** Books of this many days and people are kept, so that looking at the next thing needs no telling again. */
const KEPT = 4;
const kept = new Map<string, Promise<ExampleBook>>();

/**
 * The book of an example: six months as somebody would have told them up to a day, in a person's own currency where it has
 * cents, and by their locale. It is in no store, so no figure of it is ever counted with theirs.
 */
export function exampleFor(person: Person, today: CalendarDate): Promise<ExampleBook> {
  const currency = exponentOf(person.currency) === CENTS ? person.currency : "USD";
  const key = `${today} ${currency} ${person.locale}`;
  const known = kept.get(key);
  if (known) return known;
  const told = tellExample({ currency, locale: person.locale }, today);
  kept.set(key, told);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? key);
  // What failed is tried anew by the next who looks.
  told.catch(() => kept.delete(key));
  return told;
}

/** The amounts of the example have two decimals. */
const CENTS = 2;

const ID = "example";

async function tellExample({ currency, locale }: Pick<Person, "currency" | "locale">, today: CalendarDate) {
  const random = seeded();
  const lines = exampleMonths(Temporal.PlainDate.from(today).toPlainDateTime({ hour: 23 }), random);
  const first = (lines[0]?.at ?? Temporal.PlainDateTime.from(today)).toPlainDate();
  const person: Person = {
    id: ID,
    name: "Example",
    locale,
    zone: "UTC",
    currency,
    ledger: ID,
    createdAt: `${first.with({ day: 1 }).toString()}T00:00:00Z`,
  };
  const paydays = [{ from: "1970-01-01", day: 1 }];
  const ledger: Ledger = { id: ID, name: "Example", currency, zone: "UTC", paydays, members: [] };
  const at = `${today}T23:00:00Z`;
  const book = unstoredBook(ledger, { turn: ID, actor: ID, channel: ID, at });
  let count = 0;
  const newId = idSource(
    () => ++count,
    (bytes) => new Uint8Array(bytes),
  );
  let day = first;
  let shown: readonly ShownEntry[] = [];
  for (const [told, { at: moment, say }] of lines.entries()) {
    for (; Temporal.PlainDate.compare(day, moment) < 0; day = day.add({ days: 1 })) await logBills(day.toString());
    const now = moment;
    const meant = understand(say, { now, currency, locale, shown, pending: null, isReply: false });
    for (const [index, call] of meant.calls.entries()) {
      const entry = entryIn(await carryOut(call, index, now.toPlainDate().toString()));
      if (entry) shown = [entry];
    }
    if (told % AT_ONCE === 0) await breathe();
  }
  await logBills(today);
  return { book, person };

  async function logBills(morning: CalendarDate): Promise<void> {
    for (const bill of await dueBills(book, morning)) await logDueBill(book, bill, { today: morning, newId });
  }

  async function carryOut(call: ToolCall, index: number, date: CalendarDate): Promise<unknown> {
    const context = contextIn({ book, person, newId, index, today: date, shown });
    return TOOLS[call.tool].run(
      { ...context, categories: categoryBookOf(await book.records("categories")) },
      call.args,
    );
  }
}

/** So many lines are told before other turns have their go. */
const AT_ONCE = 20;

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

interface Telling {
  readonly book: Book;
  readonly person: Person;
  readonly newId: IdSource;
  readonly index: number;
  readonly today: CalendarDate;
  readonly shown: readonly ShownEntry[];
}

/** What a tool may use while the example is told: its book, nobody's account, and no warnings, which nobody would read. */
function contextIn({ book, person, newId, index, today, shown }: Telling): Omit<ToolContext, "categories"> {
  const none = async () => {
    throw new Forbidden("The example is known in no channel.");
  };
  return {
    person,
    account: {
      channels: async () => [],
      offerLink: none,
      pinLink: none,
      proveNumber: none,
      redeem: none,
      join: none,
      unlink: none,
      invite: none,
    },
    book,
    author: book.author,
    today,
    arrivedOn: person.createdAt.slice(0, today.length),
    newId,
    state: { ...EMPTY_STATE, shown },
    index,
    isConfirmed: true,
    isPrivate: true,
    isByModel: false,
    example: none,
    price: async (amount) => ({ amount }),
    async commit(changes, { chunk = 0, ...options } = {}) {
      book.stage({ step: `${index}.${chunk}`, tool: ID, kind: "change", changes, ...options });
      return NO_ALERTS;
    },
  };
}

/** The entry that a tool's result shows, for a correction that follows. */
function entryIn(result: unknown): ShownEntry | null {
  if (typeof result !== "object" || result === null || !("entry" in result)) return null;
  const { entry } = result;
  if (typeof entry !== "object" || entry === null || !("id" in entry && "description" in entry)) return null;
  const { id, description } = entry;
  return typeof id === "string" && typeof description === "string" ? { id, description, amount: "0" } : null;
}
