import type { TokenCounts } from "./usage.ts";

/**
 * One answer of the language model, as it came.
 *
 * It is written before anything follows from it, so that a turn that is run again asks for nothing that was answered. The
 * rounds of a turn become its one {@link Decision} when the last of them is there.
 */
export interface Round {
  readonly calls: readonly RequestedCall[];
  /** Empty where it only calls. */
  readonly text: string;
  /** What its adapter sends along when the conversation goes on; plain JSON that nobody else reads. */
  readonly replay: readonly unknown[];
}

/** A call as a model writes it: neither the name nor the arguments are known to make sense. */
export interface RequestedCall {
  /** Joins the call with its result. */
  readonly id: string;
  readonly tool: string;
  /** JSON, if the model got it right. */
  readonly args: string;
}

/** What a language model is asked. */
export interface ModelRequest {
  /** The same for everybody and at all times, as are the tools and their order: platforms remember how a prompt begins. */
  readonly instructions: string;
  /** None where there is nothing to call. */
  readonly tools: readonly ModelTool[];
  /** False when it has to answer in words. */
  readonly mayCall: boolean;
  readonly conversation: readonly ModelItem[];
}

/** A tool as a model sees it. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type ModelItem =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "answered"; readonly round: Round }
  /** What became of a call, by the call's id. */
  | { readonly kind: "result"; readonly call: string; readonly output: string };

export interface ModelAnswer {
  readonly round: Round;
  /** It will not answer this. */
  readonly isRefusal: boolean;
  readonly tokens: TokenCounts;
  /** Millionths of a US dollar. */
  readonly microDollars: number;
}

/** A language model at some service: one try, one answer. Trying again and giving up are the caller's. */
export interface LanguageModel {
  /** As its platform calls it. */
  readonly name: string;
  /**
   * @throws Unavailable when another try may succeed (with `retryAfter` where the service says when), or the signal ended
   * @throws Forbidden when the service does not take the key or the model: only an operator can help
   * @throws InvalidInput when the conversation is more than it can read
   */
  answer(request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer>;
}
