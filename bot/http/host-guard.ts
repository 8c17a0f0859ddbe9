import type { RequestHandler } from "express";
import { HttpProblem } from "./problem.ts";

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Answers only to its own name: the public one, or a loopback name with any port.
 *
 * A foreign page whose name was pointed at this machine (DNS rebinding) is same-origin to the browser; its `Host` gives
 * it away.
 */
export function guardHost(publicUrl: string): RequestHandler {
  const known = new URL(publicUrl);
  return (request, _response, next) => {
    const host = parseHost(known.protocol, request.headers.host);
    if (host === null || (host.host !== known.host && !LOOPBACK_NAMES.has(host.hostname))) {
      throw new HttpProblem({ status: 421, code: "unknown_host", detail: "This server does not answer to that name." });
    }
    next();
  };
}

/** True for a `Host` header that names this very machine. */
export function isLoopbackHost(host: string | undefined): boolean {
  const url = parseHost("http:", host);
  return url !== null && LOOPBACK_NAMES.has(url.hostname);
}

function parseHost(protocol: string, host: string | undefined): URL | null {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host)) return null;
  return URL.parse(`${protocol}//${host}`);
}
