import { hashSecret } from "../../../adapters/hash-secret.ts";
import type { KeptAnswer } from "../../../domain/access.ts";
import type { HttpDeps } from "../deps.ts";
import { HttpProblem } from "../problem.ts";
import type { Caller } from "./route.ts";

/** @throws HttpProblem 400 for an `Idempotency-Key` that is none */
export function assertKey(given: string | string[] | undefined): asserts given is string | undefined {
  if (given === undefined || (typeof given === "string" && /^[\x21-\x7e]{1,200}$/.test(given))) return;
  throw new HttpProblem({
    status: 400,
    code: "invalid_input",
    detail: "An Idempotency-Key is 1 to 200 visible characters; take a UUID.",
  });
}

/** How long a request's key is known. */
const HOURS = 24;

/** A request with a key of its own. */
export interface KeyedRequest {
  /** What the request is known by; of one person, so that nobody meets another's. */
  readonly key: string;
  /** What its turn is known by: a key that is used anew after its time is another turn. */
  readonly turn: string;
  /** What it had been answered; null where it has not been. */
  readonly answer: KeptAnswer | null;
}

/**
 * Looks a write's `Idempotency-Key` up, and notes it. A request that was begun and not answered, because a process died, is
 * carried out again: what it wrote stands in the log under the same key, so nothing of it happens twice.
 *
 * @param asked method, address and body
 * @returns null without a key
 * @throws HttpProblem 400 for a key that is none, 422 for one that another request bore
 */
export async function keyedRequest(
  { access, now }: Pick<HttpDeps, "access" | "now">,
  given: string | string[] | undefined,
  { person }: Caller,
  asked: string,
): Promise<KeyedRequest | null> {
  assertKey(given);
  if (given === undefined) return null;
  const key = hashSecret(`${person.id} ${given}`);
  const fingerprint = hashSecret(asked);
  const until = now().add({ hours: HOURS }).toString();
  const known = await access.takeKey({ key, fingerprint, until }, now().toString());
  if (known.fingerprint !== fingerprint) {
    throw new HttpProblem({
      status: 422,
      code: "key_reused",
      detail: "This Idempotency-Key was used for another request; make a new UUID for each.",
    });
  }
  return { key, turn: `api:${key}:${known.until}`, answer: known.answer };
}
