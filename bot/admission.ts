import type { ChannelName, InboundEvent } from "../dialogs/channel.ts";
import type { OutboxMessage } from "../dialogs/ports.ts";
import { channelName } from "../dialogs/replies/channel-names.ts";
import type { IdSource } from "../domain/ids.ts";
import type { Identity, Person, PersonId } from "../domain/person.ts";
import type { PeopleStore } from "../domain/ports.ts";
import type { Codes } from "./codes.ts";
import type { Config } from "./config.ts";
import type { Defaults } from "./defaults.ts";
import { mayGuess } from "./people/code-guesses.ts";
import { guessDefaults } from "./people/guess-defaults.ts";
import { completeMerger, type MergeDeps } from "./people/merge.ts";
import { newPerson } from "./people/new-person.ts";
import { linkedText, noticesTo } from "./people/notices.ts";

/** Whether whoever sent an event may talk to us. */
export type Admission =
  | { readonly kind: "known"; readonly person: Person }
  /** They have come in with this very event: with a code for somebody's book, or to begin one of their own. */
  | {
      readonly kind: "joined";
      readonly person: Person;
      readonly book: "shared" | "own";
      /** Tell the person's other channels. */
      readonly notices: readonly OutboxMessage[];
    }
  /** The code they showed is unknown, used or expired. */
  | { readonly kind: "bad_code" }
  /** A stranger; told why politely once a day. */
  | { readonly kind: "stranger"; readonly why: WhyNot; readonly shouldAnswer: boolean };

/** `owner`, `invite`: as the settings say · `group`: they may come in, but not before others · `too_many`: signed up, or tried codes, lately. */
export type WhyNot = "owner" | "invite" | "group" | "too_many";

/** Somebody who is not let in. */
export type Refused = Extract<Admission, { kind: "stranger" | "bad_code" }>;

/** Whether somebody is not let in. */
export function isRefused(admission: Admission): admission is Refused {
  return admission.kind === "stranger" || admission.kind === "bad_code";
}

/** What admission needs. */
export interface AdmissionDeps extends MergeDeps {
  readonly codes: Codes;
  readonly registration: Config["REGISTRATION"];
  /** What people have who have not said, and whose channel tells nothing. */
  readonly defaults: Defaults;
  readonly newId: IdSource;
}

/** How many people may begin a book of their own in an hour, where anybody may. */
export const SIGN_UPS_PER_HOUR = 20;

/** Channels in which the sender's id is the person's own: they proved who they are before the event was made. */
const PROVEN: ReadonlySet<ChannelName> = new Set<ChannelName>(["web", "console"]);

/** Finds the person behind an event, letting them in when they show a code, or where anybody may come. `now`: ISO instant. */
export async function admit(deps: AdmissionDeps, event: InboundEvent, now: string): Promise<Admission> {
  const { people } = deps;
  if (PROVEN.has(event.channel)) return known(deps, event.sender.id, event, now);
  const identity = await identityBehind(people, event);
  // Whoever came in with this event comes in again when its turn is run again.
  if (identity && identity.linkedBy !== event.key) {
    await noteReach(people, identity, event);
    return known(deps, identity.person, event, now);
  }
  if (event.content.kind === "pair") return joinByCode(deps, event, event.content.codeHash, now);
  if (deps.registration !== "open") return stranger(deps, event, now, deps.registration);
  return isSaid(event) ? signUp(deps, event, now) : { kind: "stranger", why: "group", shouldAnswer: false };
}

/** What a person's other channels have to be told of somebody who came in. */
export function noticesOf(admission: Admission): readonly OutboxMessage[] {
  return admission.kind === "joined" ? admission.notices : [];
}

/** Whose event it is: null for somebody who is not linked. */
export async function personBehind(people: PeopleStore, event: InboundEvent): Promise<PersonId | null> {
  if (PROVEN.has(event.channel)) return event.sender.id;
  return (await identityBehind(people, event))?.person ?? null;
}

/** A caller is who is linked by that number, also where it was linked by text: their PIN was right before the event was made. */
async function identityBehind(people: PeopleStore, { channel, sender }: InboundEvent): Promise<Identity | null> {
  const identity = await people.identity(channel, sender.id);
  return identity === null && channel === "voice" ? people.identity("sms", sender.id) : identity;
}

async function known(deps: AdmissionDeps, id: PersonId, event: InboundEvent, now: string): Promise<Admission> {
  const person = await deps.people.person(id);
  if (!person) return stranger(deps, event, now, "owner");
  return { kind: "known", person: await completeMerger(deps, person) };
}

