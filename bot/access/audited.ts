import type { AccessStore } from "../../domain/access.ts";
import type { PersonId } from "../../domain/person.ts";
import type { PeopleStore, Session } from "../../domain/ports.ts";
import type { Accounts } from "./accounts.ts";
import type { Trail } from "./trail.ts";

type Clock = () => Temporal.Instant;

interface Ways {
  readonly people: PeopleStore;
  readonly access: AccessStore;
}

/** The stores of the ways in, each change of them noted, whichever channel or endpoint it comes by. */
export function audited({ people, access }: Ways, trail: Trail, now: Clock): Ways {
  return { people: auditedPeople(people, trail, now), access: auditedAccess(access, people, trail) };
}

/** Accounts whose failed sign-ins are noted, and take as long whether the address is anybody's or nobody's. */
export function auditedLogin(accounts: Accounts, access: Pick<AccessStore, "signInBy">, trail: Trail): Accounts {
  return {
    ...accounts,
    async login(email, password, label) {
      const opened = await accounts.login(email, password, label);
      if (!opened) {
        const person = (await access.signInBy(email))?.person ?? null;
        await trail({ kind: "sign_in_failed", person, channel: null });
      }
      return opened;
    },
  };
}

/** What a session is known by in the trail: too little of its hash to find it by. */
const SHOWN = 16;

const PAGE = "web";

const API = "api";

function auditedPeople(people: PeopleStore, trail: Trail, now: Clock): PeopleStore {
  const signedIn = ({ hash, person }: Session) =>
    trail({ kind: "signed_in", by: hash.slice(0, SHOWN), person, channel: PAGE });
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
      if (ended) await trail({ kind: "signed_out", by: hash.slice(0, SHOWN), person: ended.person, channel: null });
    },
    async endSessions(person) {
      await people.endSessions(person);
      await trail({ kind: "signed_out", person, channel: null });
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

  function notePin(person: PersonId): Promise<void> {
    return trail({ kind: "pin_set", person, channel: null });
  }
}

function auditedAccess(access: AccessStore, people: Pick<PeopleStore, "session">, trail: Trail): AccessStore {
  const noteOwnerOf = async (email: string, kind: "password_set" | "email_changed"): Promise<void> =>
    trail({ kind, person: (await access.signInBy(email))?.person ?? null, channel: null });
  return {
    ...access,
    async createSignIn(signIn) {
      const isMade = await access.createSignIn(signIn);
      if (isMade) await trail({ kind: "password_set", person: signIn.person, channel: null });
      return isMade;
    },
    async setPassword(email, password) {
      const isSet = await access.setPassword(email, password);
      if (isSet) await noteOwnerOf(email, "password_set");
      return isSet;
    },
    async changeEmail(from, to) {
      const isChanged = await access.changeEmail(from, to);
      if (isChanged) await noteOwnerOf(to, "email_changed");
      return isChanged;
    },
    async openRenewable(session, renewal) {
      await access.openRenewable(session, renewal);
      const { hash, person } = session;
      await trail({ kind: "signed_in", by: hash.slice(0, SHOWN), person, channel: API });
    },
    async renew(session, secret, next, expires, now) {
      // Who it was is not known any more once it is ended.
      const known = await people.session(session, now);
      const outcome = await access.renew(session, secret, next, expires, now);
      if (outcome === "reused") {
        await trail({ kind: "refresh_token_reused", person: known?.person ?? null, channel: API });
      }
      return outcome;
    },
    async createToken(token) {
      await access.createToken(token);
      await trail({ kind: "token_made", by: token.id, person: token.person, channel: API });
    },
    async revokeToken(person, id) {
      const isRevoked = await access.revokeToken(person, id);
      if (isRevoked) await trail({ kind: "token_revoked", by: id, person, channel: API });
      return isRevoked;
    },
    async revokeTokens(person) {
      await access.revokeTokens(person);
      await trail({ kind: "token_revoked", person, channel: API });
    },
  };
}
