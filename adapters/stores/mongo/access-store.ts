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
import type { Access } from "./access.ts";
import type { RenewalDocument, SignInDocument, TokenDocument } from "./documents/access.ts";
import { insertOnce } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";
import { endSession, insertSession } from "./sessions.ts";

/** Ways in by password and token, and kept answers. */
export function createAccessStore({ models, read, write }: Access): AccessStore {
  const { signIns, renewals, tokens, answers } = models;
  return {
    createSignIn: (signIn) => write(() => insertOnce(signIns, toDocument(signIn))),
    signInBy: (email) =>
      read(async () => {
        const found = await signIns.findById(email).lean();
        return found && toSignIn(found);
      }),
    signInsOf: (person) =>
      read(async () => (await signIns.find({ person }).sort({ created_at: 1, _id: 1 }).lean()).map(toSignIn)),
    setPassword: (email, { salt, hash }) =>
      write(async () => (await signIns.updateOne({ _id: email }, { $set: { salt, hash } })).matchedCount === 1),
    changeEmail: (from, to) => write(() => changeEmail(models, from, to)),
    // The renewal first: a session that nobody can renew would be lost to its device.
    openRenewable: (session, { secret, label }) =>
      write(async () => {
        const { hash, person, createdAt, expires } = session;
        const opened_ms = milliseconds(createdAt);
        await insertOnce(renewals, {
          _id: hash,
          secret,
          person,
          label,
          opened_ms,
          expires,
          expires_ms: milliseconds(expires),
        });
        await insertSession(models, session);
      }),
    renew: (...tried) => write(() => renew(models, ...tried)),
    renewals: (person) =>
      read(async () => (await renewals.find({ person }).sort({ opened_ms: -1, _id: 1 }).lean()).map(toRenewal)),
    createToken: (token) => write(async () => void (await insertOnce(tokens, toTokenDocument(token)))),
    token: (hash, now) =>
      read(async () => {
        const isGood = { $or: [{ expires_ms: null }, { expires_ms: { $gt: milliseconds(now) } }] };
        const found = await tokens.findOne({ _id: hash, ...isGood }).lean();
        return found && toToken(found);
      }),
    tokens: (person) => read(async () => (await tokens.find({ person }).sort({ token: -1 }).lean()).map(toToken)),
    revokeToken: (person, id) => write(async () => (await tokens.deleteOne({ person, token: id })).deletedCount === 1),
    revokeTokens: (person) => write(async () => void (await tokens.deleteMany({ person }))),
    takeKey: (request, now) => write(() => takeKey(models, request, now)),
    keepAnswer: (key, { status, body }) =>
      write(async () => void (await answers.updateOne({ _id: key, status: null }, { $set: { status, body } }))),
    purgeAccess: (now) => write(() => purge(models, milliseconds(now))),
  };
}

/** Makes everything by which one person gets in another's. */
export async function absorbAccess(
  { signIns, renewals, tokens }: Models,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await signIns.updateMany({ person: from }, { $set: { person: into } });
  await renewals.updateMany({ person: from }, { $set: { person: into } });
  await tokens.updateMany({ person: from }, { $set: { person: into } });
}

/** The new one is taken before the old one is given up; in between both are the same person's. */
async function changeEmail({ signIns }: Models, from: string, to: string): Promise<boolean> {
  const known = await signIns.findById(from).lean();
  if (!known || !(await insertOnce(signIns, { ...known, _id: to }))) return false;
  await signIns.deleteOne({ _id: from });
  return true;
}

async function renew(
  models: Models,
  session: string,
  secret: string,
  next: string,
  expires: string,
  now: string,
): Promise<Renewing> {
  const { renewals, sessions } = models;
  const open = { _id: session, expires_ms: { $gt: milliseconds(now) } };
  if ((await sessions.exists({ _id: session })) === null) return "gone";
  const expires_ms = milliseconds(expires);
  const renewed = await renewals.updateOne({ ...open, secret }, { $set: { secret: next, expires, expires_ms } });
  if (renewed.matchedCount === 1) {
    await sessions.updateOne({ _id: session }, { $set: { expires, expires_ms } });
    return "renewed";
  }
  if ((await renewals.exists(open)) === null) return "gone";
  await endSession(models, session);
  await renewals.deleteOne({ _id: session });
  return "reused";
}

async function takeKey(
  { answers }: Models,
  { key, fingerprint, until }: RequestKey,
  now: string,
): Promise<KnownRequest> {
  await answers.deleteOne({ _id: key, until_ms: { $lte: milliseconds(now) } });
  await insertOnce(answers, { _id: key, fingerprint, status: null, body: null, until_ms: milliseconds(until) });
  const known = await answers.findById(key).lean();
  if (!known) return { fingerprint, answer: null, until };
  const { status, body } = known;
  return {
    fingerprint: known.fingerprint,
    answer: status === null ? null : { status, body: body ?? "" },
    until: Temporal.Instant.fromEpochMilliseconds(known.until_ms).toString(),
  };
}

async function purge({ answers, renewals, tokens }: Models, at: number): Promise<void> {
  await answers.deleteMany({ until_ms: { $lte: at } });
  await renewals.deleteMany({ expires_ms: { $lte: at } });
  await tokens.deleteMany({ expires_ms: { $ne: null, $lte: at } });
}

function toDocument({ email, person, password, createdAt }: SignIn): SignInDocument {
  return { _id: email, person, ...password, created_at: createdAt };
}

function toSignIn({ _id, person, salt, hash, created_at }: SignInDocument): SignIn {
  return { email: _id, person, password: { salt, hash }, createdAt: created_at };
}

function toRenewal({ _id, secret, person, label, expires }: RenewalDocument): Renewal {
  return { session: _id, secret, person, label, expires };
}

function toTokenDocument({ id, hash, person, name, scopes, createdAt, expires }: AccessToken): TokenDocument {
  const expires_ms = expires === null ? null : milliseconds(expires);
  return { _id: hash, token: id, person, name, scopes: [...scopes], created_at: createdAt, expires, expires_ms };
}

function toToken({ _id, token, person, name, scopes, created_at, expires }: TokenDocument): AccessToken {
  return { id: token, hash: _id, person, name, scopes, createdAt: created_at, expires };
}
