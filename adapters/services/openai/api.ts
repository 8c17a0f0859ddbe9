import type { ModelAnswer, ModelRequest } from "../../../dialogs/language-model.ts";
import type { CountedTokens } from "./prices.ts";

/** One of the two ways in which a model can be asked. */
export interface Api<Request extends object> {
  /** What a server may do without, see `createOptionalFields`. */
  readonly optionalFields: readonly string[];
  requestOf(request: ModelRequest): Request;
  /**
   * Sends it and reads the answer to its end.
   *
   * @throws what the SDK throws, and Unavailable when the answer ends before its end
   */
  send(request: Request, options: SendOptions): Promise<Answered>;
}

export interface SendOptions {
  readonly signal: AbortSignal;
  /** Called when the answer has begun. */
  readonly heard: () => void;
}

/** What came back, before it is priced. */
export interface Answered extends Pick<ModelAnswer, "round" | "isRefusal"> {
  readonly tokens: CountedTokens;
}

export interface ApiOptions {
  readonly model: string;
  /** Sends requests that begin alike to where that beginning is remembered. */
  readonly cacheKey: string;
}

/** Tokens, reasoning included: many times what a reply needs, and a bound on what a runaway costs. */
export const LONGEST_ANSWER = 4_000;
