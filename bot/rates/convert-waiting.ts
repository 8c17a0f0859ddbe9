import type { TurnStore } from "../../dialogs/ports.ts";
import type { RatesOn } from "../../dialogs/rates.ts";
import { alertLines } from "../../dialogs/replies/alerts.ts";
import { loggedLine } from "../../dialogs/replies/entries.ts";
import type { View } from "../../dialogs/replies/format.ts";
import { stageWithAlerts } from "../../dialogs/tools/alerting.ts";
import type { AlertOutcome } from "../../dialogs/tools/tool.ts";
import { type Book, openBook } from "../../domain/book.ts";
import { categoryBookOf } from "../../domain/categories.ts";
import { reviseEntry } from "../../domain/draft-entry.ts";
import { type Entry, isUncounted } from "../../domain/entry.ts";
import type { CalendarDate } from "../../domain/period.ts";
import type { LedgerStore, PeopleStore } from "../../domain/ports.ts";
import { priceIn } from "../../domain/price.ts";
import { linkedChats, messageTo, privately } from "../linked-chats.ts";

interface ConvertDeps {
  readonly ledgers: LedgerStore;
  readonly people: Pick<PeopleStore, "person" | "identities">;
  readonly turns: Pick<TurnStore, "queue">;
  readonly ratesOn: RatesOn;
  readonly now: () => Temporal.Instant;
  readonly signal: AbortSignal;
}

const PAGE = 100;

/** How often an entry is tried anew because its ledger changed meanwhile; it waits for the next round then. */
const TRIES = 5;

/**
 * Converts what was spent in foreign money before its rate was known: each entry once, as an operation of its ledger. Whoever
 * is warned by it is told in a chat, because nobody asked.
 */
export async function convertWaiting(deps: ConvertDeps): Promise<void> {
  let after: Entry | null = null;
  while (!deps.signal.aborted) {
    const page: readonly Entry[] = await deps.ledgers.uncounted(after, PAGE);
    for (const entry of page) await convertOne(deps, entry);
    after = page.at(-1) ?? null;
    if (page.length < PAGE) return;
  }
}

async function convertOne(deps: ConvertDeps, waiting: Entry): Promise<void> {
  for (let tries = 0; tries < TRIES && !deps.signal.aborted; tries++) {
    if (await isConverted(deps, waiting)) return;
  }
}

/** @returns false when the ledger changed meanwhile */
async function isConverted(deps: ConvertDeps, { id, ledger, actor, source }: Entry): Promise<boolean> {
  const { ledgers, ratesOn, now } = deps;
  const at = now().toString();
  const book = await openBook(ledgers, ledger, { turn: `rates:${id}`, actor, channel: source.channel, at });
  const before = await book.entry(id);
  // What its owner undid stays undone.
  if (!before || !isUncounted(before) || (await book.committed(STEP))) return true;
  const { currency, zone } = book.ledger;
  const price = priceIn(currency, before.amount, await ratesOn(before.date, at));
  if (!price.original) return true;
  const today = now().toZonedDateTimeISO(zone).toPlainDate().toString();
  const after = reviseEntry(before, book.ledger, today, { price });
  const changes = [{ what: "entries", id, before, after }] as const;
  const alerts = await stageWithAlerts(book, today, { step: STEP, tool: "convert", kind: "change", changes });
  for (const operation of book.operations(new Map())) {
    if ((await ledgers.commit(operation)).kind === "behind") return false;
  }
  await warn(deps, { book, entry: after, alerts, today });
  return true;
}

interface Converted {
  readonly book: Book;
  readonly entry: Entry;
  readonly alerts: AlertOutcome;
  readonly today: CalendarDate;
}

/** Queues what a conversion warns of, once for each entry. */
async function warn({ people, turns, now }: ConvertDeps, { book, entry, alerts, today }: Converted): Promise<void> {
  const person = await people.person(entry.actor);
  const [chat] = await linkedChats(people, entry.actor);
  if (!person || !chat) return;
  const categories = categoryBookOf(await book.records("categories"));
  const view: View = { locale: person.locale, currency: book.ledger.currency, today, categories };
  const warnings = alertLines(alerts, [], view);
  if (warnings.length === 0) return;
  const text = [`${loggedLine(entry, view)} counts now.`, ...warnings].join("\n");
  await turns.queue([messageTo(chat, book.author.turn, privately(text))], now().toString());
}

const STEP = "0.0";
