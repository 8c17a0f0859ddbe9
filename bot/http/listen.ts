import { createServer, type Server, type ServerResponse } from "node:http";
import type { Express } from "express";
import { InvalidInput } from "../../domain/errors.ts";

/** A server that takes requests. */
export interface Listening {
  /** The port that was given, also where 0 asked for any. */
  readonly port: number;
  /**
   * Stops taking connections, ends event streams (their clients come back elsewhere), lets running requests finish, and
   * cuts what is still open at the deadline (milliseconds from now).
   */
  close(deadlineMs: number): Promise<void>;
}

/**
 * Milliseconds a client has to send its headers, then its whole request, and how long an idle connection is kept: slow
 * clients must not be able to hold connections. The idle time is above that of common balancers (60 s), which would
 * otherwise reuse a connection that is just being closed.
 */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  /** How often connections are checked against the others. */
  connectionsCheckingInterval: 2_000,
};

const MAX_CONNECTIONS = 2_000;

/**
 * Starts to listen.
 *
 * @throws InvalidInput when the port is taken or may not be used
 */
export async function listen(
  app: Express,
  { host, port }: { host: string; port: number },
  timeouts: Partial<typeof TIMEOUTS> = {},
): Promise<Listening> {
  const server = createServer({ ...TIMEOUTS, ...timeouts }, app);
  server.maxConnections = MAX_CONNECTIONS;
  const open = trackResponses(server);
  await started(server, host, port);
  const address = server.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : port,
    close: (deadlineMs) => closeServer(server, open, deadlineMs),
  };
}

function started(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      reject(
        new InvalidInput(`Can't listen on ${host}:${port} (${cause.code}); choose another PORT or HOST.`, { cause }),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** The responses that are under way. */
function trackResponses(server: Server): ReadonlySet<ServerResponse> {
  const open = new Set<ServerResponse>();
  server.on("request", (_request, response: ServerResponse) => {
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      // A connection kept alive would hold up closing until its idle time is over.
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
  });
  return open;
}

async function closeServer(server: Server, open: ReadonlySet<ServerResponse>, deadlineMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  for (const response of open) if (isEventStream(response)) response.end();
  const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
  await closed;
  clearTimeout(cut);
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}
