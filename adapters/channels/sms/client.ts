import twilio from "twilio";

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
  const httpClient = apiRoot === undefined ? new twilio.RequestClient(PATIENCE) : new ElsewhereClient(apiRoot);
  const client = twilio(accountSid, authToken, { httpClient });
  return async (message) => {
    const { sid } = await client.messages.create(message);
    if (typeof sid !== "string" || sid === "") throw new Error("No SID: that was no answer of Twilio's API.");
    return sid;
  };
}

/** The client's own name for milliseconds to wait. */
const PATIENCE = { timeout: 15_000 } as const;

type RequestOptions = Parameters<twilio.RequestClient["request"]>[0];

/** The client knows no other API server; this is the seam that it offers. */
class ElsewhereClient extends twilio.RequestClient {
  readonly #root: string;

  constructor(root: string) {
    super(PATIENCE);
    this.#root = root.replace(/\/+$/, "");
  }

  override request(options: RequestOptions) {
    const { pathname, search } = new URL(options.uri);
    return super.request({ ...options, uri: this.#root + pathname + search });
  }
}
