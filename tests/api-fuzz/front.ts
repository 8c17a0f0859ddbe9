import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { freshSession, PASSWORD } from "../support/fresh-sessions.ts";
import { GOOD_ONCE } from "../support/good-once.ts";
import { listening } from "../support/listening.ts";
import type { RunningApp } from "../support/run-app.ts";
import { asRecording, passOn, relay } from "./pass-on.ts";

/**
 * Stands before a server, so that a client that knows nothing but its document may try everything: what ends sessions, what
 * takes a code or a token that is good once, recordings, and streams that never end by themselves.
 */
export interface Front {
  readonly url: string;
  /** Whoever bears this is signed in, whatever was ended before. What bears another token, or none, is passed on as it is. */
  readonly token: string;
  close(): void;
}

const TOKEN = "whoever-is-signed-in";

/** After these a session may be over. */
const ENDING = /^(?:POST \/auth\/(?:logout|password|refresh)|DELETE \/auth\/sessions(?:\/.*)?|DELETE \/channels\/.*)$/;

/** Nobody knows a password that was made up; each try finds the known one. */
const BY_PASSWORD: readonly string[] = ["POST /auth/password", "PATCH /auth/me"];

/** Opens one for a server and a person of it. */
export async function openFront(app: RunningApp, person: string): Promise<Front> {
  let session: string | null = null;
  const server = createServer((asked, answering) => {
    // The client takes a connection that breaks for a fault, as this would be one.
    answer(asked, answering).catch(() => answering.destroy());
  });
  const port = await listening(server);
  return { url: `http://127.0.0.1:${port}`, token: TOKEN, close: () => server.close().closeAllConnections() };

  async function answer(asked: IncomingMessage, answering: ServerResponse): Promise<void> {
    const operation = operationOf(asked);
    const given = asked.headers.authorization;
    const authorization = given === `Bearer ${TOKEN}` ? `Bearer ${await tokenFor(operation)}` : given;
    const { host } = new URL(app.url);
    const headers = { ...asked.headers, host, ...(authorization === undefined ? {} : { authorization }) };
    const body = await filledIn(operation, await buffer(asked));
    const answered = await passOn(app.url, asked, asRecording(operation, { headers, body }));
    if (ENDING.test(operation)) session = null;
    await relay(answered, answering);
  }

  async function tokenFor(operation: string): Promise<string> {
    if (BY_PASSWORD.includes(operation)) session = (await freshSession(app, person, PASSWORD)).access;
    session ??= (await freshSession(app, person)).access;
    return session;
  }

  /** Puts what is good where a documented example has what cannot be. */
  async function filledIn(operation: string, body: Buffer): Promise<Buffer> {
    const known = GOOD_ONCE.get(operation);
    if (!known || !body.includes(known.example)) return body;
    return Buffer.from(body.toString().replace(known.example, JSON.stringify(await known.fresh(app, person))));
  }
}

function operationOf({ method, url }: IncomingMessage): string {
  const [path = ""] = (url ?? "").replace(/^\/v1/, "").split("?");
  return `${method} ${path}`;
}
