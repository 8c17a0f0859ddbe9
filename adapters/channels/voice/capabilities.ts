import type { Capabilities } from "../../../dialogs/channel.ts";

/** What a phone call can do. Twilio says up to 4096 characters at once; nobody listens to as many. */
export const capabilities: Capabilities = {
  channel: "voice",
  maxText: 4096,
  hasButtons: false,
  hasEdits: false,
  delivery: "inline",
  redelivers: false,
  speaks: true,
  confirmsWrites: true,
};
