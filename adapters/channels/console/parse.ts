import type { InboundEvent } from "../../../dialogs/channel.ts";
import { readSaid } from "../pairing.ts";

/** Where a line was typed. */
export interface Terminal {
  /** Unique to this run of the chat; its lines are answered in order. */
  readonly session: string;
  /** The person who sits there. */
  readonly person: string;
}

/** A typed line as an event. `key` is unique; `at` an ISO instant. */
export function parseLine(line: string, terminal: Terminal, key: string, at: string): InboundEvent {
  const lane = `console:${terminal.session}`;
  return {
    key: `console:${key}`,
    channel: "console",
    lane,
    sender: { id: terminal.person },
    address: lane,
    isPrivate: true,
    at,
    content: readSaid(line),
  };
}
