import * as z from "zod";
import { hashSecret } from "../../../adapters/hash-secret.ts";
import { NotFound } from "../../../domain/errors.ts";
import { byId, instant } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const tag = "Sign-in";

const device = z.strictObject({
  id: z.string(),
  device: z.string().nullable(),
  created_at: instant,
  expires_at: instant,
  is_current: z.boolean(),
});

const listSessions = defineRoute({
  method: "get",
  path: "/auth/sessions",
  tag,
  summary: "Where somebody is signed in, the latest first.",
  access: "session",
  answer: z.strictObject({ sessions: z.array(device) }),
  async handle({ people, access, now }, { caller, person }) {
    const renewals = new Map((await access.renewals(person.id)).map((one) => [one.session, one]));
    const open = await people.sessions(person.id, now().toString());
    return {
      sessions: open.map(({ hash, createdAt, expires }) => ({
        id: idOf(hash),
        device: renewals.get(hash)?.label ?? (renewals.has(hash) ? null : "browser"),
        created_at: createdAt,
        expires_at: expires,
        is_current: hash === caller.session,
      })),
    };
  },
});

const endSession = defineRoute({
  method: "delete",
  path: "/auth/sessions/{id}",
  tag,
  summary: "End a session.",
  access: "session",
  params: byId,
  answer: null,
  async handle({ people, now }, { person, params }) {
    const open = await people.sessions(person.id, now().toString());
    const meant = open.find(({ hash }) => idOf(hash) === params.id);
    if (!meant) throw new NotFound("There is no such session.");
    await people.endSession(meant.hash);
  },
});

const endSessions = defineRoute({
  method: "delete",
  path: "/auth/sessions",
  tag,
  summary: "End all sessions, this one too.",
  access: "session",
  answer: null,
  handle: ({ people }, { person }) => people.endSessions(person.id),
});

/** What a session is called: nothing of it can be used. */
function idOf(hash: string): string {
  return hashSecret(hash).slice(0, 24);
}

/** Where somebody is signed in. */
export const sessionRoutes: readonly Route[] = [listSessions, endSession, endSessions];
