import { hashSecret } from "../../adapters/hash-secret.ts";
import type { AccessStore, AccessToken, PasswordHash, SignIn, TokenScope } from "../../domain/access.ts";
import { Conflict, Forbidden, InvalidInput } from "../../domain/errors.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Person } from "../../domain/person.ts";
import type { KeptCode, PeopleStore, Session } from "../../domain/ports.ts";
import type { AccessJwt } from "./access-jwt.ts";
import type { Entrance } from "./entrance.ts";
import type { Passwords } from "./passwords.ts";

/** What somebody who signed in gets. */
export interface Opened {
  readonly person: Person;
  readonly session: Session;
  /** A JWT. */
  readonly token: string;
  /** ISO instant of its end. */
  readonly expires: string;
  readonly refreshToken: string;
}

/** Who a bearer of something is. */
export interface Bearer {
  readonly person: Person;
  /** SHA-256 of the session or the token, hex. */
  readonly session: string;
  readonly scopes: readonly TokenScope[];
  readonly by: "session" | "token";
}

/** Accounts by e-mail and password, their sessions, and the tokens that they give to programs. */
export interface Accounts {
  /** @throws Forbidden without a code that lets them in · Conflict for an e-mail that is taken · InvalidInput for a weak password */
  register(wish: Registration, label: string | null): Promise<Opened>;
  /** Null for a wrong e-mail or password; which of them is not told. */
  login(email: string, password: string, label: string | null): Promise<Opened | null>;
  /** Null for a refresh token that is no good; one that was used before ends its session. */
  refresh(refreshToken: string): Promise<Opened | null>;
  /** Opens a session by the code of a sign-in link, and sets a new password where one is given; null for a bad code. */
  redeem(code: string, newPassword: string | undefined, label: string | null): Promise<Opened | null>;
  /** The person behind an access token or a personal token; null for nobody. */
  bearer(token: string): Promise<Bearer | null>;
  /** Sets or changes the password, and ends all other sessions. @throws Forbidden for a wrong current one */
  changePassword(by: Bearer, change: PasswordChange): Promise<void>;
  /** @throws Forbidden for a wrong password · Conflict for an e-mail that is taken */
  changeEmail(person: Person, email: string, password: string | undefined): Promise<void>;
  emailOf(person: Person): Promise<string | null>;
  /** Makes a token. @returns it with its secret, which is shown this once */
  createToken(person: Person, wish: TokenWish): Promise<{ readonly token: AccessToken; readonly secret: string }>;
}

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly invite: string | undefined;
}

export interface PasswordChange {
  readonly current: string | undefined;
  readonly next: string;
  /** For whom has none yet. */
  readonly email: string | undefined;
}

export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** Days; null: until it is revoked. */
  readonly days: number | null;
}

interface AccountsDeps {
  readonly people: PeopleStore;
  readonly access: AccessStore;
  readonly passwords: Passwords;
  readonly jwt: AccessJwt;
  readonly entrance: Entrance;
  readonly now: () => Temporal.Instant;
  readonly newId: IdSource;
  readonly randomBytes: (n: number) => Uint8Array;
}

/** A new password, and whose. */
interface Replaced {
  readonly email: string;
  readonly password: PasswordHash;
}

/** How long a session lasts after it was renewed last. */
const SESSION_DAYS = 30;

/** By which personal tokens are told from access tokens, and found where they lie about. */
const TOKEN_PREFIX = "bw_";

/** Both scopes: what somebody who signed in may do. */
const ALL: readonly TokenScope[] = ["read", "write"];

