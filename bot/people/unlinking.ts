import type { Unlinking } from "../../dialogs/account.ts";
import type { Id } from "../../domain/ids.ts";
import type { Identity } from "../../domain/person.ts";
import type { AccountScope } from "./account.ts";
import { linkedChannel, PAGE } from "./linked-channel.ts";
import { noticesTo, unlinkedText, YOU_ARE_UNLINKED } from "./notices.ts";

/** How long a channel has to be linked before it can take away older ones: whoever got in by stealth must not shut others out. */
const TRUSTED_AFTER_HOURS = 24;

/** Takes a channel, or all browsers, from the turn's person, with the codes that it may have made. */
export async function unlinkChannel(scope: AccountScope, id: Id): Promise<Unlinking> {
  if (id === PAGE) return signOut(scope);
  const { deps, event, person, now } = scope;
  const identities = await deps.people.identities(person.id);
  const target = identities.find((identity) => identity.id === id);
  if (target) {
    if (identities.length === 1 && !(await hasOtherWay(scope))) return { kind: "last" };
    if (await isTooNew(scope, target)) return { kind: "too_new" };
  }
  // Also one that is not there any more: an earlier attempt at this turn may have taken it.
  const unlinked = await deps.people.unlink({ id, person: person.id }, event.key, now);
  if (!unlinked) return { kind: "gone" };
  await deps.people.revokeCodes(person.id);
  tellAll(scope, unlinked, identities);
  return { kind: "unlinked", channel: linkedChannel(unlinked, event) };
}

async function signOut(scope: AccountScope): Promise<Unlinking> {
  const { deps, event, person } = scope;
  const identities = await deps.people.identities(person.id);
  if (identities.length === 0 && !(await hasOtherWay(scope))) return { kind: "last" };
  await deps.people.endSessions(person.id);
  await deps.people.revokeCodes(person.id);
  const isHere = event.channel === "web";
  return { kind: "unlinked", channel: { id: PAGE, channel: PAGE, detail: null, state: "active", since: null, isHere } };
}

/** The owner can always make a sign-in link, and who has a password needs none. */
async function hasOtherWay({ deps, person }: AccountScope): Promise<boolean> {
  return (await deps.people.owner())?.id === person.id || (await deps.hasPassword?.(person.id)) === true;
}

/** True where the channel that asks was linked lately, and after the one that it would take away. */
async function isTooNew(scope: AccountScope, target: Identity): Promise<boolean> {
  const since = await hereSince(scope);
  if (since === null) return false;
  const age = Temporal.Instant.from(since).until(scope.now).total("hours");
  return age < TRUSTED_AFTER_HOURS && Temporal.Instant.compare(target.pairedAt, since) < 0;
}

/** Since when the channel that asks is linked; null for the console, whose folder is its proof. */
async function hereSince({ deps, event, person, now }: AccountScope): Promise<string | null> {
  if (event.channel === "web") {
    const sessions = await deps.people.sessions(person.id, now);
    return sessions.find(({ hash }) => event.lane.endsWith(hash.slice(0, 16)))?.createdAt ?? null;
  }
  return (await deps.people.identity(event.channel, event.sender.id))?.pairedAt ?? null;
}

function tellAll(scope: AccountScope, unlinked: Identity, identities: readonly Identity[]): void {
  const { event } = scope;
  const isHere = (identity: Identity): boolean => linkedChannel(identity, event).isHere;
  const others = identities.filter((identity) => identity.id !== unlinked.id && !isHere(identity));
  scope.tell(noticesTo(others, { cause: event.key, text: unlinkedText(unlinked) }));
  if (isHere(unlinked)) return;
  const toldLast = noticesTo([unlinked], { cause: event.key, text: YOU_ARE_UNLINKED });
  // It is nobody's by the time it is told.
  scope.tell(toldLast.map(({ person: _theirs, ...message }) => message));
}
