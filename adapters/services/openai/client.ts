import OpenAI from "openai";

/** The platform's own address; any other is another server that speaks its API. */
export const PLATFORM_URL = "https://api.openai.com/v1";

export interface ClientOptions {
  /** Undefined for a server of one's own that asks for none. */
  readonly apiKey: string | undefined;
  /** Undefined for the platform's. */
  readonly baseUrl: string | undefined;
}

/** Milliseconds after which a connection is given up whatever its caller wants. */
const LONGEST = 60_000;

/**
 * The SDK's client, told all that it would else look for in the environment.
 *
 * Its own retries are off: whoever asks knows how long a person can wait. It logs nothing, because it would log texts.
 */
export function createClient({ apiKey, baseUrl }: ClientOptions): OpenAI {
  return new OpenAI({
    apiKey: apiKey ?? "none",
    baseURL: baseUrl ?? PLATFORM_URL,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: LONGEST,
    logLevel: "off",
  });
}
