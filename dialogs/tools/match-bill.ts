import { z } from "zod";
import { entryFor } from "../../domain/bill-once.ts";
import type { Entry } from "../../domain/entry.ts";
import { Conflict, NotFound } from "../../domain/errors.ts";
import { JOB_CHANNEL } from "../../domain/job.ts";
import type { Change } from "../../domain/operation.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { presentMatched } from "../replies/bill-answers.ts";
import { date } from "./arguments.ts";
import { markChange, readBills, whatIsFreed } from "./bills.ts";
import { readStandings, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({
  entry: z.string(),
  bill: z.string(),
  due: date,
  /** Whether the entry is that bill. */
  same: z.boolean(),
});

/** What an entry is, now that the person has said so. */
export interface MatchResult {
  readonly entry: Entry;
  readonly description: string;
  readonly due: CalendarDate;
  readonly same: boolean;
  /** What a job had logged stands again, beside the entry. */
  readonly isBack: boolean;
  readonly standings: readonly Standing[];
  readonly alerts: AlertOutcome;
}

/** Says whether an entry is a bill that is expected, or something else. */
export const matchBill = defineTool({
  name: "match_bill",
  description: "Say whether an entry is the bill that was due.",
  risk: "write",
  isInternal: true,
  args,
  async run(context, { entry: id, bill, due, same }): Promise<MatchResult> {
    const { book } = context;
    const before = await book.entry(id);
    const rule = await book.record("recurring", bill);
    if (!before || !rule) throw new NotFound("That isn't in the book any more, so nothing was changed.");
    const after = same ? { ...before, recurring: { id: bill, due } } : unlinked(before);
    const others = same ? await takeOver(context, after, due) : await setApart(context, before, bill, due);
    const changes: Change[] = [{ what: "entries", id, before, after }, ...others];
    const alerts = await context.commit(changes);
    const touched = changes.flatMap((change) => (change.what === "entries" ? [change.before, change.after] : []));
    return {
      entry: after,
      description: rule.description,
      due,
      same,
      isBack: others.some((change) => change.what === "entries" && change.after !== null),
      standings: await readStandings(context, touched),
      alerts,
    };
  },
  present: presentMatched,
});

function unlinked({ recurring: _bill, ...entry }: Entry): Entry {
  return entry;
}

/** What a job had logged for it makes room; what somebody else recorded does not. */
async function takeOver({ book }: ToolContext, { id, recurring }: Entry, due: CalendarDate): Promise<Change[]> {
  const bills = await readBills(book, due, due);
  const known = recurring ? entryFor(bills, recurring.id, due) : null;
  if (known && known.id !== id && known.source.channel !== JOB_CHANNEL) {
    throw new Conflict(`${known.description} of ${due} is in the book already, so nothing was changed.`);
  }
  return known && known.id !== id ? [{ what: "entries", id: known.id, before: known, after: null }] : [];
}

async function setApart({ book }: ToolContext, before: Entry, bill: string, due: CalendarDate): Promise<Change[]> {
  const mark = await markChange(book, { recurring: bill, due, state: "apart", entry: before.id });
  return [mark, ...(await whatIsFreed(book, before, null))];
}