/** Accounts over the store. */
export function createAccounts(deps: AccountsDeps): Accounts {
  const { people, access, passwords, jwt, entrance, now, newId } = deps;
  const secretOf = (): string => Buffer.from(deps.randomBytes(32)).toString("base64url");
  const sessionEnd = (): string =>
    now()
      .add({ hours: SESSION_DAYS * 24 })
      .toString();

  return {
    async register({ email, password, name, invite }, label) {
      const kept = await passwords.hash(password, email);
      const person = await entrance.letIn({ email, name, code: invite }, async () => {
        if (await access.signInBy(email)) throw taken(email);
      });
      const signIn: SignIn = { email, person: person.id, password: kept, createdAt: now().toString() };
      if (!(await access.createSignIn(signIn))) throw taken(email);
      return open(person, label);
    },
    async login(email, password, label) {
      const signIn = await access.signInBy(email);
      if (!(await passwords.matches(password, signIn?.password ?? null)) || !signIn) return null;
      const person = await people.person(signIn.person);
      return person && open(person, label);
    },
    async refresh(refreshToken) {
      const [session = "", secret = "", more] = refreshToken.split(".");
      if (secret === "" || more !== undefined) return null;
      const next = secretOf();
      const expires = sessionEnd();
      const at = now().toString();
      const outcome = await access.renew(session, hashSecret(secret), hashSecret(next), expires, at);
      if (outcome !== "renewed") return null;
      const renewed = await people.session(session, at);
      const person = renewed && (await people.person(renewed.person));
      return person && opened(person, renewed, next);
    },
    async redeem(code, newPassword, label) {
      const at = now().toString();
      // A password that is refused leaves the code good.
      const replaced =
        newPassword === undefined ? null : await replacedBy(newPassword, await people.code(hashSecret(code)));
      const bare = { hash: hashSecret(secretOf()), createdAt: at, expires: at };
      // What the code opens is over at once: the session that lasts is one that can be renewed.
      const proof = await people.signIn(hashSecret(code), bare, at);
      const person = proof && (await people.person(proof.person));
      if (!person) return null;
      if (replaced) await resetPassword(person, replaced);
      return open(person, label);
    },
    async bearer(token) {
      const at = now();
      if (token.startsWith(TOKEN_PREFIX)) {
        const found = await access.token(hashSecret(token), at.toString());
        const person = found && (await people.person(found.person));
        return person && { person, session: found.hash, scopes: found.scopes, by: "token" };
      }
      const hash = await jwt.verify(token, at);
      const session = hash === null ? null : await people.session(hash, at.toString());
      const person = session && (await people.person(session.person));
      return person && { person, session: session.hash, scopes: ALL, by: "session" };
    },
    async changePassword({ person, session }, { current, next, email }) {
      const [signIn] = await access.signInsOf(person.id);
      if (signIn) await assertPassword(signIn, current);
      const address = signIn?.email ?? email;
      if (address === undefined) throw new InvalidInput("There is no e-mail address yet; send one with the password.");
      const password = await passwords.hash(next, address);
      if (signIn) await access.setPassword(address, password);
      else if (
        !(await access.createSignIn({ email: address, person: person.id, password, createdAt: now().toString() }))
      ) {
        throw taken(address);
      }
      await endOthers(person, session);
    },
    async changeEmail(person, email, password) {
      const [signIn] = await access.signInsOf(person.id);
      if (!signIn) throw new InvalidInput("There is no password yet; set one together with the e-mail address.");
      await assertPassword(signIn, password);
      if (signIn.email !== email && !(await access.changeEmail(signIn.email, email))) throw taken(email);
    },
    emailOf: async (person) => (await access.signInsOf(person.id))[0]?.email ?? null,
    async createToken(person, { name, scopes, days }) {
      const secret = `${TOKEN_PREFIX}${secretOf()}`;
      const token: AccessToken = {
        id: newId(),
        hash: hashSecret(secret),
        person: person.id,
        name,
        scopes,
        createdAt: now().toString(),
        expires:
          days === null
            ? null
            : now()
                .add({ hours: days * 24 })
                .toString(),
      };
      await access.createToken(token);
      return { token, secret };
    },
  };

  async function open(person: Person, label: string | null): Promise<Opened> {
    const secret = secretOf();
    const hash = hashSecret(secretOf());
    const session: Session = { hash, person: person.id, createdAt: now().toString(), expires: sessionEnd() };
    await access.openRenewable(session, { secret: hashSecret(secret), label });
    return opened(person, session, secret);
  }

  async function opened(person: Person, session: Session, secret: string): Promise<Opened> {
    const { token, expires } = await jwt.sign(session.hash, person.id, now());
    return { person, session, token, expires, refreshToken: `${session.hash}.${secret}` };
  }

  /** @throws InvalidInput for a password that is too weak, and where there is nothing that it could be for */
  async function replacedBy(password: string, code: KeptCode | null): Promise<Replaced | null> {
    if (code?.purpose !== "signin" || code.usedBy !== null) return null;
    const [signIn] = await access.signInsOf(code.person);
    if (!signIn) throw new InvalidInput("There is no e-mail address yet; set a password once you are signed in.");
    return { email: signIn.email, password: await passwords.hash(password, signIn.email) };
  }

  async function resetPassword(person: Person, { email, password }: Replaced): Promise<void> {
    await access.setPassword(email, password);
    await people.endSessions(person.id);
  }

  async function assertPassword({ password }: SignIn, told: string | undefined): Promise<void> {
    if (told === undefined || !(await passwords.matches(told, password))) {
      throw new Forbidden("That is not the current password.");
    }
  }

  async function endOthers(person: Person, here: string): Promise<void> {
    for (const { hash } of await people.sessions(person.id, now().toString())) {
      if (hash !== here) await people.endSession(hash);
    }
  }
}

function taken(email: string): Conflict {
  return new Conflict(`There is an account for ${email} already; sign in instead.`);
}
