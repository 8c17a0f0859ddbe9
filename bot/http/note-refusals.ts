import type { RequestHandler } from "express";
import type { HttpDeps } from "./deps.ts";

/** What a channel answers to whoever is not its platform. */
const FORGED: ReadonlySet<number> = new Set([401, 403]);

const HOUR_MS = 3_600_000;

/** Notes that a channel refused a webhook as forged, once an hour, however many of them somebody sends. */
export function noteRefusals({ trail, now }: Pick<HttpDeps, "trail" | "now">, channel: string): RequestHandler {
  return (_request, response, next) => {
    response.once("finish", () => {
      if (!FORGED.has(response.statusCode)) return;
      const hour = Math.floor(now().epochMilliseconds / HOUR_MS);
      void trail({ kind: "webhook_refused", by: `${channel}:${hour}`, person: null, channel });
    });
    next();
  };
}
