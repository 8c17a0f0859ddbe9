import type { LanguageModel } from "../../../dialogs/language-model.ts";
import { createChatApi } from "./chat.ts";
import { type ClientOptions, createClient } from "./client.ts";
import { createModel } from "./model.ts";
import { createResponsesApi } from "./responses.ts";

export interface OpenAiModelOptions extends ClientOptions {
  readonly model: string;
  /** `auto`: responses on the platform, chat elsewhere. */
  readonly api: "auto" | "responses" | "chat";
  /** Names what our prompts begin with, so that the platform finds it again. */
  readonly cacheKey: string;
  /** How long the service may be silent, milliseconds. */
  readonly firstTokenWithin: number;
}

/** A language model at the platform, or at any server that speaks one of its APIs. */
export function createOpenAiModel(options: OpenAiModelOptions): LanguageModel {
  const isPlatform = options.baseUrl === undefined;
  const client = createClient(options);
  const api = options.api === "auto" ? (isPlatform ? "responses" : "chat") : options.api;
  return api === "responses"
    ? createModel(createResponsesApi(client, options), { ...options, isPlatform })
    : createModel(createChatApi(client, { ...options, isPlatform }), { ...options, isPlatform });
}
