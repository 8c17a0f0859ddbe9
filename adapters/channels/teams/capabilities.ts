import type { Capabilities } from "../../../dialogs/channel.ts";

/** What Teams can do. It comes again only after 15 seconds without an answer, so no message may be refused. */
export const capabilities: Capabilities = {
  channel: "teams",
  maxText: 4000,
  hasButtons: true,
  hasEdits: true,
  delivery: "push",
  redelivers: false,
};
