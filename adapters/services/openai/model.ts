import type { LanguageModel, ModelAnswer, ModelRequest } from "../../../dialogs/language-model.ts";
import type { Answered, Api } from "./api.ts";
import { serviceError } from "./errors.ts";
import { createOptionalFields } from "./optional-fields.ts";
import { createPatience } from "./patience.ts";
import { costOf } from "./prices.ts";

interface ModelOptions {
  readonly model: string;
  readonly isPlatform: boolean;
  /** How long the service may be silent, milliseconds. */
  readonly firstTokenWithin: number;
}

/** A language model over one of the two APIs. */
export function createModel<Request extends object>(api: Api<Request>, options: ModelOptions): LanguageModel {
  const { model, isPlatform, firstTokenWithin } = options;
  const fields = createOptionalFields(api.optionalFields);

  return {
    name: model,
    async answer(asked: ModelRequest, signal: AbortSignal): Promise<ModelAnswer> {
      const patience = createPatience(signal, firstTokenWithin);
      try {
        const { round, isRefusal, tokens } = await send(api.requestOf(asked), patience.signal, patience.heard);
        const { cacheWritten: _, ...counts } = tokens;
        return { round, isRefusal, tokens: counts, microDollars: costOf(model, isPlatform, tokens) };
      } catch (error) {
        throw serviceError(error);
      } finally {
        patience.end();
      }
    },
  };

  /** Once more without it when the server does not know a field; each is left out only once. */
  async function send(whole: Request, signal: AbortSignal, heard: () => void): Promise<Answered> {
    for (;;) {
      const request = fields.strip(whole);
      try {
        return await api.send(request, { signal, heard });
      } catch (error) {
        if (!fields.learnFrom(error, request)) throw error;
      }
    }
  }
}
