import type { ChannelName, InboundEvent } from "../dialogs/channel.ts";
import type { OutboxMessage } from "../dialogs/ports.ts";
import type { IdSource } from "../domain/ids.ts";
import type { Identity, Person, PersonId } from "../domain/person.ts";
import type { PeopleStore } from "../domain/ports.ts";
import { linkedChats, messageTo, privately } from "./linked-chats.ts";

/** Whether whoever sent an event may talk to us. */
export type Admission =
  | { readonly kind: "known"; readonly person: Person }
  /** They have just shown a pairing code; `notices` tell their other channels. */
  | { readonly kind: "paired"; readonly person: Person; readonly notices: readonly OutboxMessage[] }
  /** The code they showed is unknown, used or expired. */
  | { readonly kind: "bad_code" }
  /** A stranger; told so politely once a day. */
  | { readonly kind: "stranger"; readonly shouldAnswer: boolean };

/** Somebody who is not let in. */
export type Refused = Extract<Admission, { kind: "stranger" | "bad_code" }>;

/** Whether somebody is not let in. */
export function isRefused(admission: Admission): admission is Refused {
  return admission.kind === "stranger" || admission.kind === "bad_code";
}

/** Channels in which the sender's id is the person's own: they proved who they are before the event was made. */
const PROVEN: ReadonlySet<ChannelName> = new Set<ChannelName>(["web", "console"]);

/** Finds the person behind an event, pairing them when they show a code. */
export async function admit(
  people: PeopleStore,
  event: InboundEvent,
  now: string,
  newId: IdSource,
): Promise<Admission> {
  if (PROVEN.has(event.channel)) return known(people, event.sender.id, event, now);
  if (event.content.kind === "pair") return pair(people, event, event.content.codeHash, now, newId);
  const identity = await identityBehind(people, event);
  return identity ? known(people, identity.person, event, now) : stranger(people, event, now);
}

/** Whose event it is: null for somebody who is not paired. */
export async function personBehind(people: PeopleStore, event: InboundEvent): Promise<PersonId | null> {
  if (PROVEN.has(event.channel)) return event.sender.id;
  return (await identityBehind(people, event))?.person ?? null;
}

/** A caller is who is paired by that number, also where it was paired by text: their PIN was right before the event was made. */
async function identityBehind(people: PeopleStore, { channel, sender }: InboundEvent): Promise<Identity | null> {
  const identity = await people.identity(channel, sender.id);
  return identity === null && channel === "voice" ? people.identity("sms", sender.id) : identity;
}

async function known(people: PeopleStore, id: string, event: InboundEvent, now: string): Promise<Admission> {
  const person = await people.person(id);
  return person ? { kind: "known", person } : stranger(people, event, now);
}

async function stranger(people: PeopleStore, event: InboundEvent, now: string): Promise<Admission> {
  if (event.content.kind === "membership" || event.content.kind === "status") {
    return { kind: "stranger", shouldAnswer: false };
  }
  return {
    kind: "stranger",
    shouldAnswer: await people.noteRefusal(event.channel, event.sender.id, now.slice(0, 10), event.key),
  };
}

async function pair(
  people: PeopleStore,
  event: InboundEvent,
  codeHash: string,
  now: string,
  newId: IdSource,
): Promise<Admission> {
  const before = await people.identity(event.channel, event.sender.id);
  const address = event.isPrivate ? event.address : null;
  const identity = { id: newId(), channel: event.channel, externalId: event.sender.id, address, pairedAt: now };
  const outcome = await people.pair(codeHash, identity, now);
  if (outcome.kind === "refused") return before ? known(people, before.person, event, now) : { kind: "bad_code" };
  const person = await people.person(outcome.identity.person);
  if (!person) return { kind: "bad_code" };
  return { kind: "paired", person, notices: await noticesFor(people, person, event) };
}

/** Tells the person's other channels that one more can read and write from now on. */
async function noticesFor(people: PeopleStore, person: Person, event: InboundEvent): Promise<OutboxMessage[]> {
  const text = `🔗 Another ${event.channel} account was just paired with your book. If that wasn't you, take the computer that runs BudgetWise off the network and look who had the code.`;
  const others = (await linkedChats(people, person.id)).filter(
    ({ channel, externalId }) => channel !== event.channel || externalId !== event.sender.id,
  );
  return others.map((chat) => messageTo(chat, `${event.key}:notice`, privately(text)));
}
