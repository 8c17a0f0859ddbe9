import type { Sending } from "../../../dialogs/channel.ts";

/** Nothing is pushed into a call: its request waits for the stored answer, and what comes too late goes to a chat. */
export const sendInCall: Sending["send"] = async () => [];
