import * as z from "zod";
import { hashSecret } from "../../../adapters/hash-secret.ts";
import { HttpProblem } from "../problem.ts";
import { assertKey, keyedRequest } from "./kept-answers.ts";
import { type AskedBy, defineStreamRoute, type Exchange, type Route } from "./route.ts";

const jsonrpc = z.literal("2.0");
const id = z.union([z.string().max(200), z.int()]);
const params = z.looseObject({});

const request = z.strictObject({ jsonrpc, id, method: z.string().max(200), params: params.optional() });
const notification = z.strictObject({ jsonrpc, method: z.string().max(200), params: params.optional() });
const answer = z.union([
  z.strictObject({ jsonrpc, id, result: z.looseObject({}) }),
  z.strictObject({ jsonrpc, id, error: z.looseObject({ code: z.int(), message: z.string() }) }),
]);

/** What a client sends: one message of JSON-RPC; the protocol has no batches any more. */
export type ClientMessage = z.output<typeof message>;

const message = z.union([request, notification, answer], "must be one message of JSON-RPC 2.0");

const mcp = defineStreamRoute({
  method: "post",
  path: "/mcp",
  tag: "Programs",
  summary:
    "Model Context Protocol over streamable HTTP: the assistant's tools for another assistant. A token for reading has those that read. Messages that await no answer are answered 202, without a body.",
  access: "read",
  body: message,
  example: { jsonrpc: "2.0", id: 1, method: "tools/list" },
  answer,
  respond: (exchange, asked) => answerMessage(exchange, asked),
});

type Asked = AskedBy<unknown, unknown, ClientMessage>;

async function answerMessage(exchange: Exchange, { body, caller, person, turn }: Asked): Promise<void> {
  const { deps, request: http, response } = exchange;
  assertKey(http.headers["idempotency-key"]);
  const keyed = isCall(body) ? await keyedRequest(deps, keyOf(exchange, body), caller, JSON.stringify(body)) : null;
  if (keyed?.answer) {
    response.set("idempotency-replayed", "true").type("application/json").send(keyed.answer.body);
    return;
  }
  // The protocol's library is large, and most installations are never asked by a program that speaks it.
  const { serveMessage } = await import("../mcp/serve-message.ts");
  const version = http.headers["mcp-protocol-version"];
  const served = await serveMessage(body, typeof version === "string" ? version : null, {
    scopes: caller.scopes,
    tell: (call) => deps.direct.tell(person, keyed ? `api:${keyed.key}` : turn, call),
  });
  if (served.status === 400) {
    throw new HttpProblem({ status: 400, code: "invalid_input", detail: served.problem });
  }
  if (keyed && served.isDone) await deps.access.keepAnswer(keyed.key, { status: 200, body: served.text });
  // Nothing is remembered under it here: by it the requests of one client are told from those of another.
  if (isOpening(body)) response.set("mcp-session-id", deps.newId());
  response.status(served.status);
  if (served.text === "") response.end();
  else response.type("application/json").send(served.text);
}

function isOpening(body: ClientMessage): boolean {
  return "method" in body && body.method === "initialize";
}

type Call = Extract<ClientMessage, { readonly id: unknown; readonly method: string }>;

function isCall(body: ClientMessage): body is Call {
  return "method" in body && "id" in body && body.method === "tools/call";
}

/**
 * What a call is known by when it is sent again: the key that it bears, else its number within the client's session, which
 * the protocol has a client use once. Without either it is new each time.
 */
function keyOf({ request: { headers } }: Exchange, call: Call): string | string[] | undefined {
  const given = headers["idempotency-key"];
  const session = headers["mcp-session-id"];
  if (given !== undefined || typeof session !== "string") return given;
  return `mcp:${hashSecret(`${session} ${JSON.stringify(call.id)}`)}`;
}

/** The way in for other assistants. */
export const mcpRoutes: readonly Route[] = [mcp];
