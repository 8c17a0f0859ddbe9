import type { LinkedChannel } from "../account.ts";
import type { ChannelsResult } from "../tools/list-channels.ts";
import type { Presentation } from "../tools/tool.ts";
import { channelName } from "./channel-names.ts";
import { formatDate, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";

/** The channels with the numbers by which they can be named. */
export function presentChannels(results: readonly ChannelsResult[], view: View): Presentation {
  return combine(results.map(({ channels }) => textOnly(listText(channels, view))));
}

function listText(channels: readonly LinkedChannel[], view: View): string {
  if (channels.length === 0) return "Nothing is linked yet. Say “link” to link a channel.";
  const lines = channels.map((channel, index) => `${index + 1}) ${channelLine(channel, view)}`);
  return ["Your book is linked with:", ...lines, "“link” adds one, “unlink 1” takes one away."].join("\n");
}

/** `Telegram (Ada), since Tue 3 Nov: you are here`. */
export function channelLine(channel: LinkedChannel, view: View): string {
  const { since, state, isHere } = channel;
  const date = since === null ? "" : `, since ${formatDate(since.slice(0, "YYYY-MM-DD".length), view)}`;
  const standing = isHere ? ": you are here" : STANDING[state];
  return `${channelTitle(channel)}${date}${standing}`;
}

/** `Telegram (Ada)`. */
export function channelTitle({ channel, detail }: Pick<LinkedChannel, "channel" | "detail">): string {
  return detail === null ? channelName(channel) : `${channelName(channel)} (${detail})`;
}

const STANDING: Readonly<Record<LinkedChannel["state"], string>> = {
  active: "",
  paused: ": could not be reached lately",
  left: ": wants no messages from me",
};
