import type { AccessStore } from "../../domain/access.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import { shownOf, type Trail } from "./trail.ts";

const API = "api";

/** The store of accounts, each change of them noted. */
export function auditedAccess(access: AccessStore, people: Pick<PeopleStore, "session">, trail: Trail): AccessStore {
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
      await trail({ kind: "signed_in", by: shownOf(hash), person, channel: API });
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
