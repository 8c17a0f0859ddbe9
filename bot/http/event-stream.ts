import type { Response } from "express";

/** Server-sent events to one client. After the client has gone, sending does nothing. */
export interface EventStream {
  /** One event, its data as JSON on one line. @param id what a client that comes back says it has heard last */
  send(event: string, data: object, id?: string | null): void;
  end(): void;
  /** Aborts when the client goes, the server closes, or the stream was ended. */
  readonly gone: AbortSignal;
}

/** Bytes that may wait for a client that does not read. */
const MOST_UNREAD = 1_024 * 1_024;

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
    if (gone.signal.aborted || response.writableEnded) return;
    // A client that does not read comes back, and is told then what it missed.
    if (response.writableLength > MOST_UNREAD) response.destroy();
    else response.write(text);
  }

  return {
    gone: gone.signal,
    send: (event, data, id = null) =>
      write(`${id === null ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => void response.end(),
  };
}
