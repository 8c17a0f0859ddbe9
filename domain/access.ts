import type { Id } from "./ids.ts";
import type { PersonId } from "./person.ts";
import type { Session } from "./ports.ts";

/** An e-mail address with the password that goes with it. */
export interface SignIn {
  /** Folded to lower case; unique. */
  readonly email: string;
  readonly person: PersonId;
  readonly password: PasswordHash;
  /** ISO instant. */
  readonly createdAt: string;
}

/** A password as it is kept; base64url. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
}

/** What goes on with a session that was opened by a password: it is renewed again and again, each time by another secret. */
export interface Renewal {
  /** The session's hash. */
  readonly session: string;
  /** SHA-256 of the secret that renews it next, hex. */
  readonly secret: string;
  readonly person: PersonId;
  /** What the device calls itself; null where it says nothing. */
  readonly label: string | null;
  /** ISO instant of the session's end. */
  readonly expires: string;
}

/** What came of a try to renew a session. `reused`: the secret had been used before, so the session is ended. */
export type Renewing = "renewed" | "reused" | "gone";

/** What a program may do in a person's name. */
export type TokenScope = "read" | "write";

/** A key that a person made for a program. */
export interface AccessToken {
  readonly id: Id;
  /** SHA-256 of the token, hex; unique. */
  readonly hash: string;
  readonly person: PersonId;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** ISO instants. */
  readonly createdAt: string;
  /** Null: until it is revoked. */
  readonly expires: string | null;
}

/** What was answered to a request that bore a key of its own. */
export interface KeptAnswer {
  readonly status: number;
  /** JSON; empty where there was no body. */
  readonly body: string;
}

/** A request's key, and what it asked for. */
export interface RequestKey {
  /** Whose key it is, hashed with it. */
  readonly key: string;
  /** Hash of method, address and body. */
  readonly fingerprint: string;
  /** ISO instant until which it is known. */
  readonly until: string;
}

/** What is known of a request's key. */
export interface KnownRequest {
  readonly fingerprint: string;
  /** Null while it has not been answered. */
  readonly answer: KeptAnswer | null;
  /** ISO instant at which the key's time is over, as it was noted first. */
  readonly until: string;
}

/** Ways in for programs and by password, and what they were answered. Rejects with `Unavailable` like `LedgerStore`. */
export interface AccessStore {
  /** @returns false where the e-mail is somebody's already; nothing is changed then */
  createSignIn(signIn: SignIn): Promise<boolean>;
  signInBy(email: string): Promise<SignIn | null>;
  signInsOf(person: PersonId): Promise<SignIn[]>;
  /** Sets another password. @returns false where there is no such e-mail */
  setPassword(email: string, password: PasswordHash): Promise<boolean>;
  /** @returns false where the new one is somebody's already, or there is no such e-mail; nothing is changed then */
  changeEmail(from: string, to: string): Promise<boolean>;
  /** Opens a session that can be renewed. */
  openRenewable(session: Session, renewal: Pick<Renewal, "secret" | "label">): Promise<void>;
  /** Renews a session: whoever shows the secret once more than once is one too many, and ends it for all. */
  renew(session: string, secret: string, next: string, expires: string, now: string): Promise<Renewing>;
  renewals(person: PersonId): Promise<Renewal[]>;
  createToken(token: AccessToken): Promise<void>;
  /** The token with that hash while it is good. */
  token(hash: string, now: string): Promise<AccessToken | null>;
  /** A person's tokens, the latest first. */
  tokens(person: PersonId): Promise<AccessToken[]>;
  /** @returns false where the person has no such token */
  revokeToken(person: PersonId, id: Id): Promise<boolean>;
  revokeTokens(person: PersonId): Promise<void>;
  /** Notes a request's key, or tells what is known of it; one whose time is over counts as new. `now`: ISO instant. */
  takeKey(request: RequestKey, now: string): Promise<KnownRequest>;
  /** Keeps what a request was answered; the first answer stands. */
  keepAnswer(key: string, answer: KeptAnswer): Promise<void>;
  /** Forgets what is over at an ISO instant. */
  purgeAccess(now: string): Promise<void>;
}
