import type { z } from "zod";
import type { Author, Book } from "../../domain/book.ts";
import type { CategoryBook, CategoryId } from "../../domain/categories.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Money } from "../../domain/money.ts";
import type { Change, Operation, OperationKind } from "../../domain/operation.ts";
import type { CalendarDate, Period } from "../../domain/period.ts";
import type { Person } from "../../domain/person.ts";
import type { Price } from "../../domain/price.ts";
import type { TagStanding } from "../../domain/tag-limit.ts";
import type { Account } from "../account.ts";
import type { Block } from "../channel.ts";
import type { View } from "../replies/format.ts";
import type { DialogState, Fact, PendingChoice, PendingQuestion } from "../state.ts";
import type { ShownEntry } from "../understanding/understanding.ts";
import type { ToolCall, ToolName } from "./call.ts";

/** What a tool may use: all of it is bound to the turn, so no tool can name another person or ledger. */
export interface ToolContext {
  readonly person: Person;
  /** Where the person is known, and how that changes. */
  readonly account: Account;
  readonly book: Book;
  readonly categories: CategoryBook;
  readonly author: Author;
  /** The person's calendar date at the turn's `now`. */
  readonly today: CalendarDate;
  /** The day on which the person came: what was before is not known. */
  readonly arrivedOn: CalendarDate;
  readonly newId: IdSource;
  /** What the lane remembered when the turn began: positions mean what the person saw then. */
  readonly state: DialogState;
  /** This call's index in the turn, from 0. */
  readonly index: number;
  /** The person said yes to exactly this call. */
  readonly isConfirmed: boolean;
  /** True when nobody but the person reads along. */
  readonly isPrivate: boolean;
  /** A language model chose the call and its arguments. */
  readonly isByModel: boolean;
  /** The turn whose effects are meant, or whose question is answered, when a button, an edit or an answer names it. */
  readonly about?: string;
  /** What money that was paid on a day comes to in the ledger's, by the rates known when the turn was decided. */
  price(paid: Money, date: CalendarDate): Promise<Price>;
  /** Somebody's book with months of example data, to look around in; it is in no store, and nothing is written there. */
  example(): Promise<ExampleBook>;
  /**
   * Stages what this call changes, with the alerts that it fires or re-arms, as one operation.
   *
   * @returns the alerts that fired and those that are armed again, in every period that it touches
   */
  commit(changes: readonly Change[], options?: CommitOptions): Promise<AlertOutcome>;
}

/** Example data, and whose it would be. */
export interface ExampleBook {
  readonly book: Book;
  readonly person: Person;
}

export interface CommitOptions {
  readonly kind?: OperationKind;
  readonly undoes?: readonly string[];
  /** Which part of the call it is, from 1, where one operation would be too large; the last part has no number. */
  readonly chunk?: number;
}

/** Alerts that an operation moved, the latest period's first. */
export interface AlertOutcome {
  /** At most one for each category of a period: the highest threshold that was reached. */
  readonly fired: readonly AlertNotice[];
  readonly rearmed: readonly AlertNotice[];
  /** Of the current period, today included. */
  readonly daysLeft: number;
  /** How each tag stands that has a limit and was touched; left out where there is none. */
  readonly tags?: readonly TagStanding[];
}

/** Nothing was moved. */
export const NO_ALERTS: AlertOutcome = { fired: [], rearmed: [], daysLeft: 0 };

/** A threshold that was reached, or fell below, and how its category stood right after it. */
export interface AlertNotice {
  readonly period: Period;
  readonly category: CategoryId;
  /** Percent of the allocation. */
  readonly threshold: number;
  readonly spent: Money;
  /** Null when there is none any more. */
  readonly allocated: Money | null;
}

/** What a tool's results look like to a person. */
export interface Presentation {
  readonly blocks: readonly Block[];
  /** Figures in the blocks, the most prominent first. */
  readonly facts: readonly Fact[];
  /** Entries in the blocks, in their order; left out when it shows none. */
  readonly shown?: readonly ShownEntry[];
  /** Buttons under the reply. */
  readonly choices?: readonly PendingChoice[];
  /** The question that it asks, if it does. */
  readonly pending?: Omit<PendingQuestion, "expires">;
  /** Event key of the turn whose question was answered with it. */
  readonly answered?: string;
  /** What is said instead of the blocks, where they are not read. */
  readonly speech?: string;
  /** Its text has marks that stand for codes. */
  readonly hasCodes?: true;
}

/** Something that the assistant can do. */
export interface Tool {
  readonly name: ToolName;
  /** One sentence, for the model and the API. */
  readonly description: string;
  readonly risk: "read" | "write" | "confirm";
  /** It changes what no settlement holds, by {@link Account}: its decision is written before it runs. */
  readonly isOutside?: true;
  /** For code only: no brain calls it. */
  readonly isInternal?: true;
  readonly args: z.ZodType;
  /** @throws z.ZodError when the arguments do not fit, InvalidInput when what they say can't be done */
  run(context: ToolContext, args: ToolCall["args"]): Promise<unknown>;
  /** Words the results of consecutive calls of this tool. */
  present(results: readonly unknown[], view: View): Presentation;
}

interface ToolDefinition<Args extends z.ZodType, Result> {
  readonly name: ToolName;
  readonly description: string;
  readonly risk: Tool["risk"];
  readonly isInternal?: true;
  readonly isOutside?: true;
  readonly args: Args;
  run(context: ToolContext, args: z.output<Args>): Promise<Result>;
  present(results: readonly Result[], view: View): Presentation;
}

/** A tool whose results are known to who calls it by itself. */
export interface TypedTool<Result> extends Tool {
  run(context: ToolContext, args: ToolCall["args"]): Promise<Result>;
  /** The result of an earlier run, as its operation keeps it. */
  resultIn(operation: Pick<Operation, "facts">): Result;
}

/** Defines a tool; its `Result` must be plain JSON, because a reply may be rendered again from the log. */
export function defineTool<Args extends z.ZodType, Result>(
  definition: ToolDefinition<Args, Result>,
): TypedTool<Result> {
  return {
    ...definition,
    run: async (context, args) => definition.run(context, definition.args.parse(args)),
    // An operation's facts are what the tool that made it returned.
    resultIn: ({ facts }) => facts as Result,
    // A result is only ever given back to the tool that made it.
    present: (results, view) => definition.present(results as readonly Result[], view),
  };
}
