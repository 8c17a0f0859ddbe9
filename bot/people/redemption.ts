import type { BookSize, Joining, Redemption } from "../../dialogs/account.ts";
import { ANSWER_WITHIN_MINUTES } from "../../dialogs/replies/compose.ts";
import { type Entry, isUncounted } from "../../domain/entry.ts";
import type { Staying } from "../../domain/merge.ts";
import type { Person, PersonId } from "../../domain/person.ts";
import type { KeptCode } from "../../domain/ports.ts";
import type { AccountScope } from "./account.ts";
import { mayGuess } from "./code-guesses.ts";
import { linkedChannel } from "./linked-channel.ts";
import { broughtBy, completeMerger, isUsed, mergePeople, sizeOfBook, whoStays } from "./merge.ts";
import { linkedText, noticesTo } from "./notices.ts";

/** What a code comes to that somebody shows who is known already. */
export async function redeemCode(scope: AccountScope, codeHash: string): Promise<Redemption> {
  const { deps, event, now } = scope;
  if (!(await mayGuess(deps.people, event, now))) return { kind: "too_many" };
  const code = await deps.people.code(deps.codes.keptAs(codeHash));
  if (!code) return { kind: "bad_code" };
  const meeting = await meetingOf(scope, code);
  if (meeting) return meet(scope, meeting);
  switch (code.purpose) {
    case "pair":
      return redeemFor(scope, code, code.person);
    case "number":
      return redeemNumber(scope, code);
    case "invite":
      return isOpen(code, now) ? { kind: "invitation" } : { kind: "bad_code" };
    case "signin":
    case "pin":
      return { kind: "bad_code" };
  }
}

/** Joins the two books that a code was about, if that was asked just now. */
export async function joinByCode(scope: AccountScope, codeHash: string): Promise<Joining> {
  const { deps, now } = scope;
  const code = await deps.people.code(deps.codes.keptAs(codeHash));
  const meeting = code && (await meetingOf(scope, code));
  if (!code || !meeting) return { kind: "too_late" };
  const until = Temporal.Instant.from(code.expires).add({ minutes: ANSWER_WITHIN_MINUTES });
  const isLate = Temporal.Instant.compare(now, until) > 0;
  return isLate && goneOf(meeting) === null ? { kind: "too_late" } : join(scope, meeting);
}

function isOpen({ usedBy, expires }: KeptCode, now: string): boolean {
  return usedBy === null && Temporal.Instant.compare(expires, now) > 0;
}

/** A number is proven by whoever asked for its code, and by nobody who only reads what is texted there. */
async function redeemNumber(scope: AccountScope, code: KeptCode): Promise<Redemption> {
  const { deps, event, person, now } = scope;
  const { about: number = "" } = code;
  if (code.person !== person.id) return { kind: "bad_code" };
  const known = await deps.people.identity("sms", number);
  if (known && known.linkedBy !== event.key) return redeemFor(scope, code, known.person);
  if (!(await deps.people.useCode(code.hash, `sms:${number}`, now))) return { kind: "bad_code" };
  const identity = await deps.people.link({
    ...{ id: deps.newId(), channel: "sms", externalId: number, name: null, person: person.id, address: number },
    ...{ state: "active", pairedAt: now, linkedBy: event.key },
  });
  const others = (await deps.people.identities(person.id)).filter(
    (other) => other.id !== identity.id && !linkedChannel(other, event).isHere,
  );
  scope.tell(noticesTo(others, { cause: event.key, text: linkedText(identity) }));
  return { kind: "linked", channel: linkedChannel(identity, event) };
}

/** The person whose code is shown is somebody: the same one, or one whose book is to be joined with this. */
async function redeemFor(scope: AccountScope, code: KeptCode, whose: PersonId): Promise<Redemption> {
  const { deps, person, now } = scope;
  const other = await deps.people.person(whose);
  if (!other || (code.usedBy === null && !isOpen(code, now))) return { kind: "bad_code" };
  if ((await completeMerger(deps, other)).id === person.id) return { kind: "yours" };
  const used = await deps.people.useCode(code.hash, `${person.id} ${other.id}`, now);
  const meeting = used && (await meetingOf(scope, used));
  return meeting ? meet(scope, meeting) : { kind: "bad_code" };
}

/** Two people one of whom has shown the other one's code. */
interface Meeting {
  readonly shower: Person;
  readonly maker: Person;
}

/** Who a code brought together, if the turn's person is the one who showed it; null also where it brought nobody together. */
async function meetingOf({ deps, person }: AccountScope, { usedBy }: KeptCode): Promise<Meeting | null> {
  const [first = "", second] = usedBy?.split(" ") ?? [];
  if (second === undefined) return null;
  const [shower, maker] = await Promise.all([deps.people.person(first), deps.people.person(second)]);
  if (!shower || !maker) return null;
  return (await completeMerger(deps, shower)).id === person.id ? { shower, maker } : null;
}

/** Who of them went into the other one; null while they are two. */
function goneOf({ shower, maker }: Meeting): Staying | null {
  if (shower.merged?.into === maker.id) return { keeper: maker, absorbed: shower };
  return maker.merged?.into === shower.id ? { keeper: shower, absorbed: maker } : null;
}

/** Joins at once whoever has nothing to give away; else asks, so that nobody hands their book to whoever made them type a code. */
async function meet(scope: AccountScope, meeting: Meeting): Promise<Redemption> {
  const { shower, maker } = meeting;
  const { ledgers } = scope.deps;
  if (goneOf(meeting) !== null || !(await isUsed(ledgers, shower))) return join(scope, meeting);
  const [here, there] = await Promise.all([sizeOf(scope, shower), sizeOf(scope, maker)]);
  const { keeper } = await whoStays(ledgers, shower, maker);
  return { kind: "two_books", here, there, joined: (keeper === shower ? here : there).currency };
}

async function sizeOf({ deps }: AccountScope, { id, ledger }: Person): Promise<BookSize> {
  const identities = await deps.people.identities(id);
  const channels = identities.map((identity) => linkedChannel(identity, null).channel);
  return { channels, ...(await sizeOfBook(deps.ledgers, ledger)) };
}

async function join(scope: AccountScope, { shower, maker }: Meeting): Promise<Joining> {
  const { deps, event, now } = scope;
  const [one, other] = await Promise.all([completeMerger(deps, shower), completeMerger(deps, maker)]);
  const joined = one.id === other.id ? one : await mergePeople(deps, one, other, now);
  scope.become(joined);
  const others = (await deps.people.identities(joined.id)).filter((each) => !linkedChannel(each, event).isHere);
  scope.tell(noticesTo(others, { cause: event.key, text: JOINED }));
  const brought = await broughtBetween(scope, shower.id, maker.id);
  return { kind: "joined", entries: brought.length, uncounted: brought.filter(isUncounted).length };
}

async function broughtBetween({ deps }: AccountScope, a: PersonId, b: PersonId): Promise<Entry[]> {
  const [shower, maker] = await Promise.all([deps.people.person(a), deps.people.person(b)]);
  const gone = shower && maker && goneOf({ shower, maker });
  return gone ? broughtBy(deps, gone) : [];
}

const JOINED =
  "🔗 Two books were just joined: this chat and the other channels of both are one person with one book now. “Which channels are linked” lists them.";
