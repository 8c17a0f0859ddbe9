import {
  createTeamsChannel,
  MESSAGES_PATH,
  type TeamsConfig,
  WEBHOOK_BODY_LIMIT,
} from "../../adapters/channels/teams/index.ts";
import { rawWebhook } from "../http/raw-webhook.ts";
import { type ChannelDeps, surroundingsOf, type WiredChannel } from "./wired.ts";

/** Teams as the settings say, or the Bot Framework's emulator in its place. */
export function wireTeams(deps: ChannelDeps, access: TeamsConfig["access"]): WiredChannel {
  const channel = createTeamsChannel({ ...surroundingsOf(deps), access });
  const openness = access === "emulator" ? ", open to all programs on this machine" : "";
  return {
    channel,
    mounts: [{ path: MESSAGES_PATH, handler: rawWebhook(channel.handleMessages, WEBHOOK_BODY_LIMIT) }],
    detail: `at ${deps.publicUrl}${MESSAGES_PATH}${openness}`,
    async start(take) {
      await channel.start(take);
      return null;
    },
    stop: () => channel.stop(),
  };
}
