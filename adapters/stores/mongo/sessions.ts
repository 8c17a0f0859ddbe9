import type { Session } from "../../../domain/ports.ts";
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
  return found && { hash, person: found.person, createdAt: found.created_at, expires: found.expires };
}

/** Ends a session; one that is unknown is left alone. */
export async function endSession({ sessions }: Models, hash: string): Promise<void> {
  await sessions.deleteOne({ _id: hash });
}
