import { type Author, type Book, openBook } from "../../domain/book.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Operation } from "../../domain/operation.ts";
import type { Person } from "../../domain/person.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import type { Account } from "../account.ts";
import type { Manner } from "../channel.ts";
import type { CallResult, Decision } from "../ports.ts";
import type { RatesOn } from "../rates.ts";
import type { View } from "../replies/format.ts";
import { presentInManner } from "../replies/in-manner.ts";
import { combine, textOnly } from "../replies/presentation.ts";
import type { DialogState } from "../state.ts";
import type { ToolCall, ToolName } from "../tools/call.ts";
import { TOOLS } from "../tools/registry.ts";
import type { Presentation } from "../tools/tool.ts";
import { callResult } from "./call-result.ts";
import { mayBeShown, presentWithAnswer } from "./compose-answer.ts";
import { type Done, presentCalls } from "./present-calls.ts";
import { inTurn, viewOf } from "./presenting.ts";
import { readBackFirst } from "./read-back.ts";
import { runCall, type Scene, stepOf } from "./run-call.ts";

/** What carrying out takes. */
export interface CarryOutInput {
  readonly ledgers: LedgerStore;
  /** Left out: foreign money waits for its charge. */
  readonly ratesOn?: RatesOn;
  readonly newId: IdSource;
  readonly person: Person;
  readonly account: Account;
  /** Event key and channel of the turn. */
  readonly turn: string;
  readonly channel: string;
  readonly decision: Decision;
  /** What the person said; its figures may be repeated. */
  readonly said: string;
  readonly state: DialogState;
  /** True when an earlier attempt at this turn may have committed some of its steps. */
  readonly isResumed: boolean;
  /** True when nobody but the person reads along; true when left out. */
  readonly isPrivate?: boolean;
  /** How the channel talks; plainly when left out. */
  readonly manner?: Manner;
}

/** What a decision comes to: nothing of it has been written yet. */
export interface CarriedOut {
  readonly operations: readonly Operation[];
  readonly presentation: Presentation;
  /** For whom it is worded. */
  readonly view: View;
  /** True when an earlier attempt has committed a part of it. */
  readonly isBegun: boolean;
  /** What each of its calls came to, in a manner that keeps it. */
  readonly results?: readonly CallResult[];
}

/** How often a read-only answer is computed anew because the ledger changed meanwhile. */
const FRESH_READS = 5;

/**
 * Carries out a decision on the person's ledger as it stands now: the operations to commit and what to say.
 *
 * A tool that refuses (its input can't be, the entry was changed since) says so in its own line; the other calls go on.
 *
 * @throws Unavailable when the store can't be read
 */
export async function carryOut(input: CarryOutInput): Promise<CarriedOut> {
  const run = await attempt(input);
  return input.manner?.confirmsWrites ? readBackFirst(input, run, attempt) : run;
}

async function attempt(input: CarryOutInput): Promise<CarriedOut> {
  for (let tries = 1; ; tries++) {
    const book = await openBook(input.ledgers, input.person.ledger, authorOf(input));
    const run = await runCalls(input, book);
    const isOld = run.operations.length === 0 && (await book.isStale());
    if (!isOld || tries === FRESH_READS) return run;
  }
}

function authorOf({ turn, person, channel, decision }: CarryOutInput): Author {
  return { turn, actor: person.id, channel, at: decision.now };
}

async function runCalls(input: CarryOutInput, book: Book): Promise<CarriedOut> {
  const { decision, isPrivate = true, manner } = input;
  const scene: Omit<Scene, "view"> = {
    ...input,
    book,
    isPrivate,
    about: decision.about,
    isByModel: decision.brain === "model",
    at: decision.now,
  };
  const facts = new Map<string, unknown>();
  const done: Done[] = [];
  let isBegun = false;
  const run = async (call: ToolCall, index: number): Promise<void> => {
    const step = stepOf(index);
    const earlier = input.isResumed ? await book.committed(step) : null;
    if (earlier) {
      done.push({ call, outcome: { kind: "done", result: earlier.facts } });
      isBegun = true;
      return;
    }
    // By the names that the calls before it have left.
    const outcome = await runCall({ ...scene, view: await viewOf(input, book) }, call, index);
    if (outcome.kind === "done") facts.set(step, outcome.result);
    done.push({ call, outcome });
  };
  for (const [index, call] of decision.calls.entries()) await run(call, index);
  const view = await viewOf(input, book);
  for (const [index, call] of BESIDE.entries()) {
    const isRoom = isRoomToAsk(decision.calls, wordsOf(input, done, view)(view));
    if (isRoom) await run(call, decision.calls.length + index);
  }
  const presentation = presentInManner(manner, view, wordsOf(input, done, view));
  return {
    operations: book.operations(facts),
    presentation: inTurn(input, presentation),
    view,
    isBegun,
    ...(manner?.keepsResults
      ? { results: done.slice(0, decision.calls.length).map((one) => callResult(one, view)) }
      : {}),
  };
}

/** What is asked or told beside an answer, where nothing else is asked and nobody is just talking of bills. */
function isRoomToAsk(calls: readonly ToolCall[], { blocks, pending }: Presentation): boolean {
  return blocks.length > 0 && pending === undefined && !calls.some(({ tool }) => ABOUT_BILLS.has(tool));
}

/** Whether carrying out a decision changes what its settlement does not hold, so that the decision has to be written first. */
export function reachesOutside({ calls }: Decision): boolean {
  return calls.some(({ tool }) => TOOLS[tool].isOutside);
}

/** One after the other, as long as nothing is asked. */
const BESIDE: readonly ToolCall[] = [
  { tool: "ask_bill", args: {} },
  { tool: "recall", args: {} },
];

const ABOUT_BILLS: ReadonlySet<ToolName> = new Set<ToolName>([
  "add_recurring",
  "edit_recurring",
  "list_recurring",
  "stop_recurring",
]);

function wordsOf({ decision, said }: CarryOutInput, done: readonly Done[], view: View): (its: View) => Presentation {
  const { answer, note } = decision;
  const shown = answer !== undefined && mayBeShown(answer, done, said, view) ? answer : null;
  const notes = note === undefined ? [] : [textOnly(NOTES[note])];
  return (its) => combine([shown === null ? presentCalls(done, its) : presentWithAnswer(done, shown, its), ...notes]);
}

const NOTES: Readonly<Record<NonNullable<Decision["note"]>, string>> = {
  model_budget_used: "What the language model may cost a day is used up, so until tomorrow I answer by myself.",
};
