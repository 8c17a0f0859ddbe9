import type { Sending } from "../../../dialogs/channel.ts";

/** Nothing is pushed to a terminal: the chat prints the stored answer of each line itself. */
export const sendToTerminal: Sending["send"] = async () => [];
