import { createHash } from "node:crypto";
import { type Request, type RequestHandler, type Response, Router } from "express";
import * as z from "zod";
import { Forbidden } from "../../../domain/errors.ts";
import { methodNotAllowed } from "../answer-errors.ts";
import { assertSelf } from "../body.ts";
import type { HttpDeps } from "../deps.ts";
import { HttpProblem } from "../problem.ts";
import { callerOf } from "./caller.ts";
import { keyedRequest } from "./kept-answers.ts";
import { limitSignIn, whoCounts } from "./limits.ts";
import { jsonText, parseExactly, recording } from "./read-json.ts";
import type { Asked, Caller, Exchange, Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

/** Serves the API: under `/v1`, and its oldest endpoints also without. */
export function serveRoutes(deps: HttpDeps): Router {
  const router = Router();
  const callers = new WeakMap<Request, Caller>();
  for (const [path, routes] of Map.groupBy(ROUTES, ({ path }) => path)) {
    const at = path.replaceAll(/\{(\w+)\}/g, ":$1");
    const isOriginal = routes.some((route) => route.isOriginal);
    const place = router.route(isOriginal ? [`/v1${at}`, at] : `/v1${at}`);
    for (const route of routes) {
      const check: RequestHandler = async (request, response, next) => {
        response.set("cache-control", "no-store");
        const caller = await admit(deps, route, { deps, request, response });
        if (caller) callers.set(request, caller);
        next();
      };
      place[route.method](check, ...(route.takesAudio ? recording : jsonText), (request, response) =>
        answer(deps, route, { request, response }, callers.get(request) ?? null),
      );
    }
    place.all(methodNotAllowed(...routes.map(({ method }) => method.toUpperCase())));
  }
  return router;
}

/** @throws HttpProblem 401 for nobody, Forbidden for a token that is not good for it */
async function admit(deps: HttpDeps, { access, limit, isLane }: Route, exchange: Exchange): Promise<Caller | null> {
  const caller = access === "public" ? null : await callerOf(deps, exchange.request);
  if (limit === "auth") await limitSignIn(exchange, caller);
  else if (!isLane || !caller?.isPage) await deps.limiter.take(exchange, limit, whoCounts(exchange, caller));
  if (access === "public") return null;
  if (caller === null) {
    throw new HttpProblem({
      status: 401,
      code: "unauthenticated",
      detail: "Sign in first: with a token, or on the page by a fresh sign-in link.",
      headers: { "www-authenticate": "Bearer" },
    });
  }
  if (access === "session" ? caller.by !== "session" : !caller.scopes.includes(access)) {
    throw new Forbidden(
      access === "session"
        ? "Only who signs in may do that, no token."
        : `This token is not good for that; it lacks ${access}.`,
    );
  }
  return caller;
}

interface At {
  readonly request: Request;
  readonly response: Response;
}

async function answer(deps: HttpDeps, route: Route, { request, response }: At, caller: Caller | null): Promise<void> {
  const exchange = { deps, request, response };
  const asked = readRequest(deps, route, request, caller);
  if (route.respond && caller) return route.respond(exchange, asked, caller);
  const isKeyed = route.method !== "get" && !route.isSecret && caller !== null;
  const keyed = isKeyed
    ? await keyedRequest(deps, request.headers["idempotency-key"], caller, fingerprintOf(route, request))
    : null;
  if (keyed?.answer) {
    response.set("idempotency-replayed", "true");
    send(response, route, keyed.answer.body);
    return;
  }
  const result = await route.run(exchange, keyed ? { ...asked, turn: keyed.turn } : asked, caller);
  const text = route.answer === null ? "" : JSON.stringify(result);
  if (keyed) await deps.access.keepAnswer(keyed.key, { status: route.status, body: text });
  // Reads are polled.
  if (route.method === "get" && isKnown(request, response, text)) {
    response.status(304).end();
    return;
  }
  send(response, route, text);
}

function send(response: Response, { status }: Route, text: string): void {
  response.status(status);
  if (text === "") response.end();
  else response.type("application/json").send(text);
}

/** What a request asks for, word by word. */
function fingerprintOf({ method }: Route, { originalUrl, body }: Request): string {
  const path = originalUrl.replace(/^\/v1/, "");
  return `${method} ${path} ${typeof body === "string" ? body : ""}`;
}

function readRequest(
  deps: HttpDeps,
  route: Route,
  request: Request,
  caller: Caller | null,
): Asked<unknown, unknown, unknown> {
  const params = route.params.parse({ ...request.params });
  const query = withoutSelf(route.query.parse({ ...request.query }), caller);
  const text: unknown = request.body;
  const body = route.body && withoutSelf(route.body.parse(parseExactly(typeof text === "string" ? text : "")), caller);
  return { params, query, body, turn: `api:${deps.newId()}` };
}

const named = z.looseObject({ user_id: z.string().optional() });

/** Who is asking is known; naming them does no harm, naming somebody else is refused. */
function withoutSelf(fields: unknown, caller: Caller | null): unknown {
  const parsed = named.safeParse(fields);
  if (!parsed.success) return fields;
  const { user_id, ...others } = parsed.data;
  if (caller) assertSelf(user_id, caller.person);
  return others;
}

/** Sets the ETag of an answer. @returns true when the client has that answer already */
function isKnown(request: Request, response: Response, text: string): boolean {
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  response.set({ etag });
  const known = request.headers["if-none-match"];
  return known?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag) ?? false;
}
