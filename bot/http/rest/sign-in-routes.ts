import * as z from "zod";
import { hashSecret } from "../../../adapters/hash-secret.ts";
import type { Opened } from "../../access/accounts.ts";
import { linkCode } from "../link-code.ts";
import { HttpProblem } from "../problem.ts";
import { sessionCookie } from "../session-cookie.ts";
import { email, fullName, instant } from "./fields.ts";
import { limitAccount } from "./limits.ts";
import { definePublicRoute, defineRoute, type Exchange, type Route } from "./route.ts";

const tag = "Sign-in";

const session = z
  .strictObject({
    user_id: z.string(),
    token: z.string(),
    token_type: z.literal("Bearer"),
    expires_at: instant,
    refresh_token: z.string(),
  })
  .meta({ id: "Session" });

function sessionView({ person, token, expires, refreshToken }: Opened): z.input<typeof session> {
  return { user_id: person.id, token, token_type: "Bearer", expires_at: expires, refresh_token: refreshToken };
}

/** What is refused for a new one is said when it is set; a wrong one may be of any length. */
const password = z.string().min(1).max(200);

const register = definePublicRoute({
  method: "post",
  path: "/auth/register",
  tag,
  summary: "An account with a session. `invite`: a code that lets in, as the installation's settings ask for.",
  limit: "auth",
  isOriginal: true,
  status: 201,
  body: z.strictObject({ email, password, full_name: fullName, invite: z.string().min(1).max(200).optional() }),
  example: {
    email: "ada@example.com",
    password: "a long way to Tipperary",
    full_name: "Ada Lovelace",
    invite: "7K2M-9QXD",
  },
  answer: session,
  async handle(deps, { body }, exchange) {
    await limitAccount(exchange, body.email);
    const wish = { email: body.email, password: body.password, name: body.full_name, invite: codeIn(body.invite) };
    const opened = await deps.accounts.register(wish, labelOf(exchange));
    await deps.tellSignedIn(opened.session);
    return sessionView(opened);
  },
});

/** The whole link may be sent as well as its code. */
function codeIn(invite: string | undefined): string | undefined {
  const url = invite === undefined ? null : URL.parse(invite);
  return url?.searchParams.get("code") ?? invite;
}

const login = definePublicRoute({
  method: "post",
  path: "/auth/login",
  tag,
  summary: "A session for an e-mail address and its password.",
  limit: "auth",
  isOriginal: true,
  body: z.strictObject({ email, password }),
  example: { email: "ada@example.com", password: "a long way to Tipperary" },
  answer: session,
  async handle(deps, { body }, exchange) {
    await limitAccount(exchange, body.email);
    const opened = await deps.accounts.login(body.email, body.password, labelOf(exchange));
    if (!opened) {
      deps.log.warn({ account: hashSecret(body.email).slice(0, 12) }, "a password was wrong");
      throw refused("wrong_credentials", "That e-mail address and that password don't go together.");
    }
    await deps.tellSignedIn(opened.session);
    return sessionView(opened);
  },
});

const refresh = definePublicRoute({
  method: "post",
  path: "/auth/refresh",
  tag,
  summary: "A new access token, and a new refresh token: each is good once. One that is shown again ends its session.",
  limit: "other",
  body: z.strictObject({ refresh_token: z.string().min(1).max(300) }),
  example: { refresh_token: "…" },
  answer: session,
  async handle({ accounts, log }, { body }) {
    const opened = await accounts.refresh(body.refresh_token);
    if (!opened) {
      log.warn({}, "a refresh token was refused");
      throw refused("unauthenticated", "That refresh token is no good, or was used before; sign in again.");
    }
    return sessionView(opened);
  },
});

const logout = defineRoute({
  method: "post",
  path: "/auth/logout",
  tag,
  summary: "End this session at once, or all of them with `everywhere`.",
  access: "session",
  isOriginal: true,
  query: z.strictObject({ everywhere: z.enum(["true", "false"]).optional() }),
  answer: null,
  async handle(deps, { caller, person, query }, { response }) {
    if (query.everywhere === "true") await deps.people.endSessions(person.id);
    else await deps.people.endSession(caller.session);
    sessionCookie(deps.publicUrl).clear(response);
  },
});

const sendCode = definePublicRoute({
  method: "post",
  path: "/auth/code",
  tag,
  summary: "Send a code to a linked chat of whose address that is. Whether it is anybody's is not told.",
  limit: "auth",
  body: z.strictObject({ email }),
  example: { email: "ada@example.com" },
  answer: null,
  async handle(deps, { body }, exchange) {
    await limitAccount(exchange, body.email);
    deps.sendCode(body.email);
  },
});

const redeemCode = definePublicRoute({
  method: "post",
  path: "/auth/code/redeem",
  tag,
  summary: "A session for the code of a sign-in link, once; with a new password where one is sent.",
  limit: "auth",
  body: z.strictObject({ code: linkCode, new_password: password.optional() }),
  example: { code: "n4Xo1bT0QyS5m8iO9r2gPw" },
  answer: session,
  async handle(deps, { body }, exchange) {
    const opened = await deps.accounts.redeem(body.code, body.new_password, labelOf(exchange));
    if (!opened) throw refused("invalid_code", "That code was used already or has expired. Ask for a new one.");
    await deps.tellSignedIn(opened.session);
    return sessionView(opened);
  },
});

const changePassword = defineRoute({
  method: "post",
  path: "/auth/password",
  tag,
  summary: "Change the password, or set the first one with an e-mail address. All other sessions end.",
  access: "session",
  limit: "auth",
  body: z.strictObject({ current_password: password.optional(), new_password: password, email: email.optional() }),
  example: { current_password: "a long way to Tipperary", new_password: "an even longer way" },
  answer: null,
  handle: ({ accounts }, { caller, body }) =>
    accounts.changePassword(caller, { current: body.current_password, next: body.new_password, email: body.email }),
});

/** What a device calls itself. */
function labelOf({ request }: Exchange): string | null {
  return request.headers["user-agent"]?.slice(0, 100) ?? null;
}

function refused(code: "wrong_credentials" | "unauthenticated" | "invalid_code", detail: string): HttpProblem {
  return new HttpProblem({ status: 401, code, detail, headers: { "www-authenticate": "Bearer" } });
}

/** The ways in. */
export const signInRoutes: readonly Route[] = [register, login, refresh, logout, sendCode, redeemCode, changePassword];
