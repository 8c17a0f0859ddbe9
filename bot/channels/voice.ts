import { createVoiceChannel, PATHS, WEBHOOK_BODY_LIMIT } from "../../adapters/channels/voice/index.ts";
import { rawWebhook } from "../http/raw-webhook.ts";
import { createPinTries } from "../pin-tries.ts";
import { type ChannelDeps, surroundingsOf, type WiredChannel } from "./wired.ts";

/** The phone, at the number that the settings name for text messages, too. */
export function wireVoice(deps: ChannelDeps, authToken: string): WiredChannel {
  const { people, turns, pins, trail, publicUrl, surroundings } = deps;
  const channel = createVoiceChannel({
    ...surroundingsOf(deps),
    authToken,
    publicUrl,
    callers: people,
    isPin: (digits, pin) => pins.matches(digits, pin),
    onTried: createPinTries({ people, turns, trail, now: surroundings.now }),
  });
  return {
    channel,
    // The longer paths first: the shorter one is where they begin.
    mounts: [
      { path: PATHS.turn, handler: rawWebhook(channel.handleTurn, WEBHOOK_BODY_LIMIT) },
      { path: PATHS.status, handler: rawWebhook(channel.handleEnd, WEBHOOK_BODY_LIMIT) },
      { path: PATHS.voice, handler: rawWebhook(channel.handleCall, WEBHOOK_BODY_LIMIT) },
    ],
    detail: `at ${publicUrl}${PATHS.voice}`,
    async start(take, answer) {
      await channel.start({ take, answer });
      return null;
    },
    stop: () => channel.stop(),
  };
}
