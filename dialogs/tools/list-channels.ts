import { z } from "zod";
import type { LinkedChannel } from "../account.ts";
import { presentChannels } from "../replies/channels-listed.ts";
import { defineTool } from "./tool.ts";

/** Where a person is known, in the order in which they are counted. */
export interface ChannelsResult {
  readonly channels: readonly LinkedChannel[];
}

/** Lists the channels that are linked. */
export const listChannels = defineTool({
  name: "list_channels",
  description: "List the channels that are linked to this book.",
  risk: "read",
  args: z.strictObject({}),
  run: async ({ account }): Promise<ChannelsResult> => ({ channels: await account.channels() }),
  present: presentChannels,
});
