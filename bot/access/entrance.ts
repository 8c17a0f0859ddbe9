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
   * The person whose account it becomes: somebody new, or whose code they show.
   *
   * @throws Forbidden without a code where one is needed, and for a bad one
   * @throws HttpProblem 429 when too many came lately
   */
  letIn(newcomer: Newcomer): Promise<Person>;
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
    async letIn({ email, name, code }) {
      if (code !== undefined) return byCode(email, name, code);
      if (registration !== "open") throw new Forbidden(NEEDED[registration]);
      await assertFew(email);
      return begin(name);
    },
  };

  async function byCode(email: string, name: string, code: string): Promise<Person> {
    const by = `email:${hashSecret(email)}`;
    const typed = readLinkCode(code);
    if (typed === null) return known(await personOfLink(code));
    const guess = { channel: "web", sender: { id: by }, key: newId() } as const;
    if (!(await mayGuess(people, guess, now().toString()))) throw tooMany(HOUR_MS / 1_000);
    const kept = await people.code(codes.keptAs(hashSecret(typed)));
    if (!kept || !isWayIn(kept)) throw BAD_CODE();
    const used = await people.useCode(kept.hash, by, now().toString());
    if (!used) throw BAD_CODE();
    return used.purpose === "invite" ? begin(name) : known(used.person);
  }

  /** Invitations that are out are void once the settings let nobody else in. */
  function isWayIn({ purpose }: KeptCode): boolean {
    return purpose === "pair" || (purpose === "invite" && registration !== "owner");
  }

  async function personOfLink(code: string): Promise<PersonId | null> {
    const at = now().toString();
    // The code is used up by a session that is over at once.
    const session = await people.signIn(
      hashSecret(code),
      { hash: hashSecret(newId()), createdAt: at, expires: at },
      at,
    );
    return session?.person ?? null;
  }

  async function known(id: PersonId | null): Promise<Person> {
    const person = id === null ? null : await people.person(id);
    if (!person) throw BAD_CODE();
    return person;
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

const NEEDED = {
  owner:
    "This is somebody's private budget book. If it is yours, send the code of the link that its start prints as “invite”.",
  invite: "Accounts are by invitation here; send the code of yours as “invite”.",
} as const;

const BAD_CODE = (): Forbidden => new Forbidden("That code is not valid, or not any more.");
