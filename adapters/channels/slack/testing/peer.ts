import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import type { WebhookAnswer } from "../index.ts";
import { SIGNING_SECRET } from "./signed.ts";

const PEERS = new URL("../../../../../shared/peers/", import.meta.url).pathname;
const MODULES = process.env.PEER_MODULES ?? new URL("../../../../tests/peers", import.meta.url).pathname;

/** Payloads that Slack sent to real apps. */
export const RECORDINGS = `${PEERS}slack-webhooks`;

/** Whether the stand-in for Slack's Web API and events, and the packages that it needs, are here. */
export const HAS_EMULATOR = existsSync(`${PEERS}slack-emulate.mjs`) && hasPackage("emulate");

/** Whether rendered messages can be checked against Slack's own types. */
export const HAS_BLOCK_CHECK =
  existsSync(`${PEERS}blockkit-check.mjs`) && hasPackage("ts-json-schema-generator") && hasPackage("@slack/types");

const answer = z.looseObject({ ok: z.boolean(), error: z.string().optional() });
const history = z.object({ messages: z.array(z.looseObject({ text: z.string(), ts: z.string() })) });

/** Starts the stand-in; it posts signed events to `eventUrl`. */
export async function startEmulator(eventUrl: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/api/`;
  const args = [`${PEERS}slack-emulate.mjs`, String(port), eventUrl, SIGNING_SECRET, MODULES];
  const server = spawn(process.execPath, args, { stdio: "ignore" });

  /** Calls the Web API as Alice, a member of the workspace. */
  async function asAlice(method: string, fields: Record<string, string> = {}): Promise<Record<string, unknown>> {
    return call(url, "xoxp-alice", method, fields);
  }

  for (let tries = 0; ; tries += 1) {
    try {
      await asAlice("auth.test");
      break;
    } catch (error) {
      if (tries === 200) {
        server.kill();
        throw error;
      }
      await setTimeout(50);
    }
  }

  return {
    url,
    stop: () => server.kill(),
    asAlice,
    /** The messages that Alice sees in a conversation, oldest first. */
    shown: async (channel: string) =>
      history.parse(await asAlice("conversations.history", { channel })).messages.toReversed(),
  };
}

/** An emulator as the tests use it. */
export type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/** Calls a method of the Web API. */
async function call(url: string, token: string, method: string, fields: Record<string, string>) {
  const response = await fetch(url + method, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(fields),
  });
  const result = answer.parse(await response.json());
  if (!result.ok) throw new Error(`${method} answered ${result.error}`);
  return result;
}

/** Serves a handler at a free port, counting what it answered. */
export async function serve(handle: (headers: NodeJS.Dict<string | string[]>, body: Buffer) => Promise<WebhookAnswer>) {
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      const { status, headers, body: text } = await handle(request.headers, body);
      statuses.push(status);
      response.writeHead(status, headers).end(text);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    statuses,
    stop: () => new Promise((closed) => server.close(closed)),
  };
}

/** Checks a payload against Slack's own types, as `{ blocks, text }`. @returns what is wrong, or null */
export async function checkBlocks(file: string): Promise<string | null> {
  const check = spawn(process.execPath, [`${PEERS}blockkit-check.mjs`, MODULES, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said, code] = await Promise.all([
    buffer(check.stdout),
    new Promise((exited) => check.once("exit", (exit) => exited(exit))),
  ]);
  return code === 0 ? null : said.toString("utf8");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

function hasPackage(name: string): boolean {
  return existsSync(`${MODULES}/node_modules/${name}`);
}
