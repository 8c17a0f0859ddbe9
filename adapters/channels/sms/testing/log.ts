import type { Log } from "../log.ts";

/** Keeps all lines, details included, as one text each. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const record = (details: object, message: string): void => {
    lines.push(`${message} ${JSON.stringify(details)}`);
  };
  return { lines, info: record, warn: record, error: record };
}
