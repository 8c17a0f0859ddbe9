import type { LinkedChannel } from "../account.ts";
import type { PendingChoice } from "../state.ts";
import type { Presentation } from "../tools/tool.ts";
import type { UnlinkResult } from "../tools/unlink-channel.ts";
import { channelLine, channelTitle } from "./channels-listed.ts";
import type { View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";

/** Asks before a channel is unlinked, and says what was. */
export function presentUnlinked(results: readonly UnlinkResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: UnlinkResult, view: View): Presentation {
  switch (result.kind) {
    case "ask":
      return askWhich(result.channels, view);
    case "unlinked":
      return textOnly(
        `🔌 Unlinked: ${channelTitle(result.channel)} reads and writes your book no more. Codes that were still open are void.`,
      );
    case "gone":
      return textOnly("That is not linked, so nothing was changed. “Which channels are linked” lists them.");
    case "last":
      return textOnly("That is your only way in, so I kept it. Link another channel first: say “link”.");
    case "too_new":
      return textOnly(
        "This channel was linked less than a day ago, so it can't unlink older ones yet. Do it from an older one, or tomorrow. Nothing was changed.",
      );
  }
}

function askWhich(channels: readonly LinkedChannel[], view: View): Presentation {
  const [only, ...others] = channels;
  if (!only) return present({ kind: "gone" }, view);
  const question =
    others.length === 0
      ? `Unlink ${channelLine(only, view)}? It will neither read nor write your book any more. Nothing was changed yet.`
      : `Which one?\n${channels.map((channel) => `• ${channelLine(channel, view)}`).join("\n")}\nNothing was changed yet.`;
  const choices: PendingChoice[] = [
    ...channels.slice(0, MOST).map(
      (channel): PendingChoice => ({
        label: `Unlink ${channelTitle(channel)}`,
        ...(others.length === 0 ? { isYes: true } : {}),
        calls: [{ tool: "unlink_channel", args: { id: channel.id }, confirmed: true }],
      }),
    ),
    { label: others.length === 0 ? "Keep it" : "Keep all", calls: [] },
  ];
  return { ...textOnly(question), choices, pending: { question, choices } };
}

/** More buttons than that are no help; a channel can be named by its number as well. */
const MOST = 8;
