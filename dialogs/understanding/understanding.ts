import type { CategoryId } from "../../domain/categories.ts";
import type { Currency } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import type { PendingQuestion } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";

/** What the local brain knows besides the text. Pure data: the same text in the same context means the same. */
export interface UnderstandingContext {
  /** Local time of the person. */
  readonly now: Temporal.PlainDateTime;
  readonly currency: Currency;
  /** What a sign means that can't mean `currency`: at home dollars, for somebody in Lisbon. */
  readonly otherCurrency?: Currency;
  /** BCP 47. */
  readonly locale: string;
  /** The entries of the previous reply, in the order shown; position 1 is the first. */
  readonly shown: readonly ShownEntry[];
  /** A question that is still open, if any (expired ones are left out by the caller). */
  readonly pending: PendingQuestion | null;
  /** Names that the person gave to categories; left out: none. */
  readonly categories?: CategoryNames;
  /** Names of the goals that are saved for; left out: none. */
  readonly goals?: readonly string[];
  /** True when the person replied to one of the bot's messages that showed `shown`. */
  readonly isReply: boolean;
}

/** Names of categories, folded → id. */
export type CategoryNames = ReadonlyMap<string, CategoryId>;

/** An entry as a person last saw it. */
export interface ShownEntry {
  readonly id?: string;
  readonly description: string;
  /** Decimal string. */
  readonly amount: string;
  readonly currency?: Currency;
  readonly category?: CategoryId;
  readonly date?: CalendarDate;
  /** Of several, the one that was just changed. */
  readonly isTouched?: boolean;
}

/** What a message means. */
export interface Understanding {
  /** In the order to be carried out; never empty (`ask` or `decline` when unsure). */
  readonly calls: readonly ToolCall[];
  /** 0 … 1. */
  readonly confidence: number;
  /** True when it answers the pending question. */
  readonly answers: boolean;
  /** What would be carried out if the text told of the person's own spending, which its words leave open. */
  readonly ifTold?: readonly ToolCall[];
}
