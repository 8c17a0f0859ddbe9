import type { Capabilities } from "../../../dialogs/channel.ts";

/** What Telegram can do. */
export const capabilities: Capabilities = {
  channel: "telegram",
  maxText: 4096,
  hasButtons: true,
  hasEdits: true,
  delivery: "push",
  redelivers: true,
};
