import type { Identity, PersonId } from "../../../domain/person.ts";
import type { Code, PairOutcome, Session } from "../../../domain/ports.ts";
import type { Database } from "./database.ts";
import { putIdentity } from "./identities.ts";
import { milliseconds } from "./instant.ts";
import { integer, jsonOrNull, text } from "./row.ts";
import { insertSession } from "./sessions.ts";

/** Keeps a code until it is used. */
export function createCode(db: Database, { hash, purpose, person, expires }: Code): void {
  db.run(
    "INSERT INTO codes (hash, purpose, person, expires_ms) VALUES (?, ?, ?, ?)",
    hash,
    purpose,
    person,
    milliseconds(expires),
  );
}

/** Uses up a pairing code for an identity; the same identity asking again gets the same answer. */
export function usePairingCode(
  db: Database,
  hash: string,
  identity: Omit<Identity, "person" | "state">,
  now: string,
): PairOutcome {
  const code = codeOf<Identity>(db, hash, "pair");
  if (!code) return { kind: "refused" };
  if (code.usedAs !== null) {
    const isSame = code.usedAs.channel === identity.channel && code.usedAs.externalId === identity.externalId;
    return isSame ? { kind: "paired", identity: code.usedAs } : { kind: "refused" };
  }
  if (code.expiresMs <= milliseconds(now)) return { kind: "refused" };
  const paired = putIdentity(db, { ...identity, person: code.person, state: "active" });
  useUp(db, hash, paired);
  return { kind: "paired", identity: paired };
}

/** Uses up a sign-in code and opens a session for its person. */
export function signIn(db: Database, hash: string, session: Omit<Session, "person">, now: string): Session | null {
  const person = useCode(db, hash, "signin", now);
  if (person === null) return null;
  const opened = { ...session, person };
  insertSession(db, opened);
  return opened;
}

/** Whose code that is while it can be used. */
export function personOfCode(db: Database, hash: string, purpose: Code["purpose"], now: string): PersonId | null {
  const code = codeOf(db, hash, purpose);
  return code && code.usedAs === null && code.expiresMs > milliseconds(now) ? code.person : null;
}

/** Uses up a code that makes nobody known. @returns its person; null when it is unknown, used or expired */
export function useCode(db: Database, hash: string, purpose: "signin" | "pin", now: string): PersonId | null {
  const person = personOfCode(db, hash, purpose, now);
  if (person !== null) useUp(db, hash, true);
  return person;
}

interface StoredCode<Use> {
  readonly person: string;
  readonly expiresMs: number;
  readonly usedAs: Use | null;
}

function codeOf<Use = unknown>(db: Database, hash: string, purpose: Code["purpose"]): StoredCode<Use> | null {
  const row = db.get("SELECT person, expires_ms, used_as FROM codes WHERE hash = ? AND purpose = ?", hash, purpose);
  if (!row) return null;
  return {
    person: text(row, "person"),
    expiresMs: integer(row, "expires_ms"),
    usedAs: jsonOrNull<Use>(row, "used_as"),
  };
}

function useUp(db: Database, hash: string, use: Identity | true): void {
  db.run("UPDATE codes SET used_as = ? WHERE hash = ?", JSON.stringify(use), hash);
}
