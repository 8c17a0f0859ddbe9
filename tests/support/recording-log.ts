import type { Log } from "../../adapters/channels/log.ts";

/** A channel's log that keeps all lines, details included, as one text each. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const record = (details: object, message: string): void => {
    lines.push(`${message} ${JSON.stringify(details)}`);
  };
  return { lines, info: record, warn: record, error: record };
}
