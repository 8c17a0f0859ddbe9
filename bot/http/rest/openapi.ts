import * as z from "zod";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

/** A JSON document. */
export type Json = { readonly [key: string]: unknown };

/** The API as an OpenAPI 3.1 document, made of the very schemas that requests are read by. */
export function openApi(): Json {
  const schemas: Record<string, unknown> = { Problem: PROBLEM };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "BudgetWise",
      version: "1",
      description:
        "A budget book by HTTP: the same tools, and the same book, as in every chat. Amounts in answers are numbers in main units of `currency`, rounded to its exponent; in requests a number or a decimal string, read exactly. Category ids may begin with `cat_`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/v1" }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An access token, or a personal token." },
      },
    },
  };
}

const PROBLEM = {
  type: "object",
  description: "Problem details (RFC 9457).",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { pointer: { type: "string" }, detail: { type: "string" } },
        required: ["pointer", "detail"],
      },
    },
  },
  required: ["type", "title", "status", "code", "detail"],
};

function operationOf(route: Route, schemas: Record<string, unknown>): Json {
  const { method, tag, summary, access, body, example, takesAudio, status } = route;
  return {
    operationId: operationId(route),
    tags: [tag],
    summary,
    ...(access === "public" ? { security: [] } : { security: [{ bearer: [] }] }),
    parameters: [
      ...parametersOf(route.params, "path"),
      ...parametersOf(route.query, "query"),
      ...(takesKey(route) ? [keyParameter(route)] : []),
    ],
    ...(takesAudio ? { requestBody: { required: true, content: { "audio/*": { schema: BINARY } } } } : {}),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: schemaOf(body, "input", schemas),
                ...(example === undefined ? {} : { example }),
              },
            },
          },
        }),
    responses: {
      [status]: { ...successOf(route, schemas), ...linksOf(route) },
      ...(route.respond && method === "post" ? ACCEPTED : {}),
      ...(route.respond || method !== "get" ? {} : UNCHANGED),
      ...problems(route),
    },
  };
}

function successOf({ answer, givesAudio, givesEvents }: Route, schemas: Record<string, unknown>): Json {
  const content = {
    ...(givesAudio ? { "audio/mpeg": { schema: BINARY } } : {}),
    ...(givesEvents ? { "text/event-stream": { schema: EVENT } } : {}),
    ...(answer === null ? {} : { "application/json": { schema: schemaOf(answer, "output", schemas) } }),
  };
  return Object.keys(content).length === 0 ? { description: "Done." } : { description: "Done.", content };
}

/** What can be done next with what was made. */
function linksOf({ method, path, answer }: Route): Json {
  if (method !== "post" || !(answer instanceof z.ZodObject) || !("id" in answer.shape)) return {};
  const next = ROUTES.filter((route) => route.path.startsWith(`${path}/{id}`)).map(operationId);
  const parameters = { id: "$response.body#/id" };
  return next.length === 0
    ? {}
    : { links: Object.fromEntries(next.map((name) => [name, { operationId: name, parameters }])) };
}

const BINARY = { type: "string", format: "binary" };

/** What a stream consists of. */
const EVENT = {
  description: "One event: its name, its data as JSON, and what to send as `Last-Event-ID` to go on from it.",
  type: "object",
  properties: { event: { type: "string" }, data: { type: "string" }, id: { type: "string" } },
  required: ["event", "data"],
};

/** Of what answers by itself: it may have nothing to say yet, or at all. */
const ACCEPTED: Json = { 202: { description: "Taken; the answer comes later, or none is awaited." } };

/** Of what is read again. */
const UNCHANGED: Json = { 304: { description: "It is the same still as what `If-None-Match` names by its `ETag`." } };

/** What a conversation is told names a message for good, so that it is a UUID there. */
function keyParameter({ isLane }: Route): Json {
  return {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description: "A key of the request's own, best a UUID: sent again under it, nothing is done twice. For 24 hours.",
    schema: isLane ? { type: "string", format: "uuid" } : { type: "string", pattern: "^[!-~]{1,200}$" },
  };
}

/** Where it does something: on what changes a person's own, and answers no secret. Hearing and speaking change nothing. */
function takesKey({ method, access, isSecret, takesAudio, givesAudio }: Route): boolean {
  return method !== "get" && access !== "public" && !isSecret && !takesAudio && !givesAudio;
}

/** `post /budget/check-purchase` → `postBudgetCheckPurchase`. */
function operationId({ method, path }: Route): string {
  return `${method}${path.replaceAll(/[^a-z0-9]+([a-z0-9]?)/gi, (_, next: string) => next.toUpperCase())}`;
}

function parametersOf(schema: z.ZodObject, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, its]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: its,
  }));
}

/** A schema as JSON Schema; those with a name stand among the components and are referred to. */
function schemaOf(schema: z.ZodType, io: "input" | "output", schemas: Record<string, unknown>): unknown {
  const { $schema: _draft, $defs = {}, ...made } = z.toJSONSchema(schema, { io });
  for (const [name, definition] of Object.entries($defs)) schemas[name] = pointed(withoutId(definition));
  const { id } = made;
  if (typeof id !== "string") return pointed(made);
  schemas[id] = pointed(withoutId(made));
  return { $ref: `#/components/schemas/${id}` };
}

function withoutId(definition: object): object {
  const { id: _name, $id: _id, ...rest } = { id: undefined, $id: undefined, ...definition };
  return rest;
}

/** The same with its references pointing at the components. */
function pointed(value: unknown): unknown {
  const text = JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/');
  const read: unknown = JSON.parse(text);
  return read;
}

/** The problems that an endpoint can answer with, by status. */
function problems(route: Route): Json {
  const { access, body, method, tag } = route;
  const may: readonly (readonly [number, string, boolean])[] = [
    [400, "The request does not fit its schema.", true],
    [401, "Nobody is signed in, or the token is no longer good.", access !== "public" || tag === "Sign-in"],
    [403, "Not allowed: another person's, or beyond the token's scopes.", true],
    [404, "There is no such thing.", access !== "public"],
    [409, "It can't be done as things are.", method !== "get"],
    [413, "The body is too large.", body !== undefined],
    [415, "The body is no JSON.", body !== undefined],
    [
      422,
      `It fits the schema, but can't be done: there is no such category or currency, the month is over, and the like${takesKey(route) ? "; or the Idempotency-Key was used for another request" : ""}.`,
      true,
    ],
    [429, "Too many requests; `Retry-After` says when to come back.", true],
    [503, "Not available now; `Retry-After` says when to come back.", true],
  ];
  const schema = { $ref: "#/components/schemas/Problem" };
  return Object.fromEntries(
    may
      .filter(([, , is]) => is)
      .map(([status, description]) => [status, { description, content: { "application/problem+json": { schema } } }]),
  );
}
