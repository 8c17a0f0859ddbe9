import { z } from "zod";
import { type EntryRevision, reviseEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { add, type Currency, type Money, money, parseAmount, parseDecimal, toDecimal } from "../../domain/money.ts";
import { paidOf } from "../../domain/price.ts";
import { foldTag } from "../../domain/tag-limit.ts";
import { sameImage } from "../../domain/undo.ts";
import { presentRevised } from "../replies/revised.ts";
import { amount, amountChange, category, currency, date, description, tags, which } from "./arguments.ts";
import { asBill, type BillNotice } from "./bills.ts";
import type { ToolCall } from "./call.ts";
import { type FreeNow, readFreeNow } from "./free-now.ts";
import { type RuleOffer, ruleOffer } from "./rule-offer.ts";
import { readStandings, type Standing } from "./standing.ts";
import { currenciesMeant } from "./stated-currency.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";
import { isRaisedUnusually } from "./unusual-here.ts";
import { findEntries } from "./which.ts";

const args = z.strictObject({
  which,
  amount: amount.optional(),
  change: amountChange.optional(),
  currency: currency.optional(),
  description: description.optional(),
  category: category.optional(),
  date: date.optional(),
  tags: tags.optional(),
  /** Income is no expected pay. */
  extra: z.literal(true).optional(),
});

type Args = z.output<typeof args>;

/** What became of a correction. */
export type ReviseResult =
  | {
      readonly kind: "revised";
      readonly before: Entry;
      readonly after: Entry;
      readonly standing: Standing | null;
      readonly alerts: AlertOutcome;
      /** The other entries of the same message as they stand now, in order, with this one among them. */
      readonly batch: readonly Entry[];
      readonly ledgerCurrency: string;
      /** The rule that the correction could become, where it was one of where this belongs. */
      readonly offer: RuleOffer | null;
      /** The bill that it has become by this. */
      readonly bill: BillNotice | null;
      /** What is free to spend with it; left out where it is no income. */
      readonly now?: FreeNow;
    }
  | { readonly kind: "unchanged"; readonly entry: Entry }
  /** It would become so large that it is asked about first; nothing was written. `entry` is what it would be. */
  | { readonly kind: "unusual"; readonly entry: Entry; readonly call: ToolCall }
  /** It was paid abroad, and the amount could be in either money: asked first, nothing was written. */
  | { readonly kind: "which_currency"; readonly amounts: readonly Money[]; readonly call: ToolCall }
  | ChoiceOfEntries
  | { readonly kind: "none" };

/** Several entries could be meant. */
export interface ChoiceOfEntries {
  readonly kind: "which";
  readonly entries: readonly Entry[];
  /** What is done with the chosen one; its `which` is filled in. */
  readonly call: ToolCall;
}

/** Puts an entry right and shows what it was before. */
export const reviseExpense = defineTool({
  name: "revise_expense",
  description: "Change something about an entry that was logged: amount, description, category, date or tags.",
  risk: "write",
  args,
  async run(context, given): Promise<ReviseResult> {
    const found = await findEntries(context, given.which);
    if (found.kind === "none") return { kind: "none" };
    const [before, another] = found.entries;
    if (!before) return { kind: "none" };
    if (another) return { kind: "which", entries: found.entries, call: { tool: "revise_expense", args: given } };
    const call: ToolCall = { tool: "revise_expense", args: { ...given, which: { id: before.id } } };
    const amounts = amountsMeant(before, given);
    if (amounts.length > 1) return { kind: "which_currency", amounts, call };
    const revision = await revisionOf(context, before, given, amounts[0]);
    const revised = reviseEntry(before, context.book.ledger, context.today, revision);
    const { entry: after, changes, bill } = await asBill(context.book, revised, before);
    if (sameImage(before, after)) return { kind: "unchanged", entry: before };
    const isExpected = context.isConfirmed || after.recurring !== undefined;
    if (!isExpected && (await isRaisedUnusually(context, before, after))) {
      return { kind: "unusual", entry: after, call };
    }
    const offer = await ruleOffer(context, before, after);
    const alerts = await context.commit([{ what: "entries", id: before.id, before, after }, ...changes]);
    const [standing = null] = await readStandings(context, [after]);
    const ledgerCurrency = context.book.ledger.currency;
    const batch = await batchOf(context, after);
    const now = after.kind === "income" ? { now: await readFreeNow(context) } : {};
    return { kind: "revised", before, after, standing, alerts, batch, ledgerCurrency, bill, offer, ...now };
  },
  present: presentRevised,
});

async function revisionOf(
  context: ToolContext,
  before: Entry,
  given: Args,
  amount: Money | undefined,
): Promise<EntryRevision> {
  if (given.category !== undefined && !context.categories.has(given.category)) {
    throw new InvalidInput(`There is no category "${given.category}".`);
  }
  const price = amount === undefined ? undefined : await context.price(amount, given.date ?? before.date);
  return {
    ...(price === undefined ? {} : { price, wasMisread: given.amount === undefined && given.change === undefined }),
    ...(given.description === undefined ? {} : { description: given.description }),
    ...(given.category === undefined ? {} : { category: given.category }),
    ...(given.date === undefined ? {} : { date: given.date }),
    ...(given.tags === undefined ? {} : { tags: given.tags.map(foldTag) }),
    ...(given.extra === undefined ? {} : { isExtra: given.extra }),
  };
}

/** What the amount becomes: none where it stays, several where only the person knows in which money it is. */
function amountsMeant(before: Entry, { amount, change, currency }: Args): Money[] {
  if (change !== undefined) return [changed(isByRate(before) ? paidOf(before) : before.amount, change)];
  if (amount !== undefined) {
    const currencies: readonly Currency[] = currency === undefined ? currenciesMeant(amount, before) : [currency];
    return currencies.map((one) => parseAmount(amount, one));
  }
  // "That was euros" means the same figure in another currency.
  const paid = paidOf(before);
  return currency === undefined || currency === paid.currency ? [] : [parseAmount(toDecimal(paid), currency)];
}

/** True for foreign money that a rate converted: its figure is the one that was said. */
function isByRate({ original }: Entry): boolean {
  return original !== undefined && original.rate !== null;
}

function changed(before: Money, change: string): Money {
  const by = parseDecimal(change.slice(1), before.currency);
  const after = add(before, change.startsWith("-") ? money(-by.minor, by.currency) : by);
  if (after.minor <= 0) throw new InvalidInput(`${change} would leave nothing of it; remove it instead.`);
  return after;
}

const BATCH_LIMIT = 50;

async function batchOf({ book }: ToolContext, entry: Entry): Promise<Entry[]> {
  const batch = await book.entries({ event: entry.source.event, order: "made", limit: BATCH_LIMIT });
  return batch.toSorted((a, b) => a.source.position - b.source.position);
}
