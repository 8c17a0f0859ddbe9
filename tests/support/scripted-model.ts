import type { LanguageModel, ModelAnswer, ModelRequest, Round } from "../../dialogs/language-model.ts";

/** A model that gives the answers that a test has written down. */
export interface ScriptedModel extends LanguageModel {
  /** What it was asked, in order. */
  readonly requests: readonly ModelRequest[];
}

/** What it says and calls. */
export interface ScriptedWords {
  readonly say?: string;
  readonly calls?: readonly ScriptedCall[];
  readonly isRefusal?: true;
  readonly microDollars?: number;
}

/** What it answers, or what it fails with. */
export type ScriptedAnswer =
  | ScriptedWords
  | Error
  /** Answers what it is asked. */
  | ((request: ModelRequest, signal: AbortSignal) => ScriptedAnswer | Promise<ScriptedAnswer>);

/** A tool's name and its arguments, as JSON text where they are meant to be broken. */
export type ScriptedCall = readonly [tool: string, args: object | string];

/** Makes one; asked more often than it has answers it fails the test. */
export function scriptedModel(...script: readonly ScriptedAnswer[]): ScriptedModel {
  const requests: ModelRequest[] = [];
  return {
    name: "scripted",
    requests,
    async answer(request, signal) {
      const answer = script[requests.length];
      requests.push(request);
      if (answer === undefined) throw new TypeError(`The model was asked ${requests.length} times.`);
      return given(answer, request, signal);
    },
  };
}

async function given(answer: ScriptedAnswer, request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer> {
  if (answer instanceof Error) throw answer;
  if (typeof answer === "function") return given(await answer(request, signal), request, signal);
  return {
    round: roundOf(answer, request.conversation.length),
    isRefusal: answer.isRefusal ?? false,
    tokens: { input: 1_000, cached: 800, output: 50, reasoning: 0 },
    microDollars: answer.microDollars ?? 50,
  };
}

function roundOf({ say = "", calls = [] }: ScriptedWords, turn: number): Round {
  return {
    text: say,
    calls: calls.map(([tool, args], index) => ({
      id: `call_${turn}_${index}`,
      tool,
      args: typeof args === "string" ? args : JSON.stringify(args),
    })),
    replay: [],
  };
}
