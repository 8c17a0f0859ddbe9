import type {
  AccessStore,
  AccessToken,
  KnownRequest,
  Renewal,
  Renewing,
  RequestKey,
  SignIn,
} from "../../../domain/access.ts";
import type { PersonId } from "../../../domain/person.ts";
import type { Connection } from "./connection.ts";
import type { Database, Row } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { integer, json, text, textOrNull } from "./row.ts";
import { endSession, insertSession } from "./sessions.ts";

/** Ways in by password and token, and kept answers. */
export function createAccessStore({ db, read, write }: Connection): AccessStore {
  return {
    createSignIn: (signIn) => write("durable", () => insertSignIn(db, signIn)),
    signInBy: (email) => read(() => signInsWhere(db, "email", email)[0] ?? null),
    signInsOf: (person) => read(() => signInsWhere(db, "person", person)),
    setPassword: (email, { salt, hash }) =>
      write("durable", () => db.run("UPDATE sign_ins SET salt = ?, hash = ? WHERE email = ?", salt, hash, email) === 1),
    changeEmail: (from, to) =>
      write("durable", () => db.run("UPDATE OR IGNORE sign_ins SET email = ? WHERE email = ?", to, from) === 1),
    openRenewable: (session, { secret, label }) =>
      write("durable", () => {
        insertSession(db, session);
        insertRenewal(db, { ...session, session: session.hash, secret, label });
      }),
    renew: (...tried) => write("durable", () => renew(db, ...tried)),
    renewals: (person) =>
      read(() => db.all("SELECT * FROM renewals WHERE person = ? ORDER BY rowid DESC", person).map(toRenewal)),
    createToken: (token) => write("durable", () => insertToken(db, token)),
    token: (hash, now) => read(() => tokenOf(db, hash, now)),
    tokens: (person) =>
      read(() => db.all("SELECT * FROM tokens WHERE person = ? ORDER BY id DESC", person).map(toToken)),
    revokeToken: (person, id) =>
      write("durable", () => db.run("DELETE FROM tokens WHERE person = ? AND id = ?", person, id) === 1),
    revokeTokens: (person) => write("durable", () => void db.run("DELETE FROM tokens WHERE person = ?", person)),
    takeKey: (request, now) => write("durable", () => takeKey(db, request, now)),
    keepAnswer: (key, { status, body }) =>
      write("durable", () => {
        db.run("UPDATE answers SET status = ?, body = ? WHERE key = ? AND status IS NULL", status, body, key);
      }),
    purgeAccess: (now) => write("relaxed", () => purge(db, milliseconds(now))),
  };
}

/** Makes everything by which one person gets in another's. */
export function absorbAccess(db: Database, from: PersonId, into: PersonId): void {
  for (const table of ["sign_ins", "renewals", "tokens"]) {
    db.run(`UPDATE ${table} SET person = ? WHERE person = ?`, into, from);
  }
}

function insertSignIn(db: Database, { email, person, password, createdAt }: SignIn): boolean {
  const sql =
    "INSERT INTO sign_ins (email, person, salt, hash, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  return db.run(sql, email, person, password.salt, password.hash, createdAt) === 1;
}

function signInsWhere(db: Database, column: "email" | "person", value: string): SignIn[] {
  return db.all(`SELECT * FROM sign_ins WHERE ${column} = ? ORDER BY rowid`, value).map((row) => ({
    email: text(row, "email"),
    person: text(row, "person"),
    password: { salt: text(row, "salt"), hash: text(row, "hash") },
    createdAt: text(row, "created_at"),
  }));
}

function insertRenewal(db: Database, { session, secret, person, label, expires }: Renewal): void {
  db.run(
    "INSERT INTO renewals (session, secret, person, label, expires, expires_ms) VALUES (?, ?, ?, ?, ?, ?)",
    session,
    secret,
    person,
    label,
    expires,
    milliseconds(expires),
  );
}

function renew(db: Database, session: string, secret: string, next: string, expires: string, now: string): Renewing {
  const known = db.get("SELECT secret FROM renewals WHERE session = ? AND expires_ms > ?", session, milliseconds(now));
  const isOpen = db.get("SELECT 1 FROM sessions WHERE hash = ?", session) !== undefined;
  if (!known || !isOpen) return "gone";
  if (text(known, "secret") !== secret) {
    endSession(db, session);
    db.run("DELETE FROM renewals WHERE session = ?", session);
    return "reused";
  }
  const until = milliseconds(expires);
  db.run(
    "UPDATE renewals SET secret = ?, expires = ?, expires_ms = ? WHERE session = ?",
    next,
    expires,
    until,
    session,
  );
  db.run("UPDATE sessions SET expires = ?, expires_ms = ? WHERE hash = ?", expires, until, session);
  return "renewed";
}

function toRenewal(row: Row): Renewal {
  return {
    session: text(row, "session"),
    secret: text(row, "secret"),
    person: text(row, "person"),
    label: textOrNull(row, "label"),
    expires: text(row, "expires"),
  };
}

function insertToken(db: Database, { id, hash, person, name, scopes, createdAt, expires }: AccessToken): void {
  db.run(
    "INSERT INTO tokens (id, hash, person, name, scopes, created_at, expires, expires_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[id, hash, person, name, JSON.stringify(scopes), createdAt, expires],
    expires === null ? null : milliseconds(expires),
  );
}

function tokenOf(db: Database, hash: string, now: string): AccessToken | null {
  const sql = "SELECT * FROM tokens WHERE hash = ? AND (expires_ms IS NULL OR expires_ms > ?)";
  const row = db.get(sql, hash, milliseconds(now));
  return row ? toToken(row) : null;
}

function toToken(row: Row): AccessToken {
  return {
    id: text(row, "id"),
    hash: text(row, "hash"),
    person: text(row, "person"),
    name: text(row, "name"),
    scopes: json(row, "scopes"),
    createdAt: text(row, "created_at"),
    expires: textOrNull(row, "expires"),
  };
}

function takeKey(db: Database, { key, fingerprint, until }: RequestKey, now: string): KnownRequest {
  db.run("DELETE FROM answers WHERE key = ? AND until_ms <= ?", key, milliseconds(now));
  db.run(
    "INSERT INTO answers (key, fingerprint, until_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    key,
    fingerprint,
    milliseconds(until),
  );
  const row = db.get("SELECT * FROM answers WHERE key = ?", key) ?? {};
  const isAnswered = row.status !== null;
  const answer = isAnswered ? { status: integer(row, "status"), body: text(row, "body") } : null;
  const end = Temporal.Instant.fromEpochMilliseconds(integer(row, "until_ms")).toString();
  return { fingerprint: text(row, "fingerprint"), answer, until: end };
}

function purge(db: Database, at: number): void {
  db.run("DELETE FROM answers WHERE until_ms <= ?", at);
  db.run("DELETE FROM renewals WHERE expires_ms <= ?", at);
  db.run("DELETE FROM tokens WHERE expires_ms <= ?", at);
}
