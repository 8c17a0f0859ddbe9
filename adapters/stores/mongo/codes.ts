import type { PersonId } from "../../../domain/person.ts";
import type { Code, CodePurpose, KeptCode, LinkPurpose, Session } from "../../../domain/ports.ts";
import type { CodeDocument } from "./documents/people.ts";
import { insertOnce } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";
import { insertSession } from "./sessions.ts";

/** Keeps a code until it is used, unless it stands there already. */
export async function createCode({ codes }: Models, { hash, about, expires, ...code }: Code): Promise<void> {
  const expires_ms = milliseconds(expires);
  await insertOnce(codes, { _id: hash, ...code, about: about ?? null, expires, expires_ms, used_by: null });
}

/** The code with that hash. */
export async function codeOf({ codes }: Models, hash: string): Promise<KeptCode | null> {
  const found = await codes.findById(hash).lean();
  return found && toCode(found);
}

/** Uses up a code that is typed for one user; the same one asking again gets the same answer. */
export async function useCode({ codes }: Models, hash: string, by: string, now: string): Promise<KeptCode | null> {
  const typed = { _id: hash, purpose: { $in: TYPED } };
  await codes.updateOne({ ...typed, ...openAt(now) }, { $set: { used_by: by } });
  const found = await codes.findOne({ ...typed, used_by: by }).lean();
  return found && toCode(found);
}

const TYPED: CodePurpose[] = ["pair", "invite", "number"];

/** Voids a person's codes that nobody has used. */
export async function revokeCodes({ codes }: Models, person: PersonId): Promise<void> {
  await codes.deleteMany({ person, used_by: null });
}

/** Uses up a sign-in code and opens a session for its person. */
export async function signIn(
  models: Models,
  hash: string,
  session: Omit<Session, "person">,
  now: string,
): Promise<Session | null> {
  const person = await useLink(models, hash, "signin", now);
  if (person === null) return null;
  const opened = { ...session, person };
  await insertSession(models, opened);
  return opened;
}

/** Whose code of a link that is while it can be used. */
export async function personOfLink(
  { codes }: Models,
  hash: string,
  purpose: LinkPurpose,
  now: string,
): Promise<PersonId | null> {
  const found = await codes.findOne({ _id: hash, purpose, ...openAt(now) }).lean();
  return found?.person ?? null;
}

/** Uses up the code of a link. @returns its person; null when it is unknown, used or expired */
export async function useLink(
  { codes }: Models,
  hash: string,
  purpose: LinkPurpose,
  now: string,
): Promise<PersonId | null> {
  const used = await codes
    .findOneAndUpdate({ _id: hash, purpose, ...openAt(now) }, { $set: { used_by: purpose } })
    .lean();
  return used?.person ?? null;
}

function openAt(now: string) {
  return { used_by: null, expires_ms: { $gt: milliseconds(now) } };
}

function toCode({ _id, purpose, person, about, expires, used_by }: CodeDocument): KeptCode {
  return { hash: _id, purpose, person, ...(about === null ? {} : { about }), expires, usedBy: used_by };
}