/** Keeps whether somebody can be reached there: what they do shows that they can, unless it is to leave. */
async function noteReach(people: PeopleStore, identity: Identity, event: InboundEvent): Promise<void> {
  const { content, isPrivate } = event;
  // A call says nothing about texts, and what happens in a group nothing about a chat of one's own.
  if (event.channel !== identity.channel || content.kind === "status") return;
  if (content.kind === "membership" && !isPrivate) return;
  const state = content.kind === "membership" ? content.state : "active";
  const address = identity.address ?? (isPrivate ? event.address : null);
  if (state === identity.state && address === identity.address) return;
  await people.reach(identity.id, { state, address });
}

/** A newcomer says something; buttons and edits are of what others have said. */
function isSaid({ content }: InboundEvent): boolean {
  return (
    content.kind === "message" || content.kind === "voice" || content.kind === "photo" || content.kind === "document"
  );
}

async function stranger(deps: AdmissionDeps, event: InboundEvent, now: string, why: WhyNot): Promise<Admission> {
  const { channel, sender, content, key } = event;
  if (content.kind === "membership" || content.kind === "status") return { kind: "stranger", why, shouldAnswer: false };
  const until = Temporal.Instant.from(now).add({ hours: 24 }).toString();
  const oneADay = { bucket: `refused ${now.slice(0, "YYYY-MM-DD".length)} ${channel}:${sender.id}`, limit: 1, until };
  return { kind: "stranger", why, shouldAnswer: await deps.people.spend(oneADay, key) };
}

async function joinByCode(deps: AdmissionDeps, event: InboundEvent, codeHash: string, now: string): Promise<Admission> {
  const { people, codes } = deps;
  if (!(await mayGuess(people, event, now))) return stranger(deps, event, now, "too_many");
  const code = await people.code(codes.keptAs(codeHash));
  if (code?.purpose !== "pair" && code?.purpose !== "invite") return { kind: "bad_code" };
  // Invitations that are out are void once the settings let nobody else in.
  if (code.purpose === "invite" && deps.registration === "owner") return { kind: "bad_code" };
  const used = await people.useCode(code.hash, `${event.channel}:${event.sender.id}`, now);
  if (!used) return { kind: "bad_code" };
  return used.purpose === "invite" ? beginBook(deps, event, now) : shareBook(deps, event, used.person, now);
}

async function shareBook(deps: AdmissionDeps, event: InboundEvent, whose: PersonId, now: string): Promise<Admission> {
  const { people } = deps;
  const identity = await people.link(newIdentity(deps, event, whose, now));
  const person = await people.person(identity.person);
  if (!person) return { kind: "bad_code" };
  const others = (await people.identities(person.id)).filter(({ id }) => id !== identity.id);
  const notices = noticesTo(others, { cause: event.key, text: linkedText(identity) });
  return { kind: "joined", person: await completeMerger(deps, person), book: "shared", notices };
}

async function signUp(deps: AdmissionDeps, event: InboundEvent, now: string): Promise<Admission> {
  if (!event.isPrivate) return stranger(deps, event, now, "group");
  const hour = now.slice(0, "YYYY-MM-DDTHH".length);
  const until = Temporal.Instant.from(now).add({ hours: 1 }).toString();
  const anHour = { bucket: `sign-ups ${hour}`, limit: SIGN_UPS_PER_HOUR, until };
  if (!(await deps.people.spend(anHour, event.key))) return stranger(deps, event, now, "too_many");
  return beginBook(deps, event, now);
}

async function beginBook(deps: AdmissionDeps, event: InboundEvent, now: string): Promise<Admission> {
  const { people, defaults, newId } = deps;
  const { person, ledger } = newPerson(nameOf(event), guessDefaults(event, defaults), now, newId);
  const identity = await people.signUp(person, ledger, newIdentity(deps, event, person.id, now));
  const created = await people.person(identity.person);
  return created ? { kind: "joined", person: created, book: "own", notices: [] } : stranger(deps, event, now, "invite");
}

/** Where the platform tells no name, the channel has to do for one. */
function nameOf({ channel, sender }: InboundEvent): string {
  return sender.name ?? `Somebody on ${channelName(channel)}`;
}

function newIdentity({ newId }: AdmissionDeps, event: InboundEvent, person: PersonId, now: string): Identity {
  const { channel, sender, isPrivate, address, key } = event;
  return {
    id: newId(),
    channel,
    externalId: sender.id,
    name: sender.name ?? null,
    person,
    address: isPrivate ? address : null,
    state: "active",
    pairedAt: now,
    linkedBy: key,
  };
}
