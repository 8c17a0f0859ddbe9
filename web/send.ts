import { type Message, postJson, Refused } from "./api.ts";
import type { Outgoing } from "./outgoing.ts";
import { readEvents } from "./read-events.ts";

/** How one try to send a message ended. */
export type SendOutcome =
  | { readonly kind: "answered"; readonly message: Message }
  /** Not now; the same key may be tried again after so many milliseconds. */
  | { readonly kind: "again"; readonly after: number | null }
  /** Never: the server says what is wrong with it. */
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "signed_out" };

/**
 * Sends a message and waits for its answer.
 *
 * @param onAccepted called when the server has it: the next one may follow, in order
 */
export async function sendOnce(outgoing: Outgoing, onAccepted: () => void): Promise<SendOutcome> {
  try {
    const response = await postJson("/v1/ai/chat", outgoing.body, {
      accept: "text/event-stream",
      "idempotency-key": outgoing.key,
    });
    if (response.body === null) return { kind: "again", after: null };
    for await (const { event, data } of readEvents(response.body)) {
      if (event === "accepted") onAccepted();
      if (event === "message" && isMessage(data)) return { kind: "answered", message: data };
      if (event === "error" && isFinal(data)) return { kind: "refused", reason: data.detail };
    }
    return { kind: "again", after: null };
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): SendOutcome {
  if (!(error instanceof Refused)) return { kind: "again", after: null };
  if (error.status === 401) return { kind: "signed_out" };
  if (error.status >= 500 || error.status === 408 || error.status === 429) {
    return { kind: "again", after: error.retryAfter };
  }
  return { kind: "refused", reason: error.message };
}

/** A problem that trying again does not help. */
function isFinal(data: unknown): data is { status: number; detail: string } {
  if (typeof data !== "object" || data === null || !("status" in data) || !("detail" in data)) return false;
  return typeof data.status === "number" && data.status < 500 && typeof data.detail === "string";
}

function isMessage(data: unknown): data is Message {
  return typeof data === "object" && data !== null && "content" in data && "metadata" in data;
}
