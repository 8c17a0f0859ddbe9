import type { Capabilities } from "../../../dialogs/channel.ts";

/** The page draws every block itself; what it sent and got no answer for it sends again. */
export const CAPABILITIES: Capabilities = {
  channel: "web",
  maxText: 4_000,
  hasButtons: true,
  hasEdits: false,
  delivery: "inline",
  redelivers: true,
  keepsResults: true,
};
