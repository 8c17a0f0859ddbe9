import type { AuditKind } from "../../domain/audit.ts";
import type { PersonId } from "../../domain/person.ts";
import type { CodePurpose, PeopleStore, Session } from "../../domain/ports.ts";
import { guessesOf } from "../people/code-guesses.ts";
import { shownOf, type Trail } from "./trail.ts";

const PAGE = "web";

/** What is noted of a code that was made, by what it is for. */
const MADE: Readonly<Record<CodePurpose, AuditKind>> = {
  signin: "sign_in_code_made",
  pair: "link_code_made",
  number: "link_code_made",
  pin: "pin_code_made",
  invite: "invitation_made",
};

/** The store of people and their channels, each change of the ways in noted, and each code that was refused. */
export function auditedPeople(people: PeopleStore, trail: Trail, now: () => Temporal.Instant): PeopleStore {
  const signedIn = ({ hash, person }: Session) =>
    trail({ kind: "signed_in", by: shownOf(hash), person, channel: PAGE });
  return {
    ...people,
    async signUp(person, ledger, identity) {
      const linked = await people.signUp(person, ledger, identity);
      if (linked.id === identity.id) await noteLinked(linked);
      return linked;
    },
    async link(identity) {
      const linked = await people.link(identity);
      if (linked.id === identity.id) await noteLinked(linked);
      return linked;
    },
    async unlink(identity, by, at) {
      const unlinked = await people.unlink(identity, by, at);
      if (unlinked) {
        const { id, person, channel } = unlinked;
        await trail({ kind: "channel_unlinked", by: id, person, channel });
      }
      return unlinked;
    },
    async absorb(from, into) {
      await people.absorb(from, into);
      await trail({ kind: "people_joined", by: from, person: into, channel: null });
    },
    async signIn(codeHash, session, at) {
      const opened = await people.signIn(codeHash, session, at);
      if (!opened) await trail({ kind: "sign_in_failed", person: null, channel: PAGE });
      // One that is over as it begins is only a step to one of tokens.
      else if (opened.expires !== opened.createdAt) await signedIn(opened);
      return opened;
    },
    async endSession(hash) {
      const ended = await people.session(hash, now().toString());
      await people.endSession(hash);
      if (ended) await trail({ kind: "signed_out", by: shownOf(hash), person: ended.person, channel: null });
    },
    async endSessions(person) {
      await people.endSessions(person);
      await trail({ kind: "signed_out", person, channel: null });
    },
    async createCode(code) {
      await people.createCode(code);
      const { hash, purpose, person } = code;
      await trail({ kind: MADE[purpose], by: shownOf(hash), person, channel: null });
    },
    async code(hash) {
      const kept = await people.code(hash);
      if (!kept || Temporal.Instant.compare(kept.expires, now()) <= 0) await noteRefused(hash);
      return kept;
    },
    async useCode(hash, by, at) {
      const used = await people.useCode(hash, by, at);
      if (!used) await noteRefused(hash);
      else if (used.purpose === "invite") {
        await trail({ kind: "invitation_used", by: shownOf(hash), person: used.person, channel: null });
      }
      return used;
    },
    async spend(quota, key) {
      const isThrough = await people.spend(quota, key);
      const guesses = isThrough ? null : guessesOf(quota.bucket);
      if (guesses) {
        const { window, channel } = guesses;
        await trail({ kind: "codes_locked", by: `${channel ?? "all"}:${window}`, person: null, channel });
      }
      return isThrough;
    },
    async pinCodeOwner(codeHash, at) {
      const owner = await people.pinCodeOwner(codeHash, at);
      if (owner === null) await noteRefused(codeHash);
      return owner;
    },
    async setPin(person, pin) {
      await people.setPin(person, pin);
      await notePin(person);
    },
    async usePinCode(codeHash, pin, at) {
      const person = await people.usePinCode(codeHash, pin, at);
      if (person !== null) await notePin(person);
      return person;
    },
  };

  function noteLinked({ id, person, channel }: { id: string; person: PersonId; channel: string }): Promise<void> {
    return trail({ kind: "channel_linked", by: id, person, channel });
  }

  function noteRefused(codeHash: string): Promise<void> {
    return trail({ kind: "code_refused", by: shownOf(codeHash), person: null, channel: null });
  }

  function notePin(person: PersonId): Promise<void> {
    return trail({ kind: "pin_set", person, channel: null });
  }
}
