import type { Channel } from "../../../dialogs/channel.ts";
import { CONSOLE_CAPABILITIES } from "./capabilities.ts";
import { sendToTerminal } from "./send.ts";

export { parseLine, type Terminal } from "./parse.ts";
export { renderForTerminal } from "./render.ts";
export { personAtTerminal } from "./verify.ts";

/** The terminal as a channel. */
export function createConsoleChannel(): Channel {
  return { capabilities: CONSOLE_CAPABILITIES, send: sendToTerminal };
}
