import { z } from "zod";
import { type EntryRevision, reviseEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { add, money, parseAmount, parseDecimal, toDecimal } from "../../domain/money.ts";
import { sameImage } from "../../domain/undo.ts";
import { presentRevised } from "../replies/revised.ts";
import { amount, amountChange, category, currency, date, description, tags, which } from "./arguments.ts";
import type { ToolCall } from "./call.ts";
import { type RuleOffer, ruleOffer } from "./rule-offer.ts";
import { readStandings, type Standing } from "./standing.ts";
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
    }
  | { readonly kind: "unchanged"; readonly entry: Entry }
  /** It would become so large that it is asked about first; nothing was written. `entry` is what it would be. */
  | { readonly kind: "unusual"; readonly entry: Entry; readonly call: ToolCall }
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
    const after = reviseEntry(before, context.book.ledger, context.today, revision(context, before, given));
    if (sameImage(before, after)) return { kind: "unchanged", entry: before };
    if (!context.isConfirmed && (await isRaisedUnusually(context, before, after))) {
      const call: ToolCall = { tool: "revise_expense", args: { ...given, which: { id: before.id } } };
      return { kind: "unusual", entry: after, call };
    }
    const offer = await ruleOffer(context, before, after);
    const alerts = await context.commit([{ what: "entries", id: before.id, before, after }]);
    const [standing = null] = await readStandings(context, [after]);
    const ledgerCurrency = context.book.ledger.currency;
    const batch = await batchOf(context, after);
    return { kind: "revised", before, after, standing, alerts, batch, ledgerCurrency, offer };
  },
  present: presentRevised,
});

function revision(context: ToolContext, before: Entry, given: Args): EntryRevision {
  const { amount: stated, change, currency: statedCurrency } = given;
  if (given.category !== undefined && !context.categories.has(given.category)) {
    throw new InvalidInput(`There is no category "${given.category}".`);
  }
  const currency = statedCurrency ?? before.amount.currency;
  // "That was euros" means the same figure in another currency.
  const figure = stated ?? (currency === before.amount.currency ? undefined : toDecimal(before.amount));
  return {
    ...(figure === undefined ? {} : { amount: parseAmount(figure, currency), wasMisread: stated === undefined }),
    ...(change === undefined ? {} : { amount: changed(before, change) }),
    ...(given.description === undefined ? {} : { description: given.description }),
    ...(given.category === undefined ? {} : { category: given.category }),
    ...(given.date === undefined ? {} : { date: given.date }),
    ...(given.tags === undefined ? {} : { tags: given.tags }),
    ...(given.extra === undefined ? {} : { isExtra: given.extra }),
  };
}

function changed(before: Entry, change: string) {
  const by = parseDecimal(change.slice(1), before.amount.currency);
  const after = add(before.amount, change.startsWith("-") ? money(-by.minor, by.currency) : by);
  if (after.minor <= 0) throw new InvalidInput(`${change} would leave nothing of it; remove it instead.`);
  return after;
}

const BATCH_LIMIT = 50;

async function batchOf({ book }: ToolContext, entry: Entry): Promise<Entry[]> {
  const batch = await book.entries({ event: entry.source.event, order: "made", limit: BATCH_LIMIT });
  return batch.toSorted((a, b) => a.source.position - b.source.position);
}
