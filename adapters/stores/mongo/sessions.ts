import type { PersonId } from "../../../domain/person.ts";
import type { Session } from "../../../domain/ports.ts";
import type { SessionDocument } from "./documents/people.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/** Opens a session. */
export async function insertSession(
  { sessions }: Models,
  { hash, person, createdAt, expires }: Session,
): Promise<void> {
  const document = { _id: hash, person, created_at: createdAt, expires, expires_ms: milliseconds(expires) };
  await sessions.insertMany([document]);
}

/** The session with that hash while it lasts. */
export async function sessionOf({ sessions }: Models, hash: string, now: string): Promise<Session | null> {
  const found = await sessions.findOne({ _id: hash, expires_ms: { $gt: milliseconds(now) } }).lean();
  return found && toSession(found);
}

/** A person's open sessions, the latest first. */
export async function sessionsOf({ sessions }: Models, person: PersonId, now: string): Promise<Session[]> {
  const open = { person, expires_ms: { $gt: milliseconds(now) } };
  return (await sessions.find(open).sort({ expires_ms: -1, _id: 1 }).lean()).map(toSession);
}

/** Ends a session; one that is unknown is left alone. */
export async function endSession({ sessions }: Models, hash: string): Promise<void> {
  await sessions.deleteOne({ _id: hash });
}

/** Ends all sessions of a person. */
export async function endSessions({ sessions }: Models, person: PersonId): Promise<void> {
  await sessions.deleteMany({ person });
}

function toSession({ _id, person, created_at, expires }: SessionDocument): Session {
  return { hash: _id, person, createdAt: created_at, expires };
}
