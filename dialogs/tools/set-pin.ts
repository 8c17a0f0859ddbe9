import { z } from "zod";
import { presentPinLink } from "../replies/pin-link.ts";
import { defineTool } from "./tool.ts";

/** Where a PIN is chosen; `url` is empty where there is no such place. `off`: there is no phone · `not_private`: others read along. */
export interface PinLinkResult {
  readonly kind: "link" | "off" | "not_private";
  readonly url: string;
}

/** Answers with a single-use link to the page where a phone PIN is chosen: its digits never pass a chat. */
export const setPin = defineTool({
  name: "set_pin",
  description: "Give a single-use link to the page where the person chooses the PIN for phone calls.",
  risk: "confirm",
  isOutside: true,
  args: z.strictObject({}),
  async run({ account, isPrivate }): Promise<PinLinkResult> {
    if (!isPrivate) return { kind: "not_private", url: "" };
    const url = await account.pinLink();
    return url === null ? { kind: "off", url: "" } : { kind: "link", url };
  },
  present: presentPinLink,
});
