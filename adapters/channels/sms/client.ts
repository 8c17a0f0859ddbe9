import { Agent } from "node:http";
import twilio from "twilio";

/** Origin of Twilio's API. */
export const PLATFORM = "https://api.twilio.com";

/** One text message on its way out. */
export interface OutgoingMessage {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** Where Twilio tells what became of it. */
  readonly statusCallback: string;
}

/** Hands a message to Twilio. @returns its SID */
export type CreateMessage = (message: OutgoingMessage) => Promise<string>;

/** Access to an account. */
export interface ClientOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Origin of another API server than the platform's. */
  readonly apiRoot: string | undefined;
}

/**
 * Makes the way to Twilio's API; it tries once, and calls an answer lost after 15 seconds.
 *
 * It rejects with the client's own errors, which hold the request: see `describeFailure`.
 */
export function createMessageClient({ accountSid, authToken, apiRoot }: ClientOptions): CreateMessage {
  const client = twilio(accountSid, authToken, { httpClient: createRequestClient(apiRoot) });
  return async (message) => {
    const { sid } = await client.messages.create(message);
    if (typeof sid !== "string" || sid === "")
      throw new SyntaxError("An answer without a SID is none of Twilio's API.");
    return sid;
  };
}

/** Milliseconds. */
const PATIENCE = 15_000;

/** The client knows the platform's own server only: what leaves it is sent elsewhere when asked to. */
function createRequestClient(apiRoot: string | undefined): twilio.RequestClient {
  const client = new twilio.RequestClient({ timeout: PATIENCE });
  if (apiRoot !== undefined) {
    // The runtime's own agent would hang up after 5 seconds, and the message would be sent again.
    client.axios.defaults.httpAgent = new Agent({ keepAlive: true });
    client.axios.interceptors.request.use((request) => {
      const { pathname, search } = new URL(request.url ?? "", PLATFORM);
      request.url = apiRoot.replace(/\/+$/, "") + pathname + search;
      return request;
    });
  }
  return client;
}
