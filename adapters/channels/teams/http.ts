import type { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { z } from "zod";

/** A call of the connector did not work. */
export class ConnectorError extends Error {
  /** Null when the connection broke, or no answer came in time. */
  readonly status: number | null;
  /** Milliseconds to wait, as the connector asks. */
  readonly retryAfter: number | undefined;

  /** @param detail fit for logs: no text, no name, no token */
  constructor(detail: string, status: number | null, retryAfter?: number) {
    super(detail);
    this.name = "ConnectorError";
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;

/** How the SDK sends HTTP requests. */
export type HttpClient = NonNullable<ConnectorOptions["httpClient"]>;

/** Milliseconds after which a call counts as lost. */
const CALL_TIMEOUT = 20_000;

/**
 * Sends the SDK's requests, ending with the signal.
 *
 * The SDK by itself would wait out limits and try again where nobody can stop it, and follow a redirect to any host; so
 * whatever is no success is raised here as a {@link ConnectorError}.
 */
export function createHttpClient(signal: AbortSignal): HttpClient {
  return {
    async sendRequest(request) {
      const { url, method, body } = request;
      const response = await exchange(url, {
        method,
        headers: request.headers.rawHeaders(),
        ...(typeof body === "string" && { body }),
        redirect: "manual",
        signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT)]),
      });
      // The SDK's class of headers can't be imported; it takes the answer for JSON when there are none.
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      return { request, headers, ...response };
    },
  };
}

async function exchange(url: string, init: RequestInit): Promise<{ status: number; bodyAsText: string }> {
  let response: Response;
  let bodyAsText: string;
  try {
    response = await fetch(url, init);
    bodyAsText = await response.text();
  } catch (error) {
    throw new ConnectorError(networkDetail(error), null);
  }
  const { status, headers } = response;
  if (response.ok) return { status, bodyAsText };
  throw new ConnectorError(`status ${status}${codeOf(bodyAsText)}`, status, retryAfterOf(headers));
}

const refused = z.object({ error: z.object({ code: z.string().regex(/^\w{1,80}$/) }) });

/** The connector's own word for what is wrong, where it is one. */
function codeOf(body: string): string {
  try {
    const { data } = refused.safeParse(JSON.parse(body));
    return data === undefined ? "" : ` ${data.error.code}`;
  } catch {
    return "";
  }
}

function retryAfterOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** The system's code only: the message of a network error names the host. */
function networkDetail(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string") {
    return cause.code;
  }
  return "no answer of the connector";
}
