import { createHash } from "node:crypto";

/** Event keys have to stay this short, bytes, because button ids are made of them. */
const LONGEST = 56;

/**
 * An event's key: the same for the same parts, `slack:<parts>` where that is short enough, else a digest of it.
 *
 * Ids of Slack are ASCII, and of no documented length.
 */
export function eventKey(...parts: readonly string[]): string {
  const key = ["slack", ...parts].join(":");
  if (key.length <= LONGEST) return key;
  return `slack:${createHash("sha256").update(key).digest("base64url")}`;
}
