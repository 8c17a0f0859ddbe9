import type { Channel } from "../../../dialogs/channel.ts";
import { CAPABILITIES } from "./capabilities.ts";
import { sendInline } from "./send.ts";

/** The page as a channel. */
export function createWebChannel(): Channel {
  return { capabilities: CAPABILITIES, send: sendInline };
}
