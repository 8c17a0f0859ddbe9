import { hashSecret } from "../../adapters/hash-secret.ts";
import { Forbidden } from "../../domain/errors.ts";
import type { IdSource } from "../../domain/ids.ts";
import { readLinkCode } from "../../domain/link-code.ts";
import type { Person, PersonId } from "../../domain/person.ts";
import type { KeptCode, PeopleStore } from "../../domain/ports.ts";
import { SIGN_UPS_PER_HOUR } from "../admission.ts";
import type { Codes } from "../codes.ts";
import type { Config } from "../config.ts";
import type { Defaults } from "../defaults.ts";
import { tooMany } from "../http/problem.ts";
import { mayGuess } from "../people/code-guesses.ts";
import { newPerson } from "../people/new-person.ts";

/** Decides who may have an account here, as the settings say for every channel. */
export interface Entrance {
  /**
   * The person whose account it becomes: somebody new, or whose code they show, by the name that they give.
   *
   * @param assertFree throws where the address is taken; asked only for who may come in, and before their code is used up, so
   * that nobody else learns whose address it is
   * @throws Forbidden without a code where one is needed, and for a bad one
   * @throws HttpProblem 429 when too many came lately
   */
  letIn(newcomer: Newcomer, assertFree: () => Promise<void>): Promise<Person>;
}

/** Who wants an account. */
export interface Newcomer {
  readonly email: string;
  readonly name: string;
  /** A code of any kind that lets in: of a sign-in link, that links a channel, or an invitation. */
  readonly code: string | undefined;
}

interface EntranceDeps {
  readonly people: PeopleStore;
  readonly codes: Codes;
  readonly registration: Config["REGISTRATION"];
  readonly defaults: Defaults;
  readonly now: () => Temporal.Instant;
  readonly newId: IdSource;
}

const HOUR_MS = 3_600_000;

/** The way in for accounts. */
export function createEntrance({ people, codes, registration, defaults, now, newId }: EntranceDeps): Entrance {
  return {
    async letIn({ email, name, code }, assertFree) {
      if (code === undefined) {
        if (registration !== "open") throw new Forbidden(NEEDED[registration]);
        await assertFree();
        await assertFew(email);
        return begin(name);
      }
      const kept = await wayIn(email, code);
      await assertFree();
      const used = kept.purpose === "signin" ? await useLink(code) : await useTyped(kept, email);
      return used === null ? begin(name) : known(used, name);
    },
  };

  /** @throws Forbidden for a code that lets nobody in, or not any more */
  async function wayIn(email: string, code: string): Promise<KeptCode> {
    const at = now().toString();
    const typed = readLinkCode(code);
    if (typed !== null) {
      const guess = { channel: "web", sender: { id: byOf(email) }, key: newId() } as const;
      if (!(await mayGuess(people, guess, at))) throw tooMany(HOUR_MS / 1_000);
    }
    const kept = await people.code(typed === null ? hashSecret(code) : codes.keptAs(hashSecret(typed)));
    if (!kept || !isWayIn(kept, typed !== null)) throw BAD_CODE();
    if (kept.usedBy !== null || Temporal.Instant.compare(kept.expires, at) <= 0) throw BAD_CODE();
    return kept;
  }

  /** Invitations that are out are void once the settings let nobody else in. */
  function isWayIn({ purpose }: KeptCode, isTyped: boolean): boolean {
    if (!isTyped) return purpose === "signin";
    return purpose === "pair" || (purpose === "invite" && registration !== "owner");
  }

  /** Uses a typed code up. @returns whose account it is to be; null: of somebody who begins */
  async function useTyped({ hash }: KeptCode, email: string): Promise<PersonId | null> {
    const used = await people.useCode(hash, byOf(email), now().toString());
    if (!used) throw BAD_CODE();
    return used.purpose === "invite" ? null : used.person;
  }

  async function useLink(code: string): Promise<PersonId> {
    const at = now().toString();
    // The code is used up by a session that is over at once.
    const bare = { hash: hashSecret(newId()), createdAt: at, expires: at };
    const session = await people.signIn(hashSecret(code), bare, at);
    if (!session) throw BAD_CODE();
    return session.person;
  }

  async function known(id: PersonId, name: string): Promise<Person> {
    const person = await people.person(id);
    if (!person) throw BAD_CODE();
    const named = { ...person, name };
    await people.savePerson(named);
    return named;
  }

  async function assertFew(email: string): Promise<void> {
    const hour = Math.floor(now().epochMilliseconds / HOUR_MS);
    const until = Temporal.Instant.fromEpochMilliseconds((hour + 1) * HOUR_MS).toString();
    const quota = { bucket: `accounts ${hour}`, limit: SIGN_UPS_PER_HOUR, until };
    if (!(await people.spend(quota, hashSecret(email)))) throw tooMany(HOUR_MS / 1_000);
  }

  async function begin(name: string): Promise<Person> {
    const { person, ledger } = newPerson(name, defaults, now().toString(), newId);
    await people.createPerson(person, ledger);
    return person;
  }
}

function byOf(email: string): string {
  return `email:${hashSecret(email)}`;
}

const NEEDED = {
  owner:
    "This is somebody's private budget book. If it is yours, send the code of the link that its start prints as “invite”.",
  invite: "Accounts are by invitation here; send the code of yours as “invite”.",
} as const;

const BAD_CODE = (): Forbidden => new Forbidden("That code is not valid, or not any more.");
