import type { Identity, PersonId } from "../../../domain/person.ts";
import type { Code, PairOutcome, Session } from "../../../domain/ports.ts";
import type { CodeUse } from "./documents/people.ts";
import { putIdentity } from "./identities.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";
import { insertSession } from "./sessions.ts";

/** Keeps a code until it is used. */
export async function createCode({ codes }: Models, { hash, purpose, person, expires }: Code): Promise<void> {
  const document = { _id: hash, purpose, person, expires_ms: milliseconds(expires), used: null };
  await codes.insertMany([document]);
}

/** Uses up a pairing code for an identity; the same identity asking again gets the same answer. */
export async function usePairingCode(
  models: Models,
  hash: string,
  identity: Omit<Identity, "person" | "state">,
  now: string,
): Promise<PairOutcome> {
  const ms = milliseconds(now);
  await useUp(models, hash, "pair", ms, { as: "identity", identity, ms });
  const code = await models.codes.findOne({ _id: hash, purpose: "pair" }).lean();
  const use = code?.used;
  if (!code || use?.as !== "identity" || !isSameOne(use.identity, identity)) return { kind: "refused" };
  // Also when it was used before: a crash may have kept its identity from being stored.
  const paired = { ...use.identity, person: code.person, state: "active" } as const;
  return { kind: "paired", identity: await putIdentity(models, paired, { code: hash, ms: use.ms }) };
}

/** Uses up a sign-in code and opens a session for its person. */
export async function signIn(
  models: Models,
  hash: string,
  session: Omit<Session, "person">,
  now: string,
): Promise<Session | null> {
  const person = await useUp(models, hash, "signin", milliseconds(now), { as: "session" });
  if (person === null) return null;
  const opened = { ...session, person };
  await insertSession(models, opened);
  return opened;
}

/** Uses up a code that sets a PIN. @returns its person; null when it is unknown, used or expired */
export function usePinCode(models: Models, hash: string, now: string): Promise<PersonId | null> {
  return useUp(models, hash, "pin", milliseconds(now), { as: "pin" });
}

/** Whose code that is while it can be used. */
export async function personOfCode(
  { codes }: Models,
  hash: string,
  purpose: Code["purpose"],
  now: string,
): Promise<PersonId | null> {
  const found = await codes.findOne(unused(hash, purpose, milliseconds(now))).lean();
  return found?.person ?? null;
}

/** @returns the code's person; null when it is unknown, used or expired */
async function useUp(
  { codes }: Models,
  hash: string,
  purpose: Code["purpose"],
  now: number,
  use: CodeUse,
): Promise<PersonId | null> {
  const used = await codes.findOneAndUpdate(unused(hash, purpose, now), { $set: { used: use } }).lean();
  return used?.person ?? null;
}

function unused(hash: string, purpose: Code["purpose"], now: number) {
  return { _id: hash, purpose, used: null, expires_ms: { $gt: now } };
}

type ExternalId = Pick<Identity, "channel" | "externalId">;

function isSameOne(a: ExternalId, b: ExternalId): boolean {
  return a.channel === b.channel && a.externalId === b.externalId;
}
