import { BadRequestError, UnprocessableEntityError } from "openai";

/** Fields of a request that a server may do without. */
export interface OptionalFields {
  /** A request without what this server has refused before. */
  strip<T extends object>(request: T): T;
  /** True when the error refuses a field that the request has: it is left out from then on. */
  learnFrom(error: unknown, request: object): boolean;
}

/**
 * Remembers which fields a server does not take.
 *
 * Servers that speak the API differ in what they know of it, and models in what they allow; both say so in a 400.
 *
 * @param names longer names before those that they begin with
 */
export function createOptionalFields(names: readonly string[]): OptionalFields {
  const refused = new Set<string>();
  return {
    strip(request) {
      const kept = { ...request };
      for (const name of refused) Reflect.deleteProperty(kept, name);
      return kept;
    },
    learnFrom(error, request) {
      if (!(error instanceof BadRequestError || error instanceof UnprocessableEntityError)) return false;
      const { param, message } = error;
      const field = names.find(
        (name) => name in request && (param === name || param?.startsWith(`${name}.`) || mentions(message, name)),
      );
      if (field === undefined) return false;
      refused.add(field);
      return true;
    },
  };
}

function mentions(message: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`, "i").test(message);
}
