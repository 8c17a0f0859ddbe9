import type { Capabilities } from "../../../dialogs/channel.ts";

/** A terminal: lines in, lines out; the answer is printed by whoever asked. */
export const CONSOLE_CAPABILITIES: Capabilities = {
  channel: "console",
  maxText: 1_000_000,
  hasButtons: false,
  hasEdits: false,
  delivery: "inline",
  redelivers: false,
};
