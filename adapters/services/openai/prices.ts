import type { TokenCounts } from "../../../dialogs/usage.ts";

/** When the table was last compared with the platform's price list. */
export const PRICES_AS_OF = "2026-09-22";

/** US dollars for a million tokens, which is micro-dollars for each token. */
interface Price {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** Standard processing, prompts below 272,000 tokens (https://platform.openai.com/docs/pricing). */
const PRICES: Readonly<Record<string, Price>> = {
  "gpt-6-luna": { input: 0.1, cached: 0.01, output: 0.5 },
  "gpt-6-sol": { input: 2, cached: 0.2, output: 10 },
  "gpt-6-astra": { input: 10, cached: 1, output: 50 },
  "gpt-5.6-luna": { input: 0.2, cached: 0.02, output: 1.2 },
  "gpt-5.6-terra": { input: 2, cached: 0.2, output: 12 },
};

/** What a model of the platform that the table does not know is taken to cost, so that a budget is never overrun unseen. */
const DEAREST: Price = { input: 10, cached: 1, output: 50 };

/** Writing a prompt into the platform's memory costs more than reading it. */
const CACHE_WRITE_FACTOR = 1.25;

const FREE: Price = { input: 0, cached: 0, output: 0 };

/** Tokens of a call, with those that were written into the platform's memory of prompts. */
export interface CountedTokens extends TokenCounts {
  readonly cacheWritten: number;
}

/**
 * What a call costs, in millionths of a US dollar, rounded up.
 *
 * @param isPlatform a server of one's own costs nothing, unless the model bears a name of the table
 */
export function costOf(model: string, isPlatform: boolean, tokens: CountedTokens): number {
  const { input, cached, output } = PRICES[model] ?? (isPlatform ? DEAREST : FREE);
  const written = tokens.cacheWritten * input * CACHE_WRITE_FACTOR;
  const plain = Math.max(0, tokens.input - tokens.cached - tokens.cacheWritten) * input;
  return Math.ceil(plain + written + tokens.cached * cached + tokens.output * output);
}
