import type { RatesOn } from "../../dialogs/ports.ts";
import { stageWithAlerts } from "../../dialogs/tools/alerting.ts";
import { openBook } from "../../domain/book.ts";
import { reviseEntry } from "../../domain/draft-entry.ts";
import { type Entry, isUncounted } from "../../domain/entry.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import { priceIn } from "../../domain/price.ts";

interface ConvertDeps {
  readonly ledgers: LedgerStore;
  readonly ratesOn: RatesOn;
  readonly now: () => Temporal.Instant;
  readonly signal: AbortSignal;
}

const PAGE = 100;

/** How often an entry is tried anew because its ledger changed meanwhile; it waits for the next round then. */
const TRIES = 5;

/** Converts what was spent in foreign money before its rate was known: each entry once, as an operation of its ledger. */
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
async function isConverted({ ledgers, ratesOn, now }: ConvertDeps, { id, ledger, actor, source }: Entry) {
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
  await stageWithAlerts(book, today, { step: STEP, tool: "convert", kind: "change", changes });
  for (const operation of book.operations(new Map())) {
    if ((await ledgers.commit(operation)).kind === "behind") return false;
  }
  return true;
}

const STEP = "0.0";
