import type { Block, InboundEvent, Manner, Reply } from "../../dialogs/channel.ts";
import type { CarriedOut } from "../../dialogs/flows/carry-out.ts";
import type { OutboxMessage, TurnStore } from "../../dialogs/ports.ts";
import { composeReply } from "../../dialogs/replies/compose.ts";
import { NOT_UNDOABLE, type Operation } from "../../domain/operation.ts";
import type { Person } from "../../domain/person.ts";
import type { LedgerStore, PeopleStore } from "../../domain/ports.ts";
import { type LinkedChat, linkedChats, messageTo } from "../linked-chats.ts";

interface AfterCallDeps {
  readonly people: Pick<PeopleStore, "identities">;
  readonly turns: Pick<TurnStore, "turn">;
  readonly ledgers: Pick<LedgerStore, "operationsOfTurn">;
}

/** What a turn comes to, with what of it is told in a chat. */
export interface AfterCall {
  readonly done: CarriedOut;
  readonly outbox: readonly OutboxMessage[];
}

/**
 * Leaves something to look at in a chat of a person who called: what was written, and an answer that did not reach them.
 * Nothing for any other turn, or where they have no chat.
 */
export async function tellAfterCall(
  deps: AfterCallDeps,
  { speaks }: Manner,
  person: Person,
  event: InboundEvent,
  done: CarriedOut,
): Promise<AfterCall> {
  if (event.content.kind === "unheard") {
    return { done, outbox: await unheardAnswer(deps, person, event, event.content.turn) };
  }
  return speaks && hasWritten(done) ? showWritten(deps, person, event, done) : { done, outbox: [] };
}

function hasWritten({ operations, isBegun }: CarriedOut): boolean {
  return isBegun || isWrite(operations);
}

/** A verdict is noted in the log as well; it writes nothing that anybody would look for. */
function isWrite(operations: readonly Operation[]): boolean {
  return operations.some(({ changes }) => changes.some(({ what }) => !NOT_UNDOABLE.has(what)));
}

async function showWritten(
  { people }: AfterCallDeps,
  person: Person,
  event: InboundEvent,
  done: CarriedOut,
): Promise<AfterCall> {
  const { presentation } = done;
  const chat = await chatFor(people, person, event);
  const composed = composeReply(event.key, presentation);
  if (!chat || !composed) return { done, outbox: [] };
  const { speech = "", ...shown } = composed.reply;
  const told = chat.channel === "sms" ? "I've texted you the entry." : "I've sent it to your chat.";
  const isShort = speech.split(/[.!?] /).length === 1;
  const said = isShort ? { ...presentation, speech: `${speech} ${told}` } : presentation;
  return { done: { ...done, presentation: said }, outbox: [messageTo(chat, `${event.key}:shown`, shown)] };
}

/** What was written has been shown already. */
async function unheardAnswer(
  { people, turns, ledgers }: AfterCallDeps,
  person: Person,
  event: InboundEvent,
  turn: string,
): Promise<OutboxMessage[]> {
  const chat = await chatFor(people, person, event);
  const answer = await turns.turn(turn);
  const isShown = isWrite(await ledgers.operationsOfTurn(person.ledger, turn));
  return chat && answer?.reply && !isShown ? [messageTo(chat, event.key, lateReply(answer.reply.reply))] : [];
}

/** The number that called where it takes texts, else the chat that was paired first. */
async function chatFor(
  people: AfterCallDeps["people"],
  person: Person,
  { sender }: InboundEvent,
): Promise<LinkedChat | undefined> {
  const chats = await linkedChats(people, person.id);
  return chats.find(({ externalId }) => externalId === sender.id) ?? chats[0];
}

/** A question can't be answered elsewhere, so it is only told that it stood open. */
function lateReply({ blocks }: Reply): Reply {
  const asks = blocks.some((block) => block.kind === "choices" && block.asks === true);
  const opening = asks ? "📞 The call ended before you answered this, so nothing was changed:" : "📞 From your call:";
  const said: readonly Block[] = asks ? blocks.filter(({ kind }) => kind !== "choices") : blocks;
  return { blocks: [{ kind: "text", text: opening }, ...said], privacy: "private" };
}
