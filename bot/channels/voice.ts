import { createVoiceChannel, PATHS, WEBHOOK_BODY_LIMIT } from "../../adapters/channels/voice/index.ts";
import type { PersonId } from "../../domain/person.ts";
import { rawWebhook } from "../http/raw-webhook.ts";
import { linkedChats, messageTo, privately } from "../linked-chats.ts";
import { type ChannelDeps, surroundingsOf, type WiredChannel } from "./wired.ts";

const LOCKED =
  "📞 Somebody called with your number and keyed in a wrong PIN five times, so your phone is locked for an hour. They were told nothing. If it was you and you have forgotten it, say “set my PIN”.";

/** The phone, at the number that the settings name for text messages, too. */
export function wireVoice(deps: ChannelDeps, authToken: string): WiredChannel {
  const { people, turns, pins, publicUrl, surroundings } = deps;
  const channel = createVoiceChannel({
    ...surroundingsOf(deps),
    authToken,
    publicUrl,
    callers: people,
    isPin: (digits, pin) => pins.matches(digits, pin),
    onLocked: tellLocked,
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

  async function tellLocked(person: PersonId, occasion: string): Promise<void> {
    const chats = await linkedChats(people, person);
    const messages = chats.map((chat) => messageTo(chat, `voice:locked:${person}:${occasion}`, privately(LOCKED)));
    await turns.queue(messages, surroundings.now().toString());
  }
}
