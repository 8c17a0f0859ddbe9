import { capitalise } from "./format.ts";

/** How channels are called that are not called as they are written. */
const NAMES: Readonly<Record<string, string>> = {
  sms: "SMS",
  whatsapp: "WhatsApp",
  web: "Page",
  voice: "Phone",
  api: "API",
};

/** A channel as people call it. */
export function channelName(channel: string): string {
  return NAMES[channel] ?? capitalise(channel);
}
