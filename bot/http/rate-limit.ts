import { isIPv6 } from "node:net";
import type { RequestHandler } from "express";
import { HttpProblem } from "./problem.ts";

/** How many windows are remembered before those that are over are thrown out. */
const MAX_WINDOWS = 10_000;

interface Window {
  used: number;
  readonly ends: number;
}

/**
 * Lets an address through `limit` times in each window, and tells the others when to come back (429).
 *
 * @param windowMs length of a window, milliseconds
 * @param now milliseconds since the epoch
 */
export function limitRate(limit: number, windowMs: number, now: () => number): RequestHandler {
  const windows = new Map<string, Window>();
  return (request, response, next) => {
    const at = now();
    if (windows.size >= MAX_WINDOWS) forgetEnded(windows, at);
    const address = network(request.ip ?? "");
    const window = current(windows, address, at, windowMs);
    window.used += 1;
    const seconds = Math.max(1, Math.ceil((window.ends - at) / 1_000));
    response.set({
      "ratelimit-limit": String(limit),
      "ratelimit-remaining": String(Math.max(0, limit - window.used)),
      "ratelimit-reset": String(seconds),
    });
    if (window.used > limit) {
      throw new HttpProblem({
        status: 429,
        code: "rate_limited",
        detail: `Too many tries; wait ${seconds} seconds.`,
        headers: { "retry-after": String(seconds) },
      });
    }
    next();
  };
}

function current(windows: Map<string, Window>, address: string, at: number, windowMs: number): Window {
  const known = windows.get(address);
  if (known && known.ends > at) return known;
  const fresh = { used: 0, ends: at + windowMs };
  windows.set(address, fresh);
  return fresh;
}

function forgetEnded(windows: Map<string, Window>, at: number): void {
  for (const [address, { ends }] of windows) if (ends <= at) windows.delete(address);
}

/** An IPv6 subscriber owns a whole /64, so that is what counts as one address. */
function network(address: string): string {
  return isIPv6(address) && !address.startsWith("::") ? address.split(":").slice(0, 4).join(":") : address;
}
