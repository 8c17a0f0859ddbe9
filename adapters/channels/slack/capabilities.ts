import type { Capabilities } from "../../../dialogs/channel.ts";

/** What Slack can do. Longer messages are possible; Slack itself advises against them. */
export const capabilities: Capabilities = {
  channel: "slack",
  maxText: 4000,
  hasButtons: true,
  hasEdits: true,
  delivery: "push",
  redelivers: true,
};
