import type { PinTried } from "../adapters/channels/voice/index.ts";
import type { TurnStore } from "../dialogs/ports.ts";
import type { AuditKind } from "../domain/audit.ts";
import type { PeopleStore } from "../domain/ports.ts";
import type { Trail } from "./access/trail.ts";
import { linkedChats, messageTo, privately } from "./linked-chats.ts";

interface PinTriesDeps {
  readonly people: Pick<PeopleStore, "identities">;
  readonly turns: Pick<TurnStore, "queue">;
  readonly trail: Trail;
  readonly now: () => Temporal.Instant;
}

const LOCKED =
  "📞 Somebody called with your number and keyed in a wrong PIN five times, so your phone is locked for an hour. They were told nothing. If it was you and you have forgotten it, say “set my PIN”.";

/** What is noted of a PIN that was keyed in. */
const NOTED: Readonly<Record<PinTried["outcome"], AuditKind>> = {
  right: "signed_in",
  wrong: "sign_in_failed",
  locked: "pin_locked",
};

/** Notes each PIN that was keyed in on the phone; of a lock the person's chats hear, each once. */
export function createPinTries({ people, turns, trail, now }: PinTriesDeps): (tried: PinTried) => Promise<void> {
  return async ({ person, outcome, occasion }) => {
    const isLocked = outcome === "locked";
    const by = isLocked ? { by: `${person ?? "nobody"}:${occasion}` } : {};
    await trail({ kind: NOTED[outcome], ...by, person, channel: "voice" });
    if (!isLocked || person === null) return;
    const chats = await linkedChats(people, person);
    const messages = chats.map((chat) => messageTo(chat, `voice:locked:${person}:${occasion}`, privately(LOCKED)));
    await turns.queue(messages, now().toString());
  };
}
