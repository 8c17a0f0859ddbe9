import type { Request, Response } from "express";
import * as z from "zod";
import type { Person } from "../../../domain/person.ts";
import type { HttpDeps } from "../deps.ts";
import { userId } from "./fields.ts";

/** What a token may be good for. */
export type Scope = "read" | "write";

/** Whose request it is. */
export interface Caller {
  readonly person: Person;
  /** SHA-256 of the session or token that it came with, hex. */
  readonly session: string;
  readonly scopes: readonly Scope[];
  /** `session`: somebody who signed in · `token`: a program that was given a personal token. */
  readonly by: "session" | "token";
  /** It is the page's own: a channel like any other, whose lane waits where others are refused. */
  readonly isPage?: true;
}

/** Who may use a route: anybody, whose token has that scope, or only who signed in themselves. */
export type Access = "public" | Scope | "session";

/** Which limit a route counts against. */
export type LimitName = "ai" | "auth" | "other";

/** What a request asks for, read and checked. */
export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** A key of the request's own, for what it writes: the same however often it is sent under one `Idempotency-Key`. */
  readonly turn: string;
}

/** As {@link Asked}, by whom. */
export interface AskedBy<Params, Query, Body> extends Asked<Params, Query, Body> {
  readonly caller: Caller;
  readonly person: Person;
}

/** One endpoint of the API: all that the router, the OpenAPI file and the tests know of it. */
export interface Route {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** As OpenAPI writes it: `/expenses/{id}`, without `/v1`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly limit: LimitName;
  /** Answers without `/v1` too. */
  readonly isOriginal: boolean;
  /** Its body is a recording, read as it is. */
  readonly takesAudio: boolean;
  /** It answers with sound (MP3). */
  readonly givesAudio: boolean;
  /** It answers with a stream of events, or may where that is asked for. */
  readonly givesEvents: boolean;
  /** Its answer tells a secret, so that it is kept nowhere: an `Idempotency-Key` does nothing. */
  readonly isSecret: boolean;
  /** The page's requests wait in a lane, or stay open, so that they don't count against the limit. */
  readonly isLane: boolean;
  readonly status: 200 | 201 | 204;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  /** An example of a request's body, which works as it stands. */
  readonly example?: unknown;
  /** Null: it answers without a body. */
  readonly answer: z.ZodType | null;
  /** Answers by itself, in a stream where that is asked for; else what `run` returns is the answer. */
  readonly respond?: (exchange: Exchange, asked: Asked<unknown, unknown, unknown>, caller: Caller) => Promise<void>;
  run(exchange: Exchange, asked: Asked<unknown, unknown, unknown>, caller: Caller | null): Promise<unknown>;
}

/** A request as it came, for what its fields don't tell: cookies, addresses, streams. */
export interface Exchange {
  readonly deps: HttpDeps;
  readonly request: Request;
  readonly response: Response;
}

type Fields<T> = T extends z.ZodType ? z.output<T> : Record<string, never>;

interface Common<P, Q, B, A> {
  readonly method: Route["method"];
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly limit?: LimitName;
  readonly isOriginal?: true;
  readonly isSecret?: true;
  readonly isLane?: true;
  readonly takesAudio?: true;
  readonly givesAudio?: true;
  readonly givesEvents?: true;
  readonly status?: Route["status"];
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly example?: B extends z.ZodType ? z.input<B> : never;
  readonly answer: A;
}

/** What a handler returns. */
type Output<A> = A extends z.ZodType ? Promise<z.input<A>> : Promise<void>;

interface OwnRoute<P, Q, B, A> extends Common<P, Q, B, A> {
  readonly access: Exclude<Access, "public">;
  handle(deps: HttpDeps, asked: AskedBy<Fields<P>, Fields<Q>, Fields<B>>, exchange: Exchange): Output<A>;
}

interface StreamRoute<P, Q, B, A> extends Common<P, Q, B, A> {
  readonly access: Exclude<Access, "public">;
  respond(exchange: Exchange, asked: AskedBy<Fields<P>, Fields<Q>, Fields<B>>): Promise<void>;
}

interface PublicRoute<P, Q, B, A> extends Common<P, Q, B, A> {
  handle(deps: HttpDeps, asked: Asked<Fields<P>, Fields<Q>, Fields<B>>, exchange: Exchange): Output<A>;
}

/** Defines an endpoint that somebody has to be known for. */
export function defineRoute<
  A extends z.ZodType | null,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(route: OwnRoute<P, Q, B, A>): Route {
  return {
    ...commonOf(route, { user_id: userId }),
    access: route.access,
    async run(exchange, asked, caller) {
      if (caller === null) throw new TypeError(`${route.path} was run for nobody.`);
      // The router has parsed them by this very route's schemas.
      const read = asked as Asked<Fields<P>, Fields<Q>, Fields<B>>;
      return route.handle(exchange.deps, { ...read, caller, person: caller.person }, exchange);
    },
  };
}

/** Defines an endpoint that writes its response itself. */
export function defineStreamRoute<
  A extends z.ZodType | null,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(route: StreamRoute<P, Q, B, A>): Route {
  return {
    ...commonOf(route, { user_id: userId }),
    access: route.access,
    async respond(exchange, asked, caller) {
      // The router has parsed them by this very route's schemas.
      const read = asked as Asked<Fields<P>, Fields<Q>, Fields<B>>;
      await route.respond(exchange, { ...read, caller, person: caller.person });
    },
    run: () => Promise.reject(new TypeError(`${route.path} answers by itself.`)),
  };
}

/** Defines an endpoint for anybody. */
export function definePublicRoute<
  A extends z.ZodType | null,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(route: PublicRoute<P, Q, B, A>): Route {
  return {
    ...commonOf(route, {}),
    access: "public",
    // The router has parsed them by this very route's schemas.
    run: async (exchange, asked) =>
      route.handle(exchange.deps, asked as Asked<Fields<P>, Fields<Q>, Fields<B>>, exchange),
  };
}

/** @param self the fields by which somebody may name themselves: where nobody is known there is nobody to name */
function commonOf<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
>(
  route: Common<P, Q, B, z.ZodType | null>,
  self: Readonly<Record<string, z.ZodType>>,
): Omit<Route, "access" | "run" | "respond"> {
  const { method, path, tag, summary, params, query, body, answer } = route;
  const {
    limit = "other",
    isOriginal = false,
    isSecret = false,
    isLane = false,
    takesAudio = false,
    givesAudio = false,
    givesEvents = false,
    status = answer === null && !givesAudio && !givesEvents ? 204 : 200,
    example,
  } = route;
  return {
    ...{
      method,
      path,
      tag,
      summary,
      limit,
      isOriginal,
      isSecret,
      isLane,
      takesAudio,
      givesAudio,
      givesEvents,
      status,
      answer,
    },
    params: params ?? z.strictObject({}),
    query: (query ?? z.strictObject({})).safeExtend(self),
    ...(body === undefined ? {} : { body: body instanceof z.ZodObject ? body.safeExtend(self) : body }),
    ...(example === undefined ? {} : { example }),
  };
}
