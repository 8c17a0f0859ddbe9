import type { PersonId } from "../../../domain/person.ts";
import type { Code, KeptCode, LinkPurpose, Session } from "../../../domain/ports.ts";
import type { Database } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { oneOf, text, textOrNull } from "./row.ts";
import { insertSession } from "./sessions.ts";

/** Keeps a code until it is used, unless it stands there already. */
export function createCode(db: Database, { hash, purpose, person, about, expires }: Code): void {
  db.run(
    `INSERT INTO codes (hash, purpose, person, about, expires, expires_ms) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    hash,
    purpose,
    person,
    about ?? null,
    expires,
    milliseconds(expires),
  );
}

/** The code with that hash. */
export function codeOf(db: Database, hash: string): KeptCode | null {
  const row = db.get("SELECT * FROM codes WHERE hash = ?", hash);
  if (!row) return null;
  const about = textOrNull(row, "about");
  return {
    hash,
    purpose: oneOf(row, "purpose", ["pair", "invite", "number", "signin", "pin"]),
    person: text(row, "person"),
    ...(about === null ? {} : { about }),
    expires: text(row, "expires"),
    usedBy: textOrNull(row, "used_by"),
  };
}

/** Uses up a code that is typed for one user; the same one asking again gets the same answer. */
export function useCode(db: Database, hash: string, by: string, now: string): KeptCode | null {
  db.run(
    `UPDATE codes SET used_by = ? WHERE hash = ? AND ${TYPED} AND used_by IS NULL AND expires_ms > ?`,
    by,
    hash,
    milliseconds(now),
  );
  const code = db.get(`SELECT 1 FROM codes WHERE hash = ? AND ${TYPED} AND used_by = ?`, hash, by);
  return code ? codeOf(db, hash) : null;
}

const TYPED = "purpose IN ('pair', 'invite', 'number')";

/** Voids a person's codes that nobody has used. */
export function revokeCodes(db: Database, person: PersonId): void {
  db.run("DELETE FROM codes WHERE person = ? AND used_by IS NULL", person);
}

/** Uses up a sign-in code and opens a session for its person. */
export function signIn(db: Database, hash: string, session: Omit<Session, "person">, now: string): Session | null {
  const person = useLink(db, hash, "signin", now);
  if (person === null) return null;
  const opened = { ...session, person };
  insertSession(db, opened);
  return opened;
}

/** Whose code of a link that is while it can be used. */
export function personOfLink(db: Database, hash: string, purpose: LinkPurpose, now: string): PersonId | null {
  const sql = "SELECT person FROM codes WHERE hash = ? AND purpose = ? AND used_by IS NULL AND expires_ms > ?";
  const row = db.get(sql, hash, purpose, milliseconds(now));
  return row ? text(row, "person") : null;
}

/** Uses up the code of a link. @returns its person; null when it is unknown, used or expired */
export function useLink(db: Database, hash: string, purpose: LinkPurpose, now: string): PersonId | null {
  const person = personOfLink(db, hash, purpose, now);
  if (person !== null) db.run("UPDATE codes SET used_by = purpose WHERE hash = ?", hash);
  return person;
}
