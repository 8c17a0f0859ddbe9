import type { AccessStore } from "../../domain/access.ts";
import { Forbidden } from "../../domain/errors.ts";
import type { PersonId } from "../../domain/person.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import type { Accounts } from "./accounts.ts";
import { auditedAccess } from "./audited-access.ts";
import { auditedPeople } from "./audited-people.ts";
import type { Trail } from "./trail.ts";

/** The stores by which somebody gets in. */
export interface Ways {
  readonly people: PeopleStore;
  readonly access: AccessStore;
}

/** The stores of the ways in, each change of them noted, whichever channel or endpoint it comes by. */
export function audited({ people, access }: Ways, trail: Trail, now: () => Temporal.Instant): Ways {
  return { people: auditedPeople(people, trail, now), access: auditedAccess(access, people, trail) };
}

/**
 * Accounts whose failed sign-ins are noted, and wrong passwords of who is signed in; they take as long whether the address is
 * anybody's or nobody's.
 */
export function auditedAccounts(accounts: Accounts, access: Pick<AccessStore, "signInBy">, trail: Trail): Accounts {
  return {
    ...accounts,
    async login(email, password, label) {
      const opened = await accounts.login(email, password, label);
      if (!opened) await noteFailed((await access.signInBy(email))?.person ?? null);
      return opened;
    },
    changePassword: (by, change) => noting(by.person.id, () => accounts.changePassword(by, change)),
    changeEmail: (person, email, password) => noting(person.id, () => accounts.changeEmail(person, email, password)),
  };

  async function noting(person: PersonId, change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch (error) {
      if (error instanceof Forbidden) await noteFailed(person);
      throw error;
    }
  }

  function noteFailed(person: PersonId | null): Promise<void> {
    return trail({ kind: "sign_in_failed", person, channel: null });
  }
}
