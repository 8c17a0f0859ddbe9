import type { Capabilities } from "../../../dialogs/channel.ts";

/** What text messages can do. Twilio never delivers a text again once it has connected, so none may be refused. */
export const capabilities: Capabilities = {
  channel: "sms",
  maxText: 1600,
  hasButtons: false,
  hasEdits: false,
  delivery: "push",
  redelivers: false,
};
