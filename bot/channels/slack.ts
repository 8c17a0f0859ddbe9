import { createSlackChannel, WEBHOOK_BODY_LIMIT, WEBHOOK_PATHS } from "../../adapters/channels/slack/index.ts";
import { rawWebhook } from "../http/raw-webhook.ts";
import { type ChannelDeps, surroundingsOf, type WiredChannel } from "./wired.ts";

/** Slack as the settings say. */
export function wireSlack(deps: ChannelDeps, signingSecret: string, botToken: string): WiredChannel {
  const { SLACK_API_URL: apiUrl, PACE_SLACK: pace } = deps.config;
  const channel = createSlackChannel({
    ...surroundingsOf(deps),
    signingSecret,
    botToken,
    apiUrl,
    pace: pace ?? (apiUrl === undefined ? "platform" : "off"),
  });
  return {
    channel,
    mounts: [
      { path: WEBHOOK_PATHS.events, handler: rawWebhook(channel.handleEvents, WEBHOOK_BODY_LIMIT) },
      { path: WEBHOOK_PATHS.commands, handler: rawWebhook(channel.handleCommands, WEBHOOK_BODY_LIMIT) },
      { path: WEBHOOK_PATHS.interactions, handler: rawWebhook(channel.handleInteractions, WEBHOOK_BODY_LIMIT) },
    ],
    detail: `at ${deps.publicUrl}/webhooks/slack/…`,
    async start(take) {
      await channel.start(take);
      return null;
    },
    stop: () => channel.stop(),
  };
}
