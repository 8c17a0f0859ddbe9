import type { OutboxMessage } from "../../dialogs/ports.ts";
import { channelTitle } from "../../dialogs/replies/channels-listed.ts";
import type { Identity } from "../../domain/person.ts";
import { chatsOf, messageTo, privately } from "../linked-chats.ts";
import { linkedChannel } from "./linked-channel.ts";

/** Something that all of a person's channels have to hear of, except where it happened. */
export interface Notice {
  /** Key of what it comes of, so that it is told once: of a turn its event key. */
  readonly cause: string;
  readonly text: string;
}

/** One message to each identity that can be written to. */
export function noticesTo(identities: readonly Identity[], { cause, text }: Notice): OutboxMessage[] {
  return chatsOf(identities).map((chat) => messageTo(chat, `${cause}:notice`, privately(text)));
}

/** That one more channel reads and writes a book, and how to take it back. */
export function linkedText(identity: Identity): string {
  return `🔗 ${channelTitle(linkedChannel(identity, null))} was just linked with your book. If that wasn't you, say “wasn't me”, and it is unlinked.`;
}

/** That a channel was taken from a book, for the others. */
export function unlinkedText(identity: Identity): string {
  return `🔌 ${channelTitle(linkedChannel(identity, null))} was just unlinked from your book. If that wasn't you, say “which channels are linked” and unlink what you don't know.`;
}

/** As {@link unlinkedText}, for the one that was taken. */
export const YOU_ARE_UNLINKED =
  "🔌 This chat was just unlinked from its book: it reads and writes it no more. To come back, make a code in another channel and show it here.";

/** That somebody has signed in on the page. */
export const SIGNED_IN = "🔗 A browser was just signed in to your page. If that wasn't you, say “unlink page”.";
