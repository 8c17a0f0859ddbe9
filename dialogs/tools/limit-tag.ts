import { InvalidInput } from "../../domain/errors.ts";
import { add, type Money, money, parseDecimal } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { foldTag, isTagLimit, type TagLimit, type TagStanding, tagLimitId } from "../../domain/tag-limit.ts";
import { sameImage } from "../../domain/undo.ts";
import { weekStartOf } from "../../domain/weekly-limit.ts";
import { readTagStanding } from "./tag-alerting.ts";
import type { AlertOutcome, ToolContext } from "./tool.ts";

/** What is asked of a tag's limit; either an amount or a change of it. */
interface TagLimitRequest {
  readonly tag: string;
  readonly amount?: string | undefined;
  readonly change?: string | undefined;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly per?: "week" | "month" | undefined;
}

/** What a tag's limit was and is, and how the tag stands. */
export interface TagLimitResult {
  readonly tag: string;
  /** False where it was so already, and nothing was written. */
  readonly isChanged: boolean;
  readonly before: TagLimit | null;
  readonly after: TagLimit;
  readonly standing: TagStanding | null;
  readonly alerts: AlertOutcome;
}

/** Sets what everything that bears a tag may cost; dates that are not stated stay as they were. */
export async function limitTag(context: ToolContext, given: TagLimitRequest): Promise<TagLimitResult> {
  const { book, person, today } = context;
  const tag = foldTag(given.tag);
  const id = tagLimitId(tag);
  const stored = await book.record("limits", id);
  const before = stored && isTagLimit(stored) ? stored : null;
  const [from, until] = [given.from ?? before?.from, given.to ?? before?.until];
  if (from !== undefined && until !== undefined && from > until) {
    throw new InvalidInput(`A limit from ${from} to ${until} would end before it begins.`);
  }
  const per = given.per ?? (given.change === undefined ? undefined : before?.per);
  const after: TagLimit = {
    tag,
    amount: amountOf(given, before, book.ledger.currency),
    ...(per === "week" ? { per, weekStartsOn: weekStartOf(person.locale) } : {}),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
  const isChanged = !sameImage(before, after);
  const alerts = isChanged
    ? await context.commit([{ what: "limits", id, before, after }])
    : { fired: [], rearmed: [], daysLeft: 0 };
  return { tag, isChanged, before, after, standing: await readTagStanding(book, tag, today), alerts };
}

function amountOf({ tag, amount, change }: TagLimitRequest, before: TagLimit | null, currency: string): Money {
  if (change === undefined) return parseDecimal(amount ?? "", currency);
  if (!before)
    throw new InvalidInput(`#${foldTag(tag)} has no limit yet to change; say “limit #${foldTag(tag)} to 600”.`);
  const by = parseDecimal(change.slice(1), currency);
  const after = add(before.amount, change.startsWith("-") ? money(-by.minor, currency) : by);
  if (after.minor < 0) throw new InvalidInput(`${change} would make the limit negative.`);
  return after;
}
