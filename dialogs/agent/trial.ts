import { canonical } from "../../domain/undo.ts";
import { type Done, presentCalls } from "../flows/present-calls.ts";
import { type CallOutcome, runCall, type Scene } from "../flows/run-call.ts";
import type { RequestedCall } from "../language-model.ts";
import type { ToolCall } from "../tools/call.ts";
import type { Presentation } from "../tools/tool.ts";
import { createConsentGuard, NeedsConsent } from "./consent.ts";
import type { OwnWords } from "./own-words.ts";
import { openedQuestion, proposalOf } from "./question.ts";
import { type ReadCall, readCall } from "./read-call.ts";
import { ASKED, errorText, resultText } from "./results.ts";

interface TrialInput {
  readonly scene: Omit<Scene, "book" | "guard">;
  /** Opens the person's book as it stands. */
  readonly openBook: () => Promise<Scene["book"]>;
  readonly words: OwnWords;
  /** Calls that one turn may have. */
  readonly most: number;
  /** What keeps some text of the model from being shown. */
  readonly faultsOf: (text: string, presentations: readonly Presentation[]) => readonly string[];
}

/** What became of a call, for the model. */
export interface CallResult {
  readonly call: string;
  readonly output: string;
}

/**
 * What the model wants, tried on a book that is thrown away.
 *
 * It sees what each call comes to, and in the end a decision is left that is carried out for good, as one. So a turn that is
 * broken off half-way has changed nothing, and one that is run again comes to the same.
 */
export interface Trial {
  /** Tries the calls of a round: those that read together, then those that write, in their order. */
  run(calls: readonly RequestedCall[]): Promise<CallResult[]>;
  /** What was told so far. */
  presentations(): readonly Presentation[];
  /** The calls to be carried out, with the one that asks about the others. */
  decided(): Promise<ToolCall[]>;
}

/** Begins one. @throws Unavailable when the store can't be read */
export async function openTrial(input: TrialInput): Promise<Trial> {
  const { faultsOf } = input;
  const { view } = input.scene;
  const book = await input.openBook();
  const done: (Done & { readonly presentation: Presentation })[] = [];
  const refused: ToolCall[] = [];
  const proposed: ToolCall[] = [];
  const mistakes = new Map<string, number>();
  let question: ToolCall | null = null;
  let tries = 0;
  let hasRead = false;
  const written = new Set<ToolCall>();
  /** What was written or proposed in earlier rounds: a model that says it again means the same thing. */
  let earlier: readonly ToolCall[] = [];
  const consent = createConsentGuard({ words: input.words, hasRead: () => hasRead });
  const scene: Scene = {
    ...input.scene,
    book,
    guard(call, changes, options) {
      consent(call, changes, options);
      written.add(call);
    },
  };

  return {
    async run(requested) {
      earlier = [...written, ...proposed];
      const calls = requested.map((call) => ({ call, read: admitted(readCall(call)) }));
      const reading = calls.filter(({ read }) => isReading(read));
      const attempts = await Promise.all(reading.map(({ call, read }) => attempt(call.tool, read)));
      // By the call itself: servers have given two calls one id.
      const outputs = new Map(reading.map(({ call }, index) => [call, attempts[index]?.()]));
      for (const { call, read } of calls) {
        if (!isReading(read)) outputs.set(call, (await attempt(call.tool, read))());
      }
      hasRead ||= reading.length > 0;
      return requested.map((call) => ({ call: call.id, output: outputs.get(call) ?? "" }));
    },
    presentations: () => done.map(({ presentation }) => presentation),
    async decided() {
      const calls = done.map(({ call }) => call);
      if (proposed.length > 0) {
        const book = await input.openBook();
        return [...calls, await proposalOf(proposed, { ...input.scene, book })];
      }
      if (question) return [...calls, question];
      return calls.length > 0 ? calls : refused.slice(-1);
    },
  };

  function admitted(read: ReadCall): ReadCall {
    tries += 1;
    if (tries <= input.most) return read;
    return { kind: "wrong", error: "That is too many calls for one message.", hint: "Answer in words now." };
  }

  /** Tries a call. @returns notes what became of it, in the order in which the calls were made, and words it */
  async function attempt(name: string, read: ReadCall): Promise<() => string> {
    if (read.kind === "wrong") return () => mistake(name, read.error, read.hint);
    const { call, tool } = read;
    if (tool.risk !== "read" && earlier.some((one) => isSameCall(one, call))) return () => REPEATED;
    if (tool.risk === "confirm") return () => propose(call);
    try {
      const outcome = await runCall(scene, call, done.length);
      return () => note(call, outcome);
    } catch (error) {
      if (error instanceof NeedsConsent) return () => propose(call);
      throw error;
    }
  }

  function note(call: ToolCall, outcome: CallOutcome): string {
    if (outcome.kind === "refused") {
      refused.push(call);
      return mistake(call.tool, outcome.message, "Do it differently, or say what is in the way.");
    }
    const one = { call, outcome };
    const presentation = presentCalls([one], view);
    const faults = faultsOfOwnText(call, presentation);
    if (faults.length > 0) return mistake(call.tool, faults.join(" "), "Ask in other words.");
    const opened = written.has(call) ? null : openedQuestion(presentation);
    if (opened) return ask(opened);
    // What was read twice is told once.
    if (written.has(call) || !done.some((other) => isSameCall(other.call, call))) done.push({ ...one, presentation });
    return resultText(presentation, view);
  }

  /** A question in the model's own words is held to what its answers are held to. */
  function faultsOfOwnText({ args }: ToolCall, { pending }: Presentation): readonly string[] {
    const isOwn = pending !== undefined && Object.values(args).includes(pending.question);
    return isOwn
      ? faultsOf(
          pending.question,
          done.map(({ presentation }) => presentation),
        )
      : [];
  }

  function propose(call: ToolCall): string {
    if (question) return ONE_QUESTION;
    proposed.push(call);
    return ASKED;
  }

  function ask(call: ToolCall): string {
    if (question || proposed.length > 0) return ONE_QUESTION;
    question = call;
    return ASKED;
  }

  /** A call may be put right once. */
  function mistake(name: string, error: string, hint: string): string {
    const count = (mistakes.get(name) ?? 0) + 1;
    mistakes.set(name, count);
    return errorText(error, count > 1 ? "Don't call it again; answer in words." : hint);
  }
}

function isSameCall(a: ToolCall, b: ToolCall): boolean {
  return a.tool === b.tool && canonical(a.args) === canonical(b.args);
}

const ONE_QUESTION = errorText("The person is being asked something already.", "One question is enough; end here.");

const REPEATED = errorText(
  "You called that already in this turn.",
  "Don't call it again; answer in words, or end here.",
);

function isReading(read: ReadCall): boolean {
  return read.kind === "call" && read.tool.risk === "read";
}
