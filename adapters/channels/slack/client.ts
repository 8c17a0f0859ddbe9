import { webApi } from "@slack/bolt";

/** How to reach the Web API. */
export interface ClientOptions {
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
}

/** Milliseconds after which a call counts as lost. */
export const CALL_TIMEOUT = 20_000;

/**
 * A client of the Web API whose calls end with the signal.
 *
 * It neither tries again nor waits out limits: who calls it does, and can be stopped while doing so. It logs nothing,
 * because its messages hold what was sent. Cheap enough to be made for each message.
 */
export function createClient({ botToken, apiUrl }: ClientOptions, signal: AbortSignal): webApi.WebClient {
  return new webApi.WebClient(botToken, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    allowAbsoluteUrls: false,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT,
    logger: SILENT,
    fetch: (url, init) => fetchUntil(signal, url, init),
  });
}

type Fetch = NonNullable<webApi.WebClientOptions["fetch"]>;

async function fetchUntil(signal: AbortSignal, ...[url, init]: Parameters<Fetch>): ReturnType<Fetch> {
  const signals = init?.signal === undefined ? [signal] : [signal, init.signal];
  const response = await fetch(url, { ...init, signal: AbortSignal.any(signals) });
  if (response.status !== 429 || response.headers.has("retry-after")) return response;
  // The client takes a limit without a wait for a fault that it has no name for.
  return new Response(null, { status: 429, headers: { "retry-after": "1" } });
}

const SILENT: webApi.Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => webApi.LogLevel.ERROR,
  setName: () => {},
};
