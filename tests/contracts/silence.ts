import type { Outcome } from "./channel.ts";

/** A platform that has a message and does not answer yet. */
export type Silence = Exclude<Outcome, string>;

/** What nock answers with after the silence. */
export function after<T>({ begun, over }: Silence, answer: T): () => Promise<T> {
  return async () => {
    begun();
    await over;
    return answer;
  };
}
