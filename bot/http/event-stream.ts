import type { Response } from "express";

/** Server-sent events to one client. After the client has gone, sending does nothing. */
export interface EventStream {
  /** One event, its data as JSON on one line. */
  send(event: string, data: object): void;
  end(): void;
  /** Aborts when the client goes, the server closes, or the stream was ended. */
  readonly gone: AbortSignal;
}

/**
 * Begins a stream of server-sent events.
 *
 * `no-transform` keeps proxies from compressing, which would hold events back.
 *
 * @param heartbeatMs a comment is sent this often, milliseconds
 */
export function openEventStream(response: Response, heartbeatMs: number): EventStream {
  const gone = new AbortController();
  response.set({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  response.flushHeaders();
  const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
  response.once("close", () => {
    clearInterval(heartbeat);
    gone.abort();
  });

  function write(text: string): void {
    if (!gone.signal.aborted && !response.writableEnded) response.write(text);
  }

  return {
    gone: gone.signal,
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => void response.end(),
  };
}
