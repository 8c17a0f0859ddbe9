import type { ModelRequest } from "../../../../dialogs/language-model.ts";
import { createOpenAiModel, type OpenAiModelOptions } from "../index.ts";

/** A signal that never ends. */
export const NEVER = new AbortController().signal;

/** A model at the platform that `nock` stands in for, or where the options say. */
export function aModel(options: Partial<OpenAiModelOptions> = {}) {
  return createOpenAiModel({
    apiKey: "sk-test",
    baseUrl: undefined,
    model: "gpt-6-luna",
    api: "auto",
    cacheKey: "budgetwise-test",
    firstTokenWithin: 5_000,
    ...options,
  });
}

/** A question with one tool. */
export function aRequest(change: Partial<ModelRequest> = {}): ModelRequest {
  return {
    instructions: "Be brief.",
    tools: [{ name: "log_expense", description: "Record it.", parameters: { type: "object", properties: {} } }],
    mayCall: true,
    conversation: [{ kind: "said", text: "lunch 12" }],
    ...change,
  };
}
