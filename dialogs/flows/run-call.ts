import { ZodError } from "zod";
import type { Book } from "../../domain/book.ts";
import { BudgetWiseError, Conflict, Unavailable } from "../../domain/errors.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Change } from "../../domain/operation.ts";
import { localDate } from "../../domain/period.ts";
import type { Person } from "../../domain/person.ts";
import { priceIn } from "../../domain/price.ts";
import type { Account } from "../account.ts";
import type { Manner } from "../channel.ts";
import type { RatesOn } from "../rates.ts";
import type { View } from "../replies/format.ts";
import type { DialogState } from "../state.ts";
import { stageWithAlerts } from "../tools/alerting.ts";
import type { ToolCall } from "../tools/call.ts";
import { TOOLS } from "../tools/registry.ts";
import type { CommitOptions, ToolContext } from "../tools/tool.ts";
import { exampleFor } from "./example-book.ts";
import { markOf } from "./mark.ts";

/** In what a turn's calls are carried out. */
export interface Scene {
  readonly book: Book;
  readonly person: Person;
  readonly newId: IdSource;
  /** What the lane remembered when the turn began. */
  readonly state: DialogState;
  /** For whom, and on which day. */
  readonly view: View;
  readonly account: Account;
  /** True when nobody but the person reads along. */
  readonly isPrivate: boolean;
  readonly manner?: Manner | undefined;
  readonly about?: string | undefined;
  /** A language model chose the calls; not so when left out. */
  readonly isByModel?: boolean;
  /** Left out: foreign money waits for its charge. */
  readonly ratesOn?: RatesOn;
  /** When the turn decided, an ISO instant: rates that came later are not seen. */
  readonly at: string;
  /**
   * Says whether a call may change that.
   *
   * @throws what the call is to end with when it may not
   */
  readonly guard?: (call: ToolCall, changes: readonly Change[], options: CommitOptions) => void;
}

/** What became of a call. */
export type CallOutcome =
  | { readonly kind: "done"; readonly result: unknown }
  /** Why not, in words for the person. */
  | { readonly kind: "refused"; readonly message: string };

/**
 * Carries out one call on the scene's book; what it changes is only staged there.
 *
 * @param index the call's place in the turn, from 0
 * @throws Unavailable when the store can't be read, and what the guard throws
 */
export async function runCall(scene: Scene, call: ToolCall, index: number): Promise<CallOutcome> {
  const tool = TOOLS[call.tool];
  if (scene.manner?.confirmsWrites && tool.risk === "confirm") return refused(NOT_BY_PHONE);
  try {
    return {
      kind: "done",
      result: await tool.run(contextFor(scene, call, index), withCategoryId(call, scene.view).args),
    };
  } catch (error) {
    if (error instanceof ZodError) return refused("I couldn't make sense of that, so nothing was changed.");
    if (error instanceof BudgetWiseError && !(error instanceof Unavailable)) return refused(error.message);
    throw error;
  }
}

/** A call may name its category as the person does, or one that has been merged since. */
function withCategoryId(call: ToolCall, { categories }: View): ToolCall {
  const { category } = call.args;
  const id = typeof category === "string" ? categories.find(category) : null;
  return id === null || id === category ? call : { ...call, args: { ...call.args, category: id } };
}

/** Names a call's operation: its index in the turn, and its part; the last part, mostly the only one, is 0. */
export function stepOf(index: number, chunk = 0): string {
  return `${index}.${chunk}`;
}

const NOT_BY_PHONE = "That can't be done by phone. Ask me in a chat or on the page; nothing was changed.";

function refused(message: string): CallOutcome {
  return { kind: "refused", message };
}

/** What a call's tool may use: the scene, bound to the call. @param index the call's place in the turn, from 0 */
export function contextFor(scene: Scene, call: ToolCall, index: number): ToolContext {
  const { book, person, newId, state, view, account, isPrivate, about, guard, ratesOn, at, isByModel = false } = scene;
  const { today, categories } = view;
  let isBegun = false;
  return {
    person,
    account,
    book,
    categories,
    author: book.author,
    today,
    arrivedOn: localDate(person.createdAt, person.zone),
    newId,
    state,
    index,
    isConfirmed: call.confirmed === true,
    isPrivate,
    isByModel,
    ...(about === undefined ? {} : { about }),
    example: () => exampleFor(person, today),
    async price(paid, date) {
      const { currency } = book.ledger;
      const rates = paid.currency === currency ? null : await ratesOn?.(date, at);
      return priceIn(currency, paid, rates ?? null);
    },
    async commit(changes, { chunk, ...options } = {}) {
      // The first part of what is too much for one operation is what was shown.
      const isFirst = !isBegun;
      isBegun = true;
      if (isFirst && call.expects !== undefined && call.expects !== markOf(changes, options.kind)) {
        throw new Conflict("What I showed you has changed since, so nothing was done. Please ask again.");
      }
      guard?.(call, changes, options);
      const draft = { step: stepOf(index, chunk), tool: call.tool, kind: "change", changes, ...options } as const;
      return stageWithAlerts(book, today, draft);
    },
  };
}
