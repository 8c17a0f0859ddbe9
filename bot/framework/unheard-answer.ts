import type { Block, InboundEvent, Reply } from "../../dialogs/channel.ts";
import type { OutboxMessage, TurnStore } from "../../dialogs/ports.ts";
import type { Person } from "../../domain/person.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import { type LinkedChat, linkedChats, messageTo } from "../linked-chats.ts";

interface UnheardDeps {
  readonly people: Pick<PeopleStore, "identities">;
  readonly turns: Pick<TurnStore, "turn">;
}

/**
 * The message that brings an answer which did not reach whoever asked: to the number that called where it takes texts, else
 * to the chat that was paired first. None for any other event, or where there is nothing to tell or nowhere to tell it.
 */
export async function unheardAnswer(
  { people, turns }: UnheardDeps,
  person: Person,
  { content, sender, key }: InboundEvent,
): Promise<OutboxMessage[]> {
  if (content.kind !== "unheard") return [];
  const chats = await linkedChats(people, person.id);
  const chat: LinkedChat | undefined = chats.find(({ externalId }) => externalId === sender.id) ?? chats[0];
  const answer = await turns.turn(content.turn);
  return chat && answer?.reply ? [messageTo(chat, key, lateReply(answer.reply.reply))] : [];
}

/** A question can't be answered elsewhere, so it is only told that it stood open. */
function lateReply({ blocks }: Reply): Reply {
  const asks = blocks.some((block) => block.kind === "choices" && block.asks === true);
  const opening = asks ? "📞 The call ended before you answered this, so nothing was changed:" : "📞 From your call:";
  const said: readonly Block[] = asks ? blocks.filter(({ kind }) => kind !== "choices") : blocks;
  return { blocks: [{ kind: "text", text: opening }, ...said], privacy: "private" };
}
