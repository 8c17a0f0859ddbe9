import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { Reply, SendOptions } from "../../../../dialogs/channel.ts";
import { createInbox } from "../../../../tests/support/channel-inbox.ts";
import { createTelegramChannel, type TelegramConfig } from "../index.ts";
import { PEER_TOKEN, type Peer, startPeer } from "./peer.ts";

/** How long to wait for something to happen, and how often to look. */
export const WAIT = { timeout: 15_000, interval: 10 };

/**
 * Gives the tests of a `describe` a peer, fresh for each of them, and channels that talk to it. What was opened is closed
 * after each test; a test fails when the peer's journal shows a call that breaks the API.
 */
export function usePeer() {
  const cleanups: (() => Promise<unknown>)[] = [];
  let running: Peer | null = null;

  beforeAll(async () => {
    running = await startPeer();
  });
  beforeEach(() => peer().reset());
  afterEach(async () => {
    await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
    expect(await peer().faultsFound(), "the peer's journal").toEqual([]);
  });
  afterAll(() => running?.stop());

  function peer(): Peer {
    if (running === null) throw new Error("the peer has not started yet");
    return running;
  }

  /** A channel that talks to the peer, with an inbox of its own; all that it logs and waits for is kept. */
  async function open(overrides: Partial<TelegramConfig> = {}) {
    const warnings: string[] = [];
    const waits: number[] = [];
    const channel = createTelegramChannel({
      token: PEER_TOKEN,
      apiRoot: `${peer().url}/`,
      mode: "polling",
      pace: "off",
      log: {
        info: () => {},
        warn: (_, message) => warnings.push(message),
        error: (_, message) => warnings.push(message),
      },
      now: Date.now,
      random: () => 0.5,
      sleep: (ms, signal) => {
        waits.push(ms);
        return setTimeout(ms, undefined, { signal });
      },
      ...overrides,
    });
    cleanups.push(() => channel.stop());
    const inbox = createInbox({ retryAfter: 10 });
    return { channel, inbox, warnings, waits, start: () => channel.start((event) => inbox.take(event)) };
  }

  /** The same behind an HTTP server at a free port. */
  async function openWebhook() {
    const server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    cleanups.push(() => new Promise((closed) => server.close(closed)));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    const url = `http://127.0.0.1:${address.port}`;
    const opened = await open({ mode: "webhook", publicUrl: url, webhookSecret: "a-secret_of_2" });
    async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const { status, headers } = await opened.channel.handleWebhook(request.headers, await buffer(request));
      response.writeHead(status, headers).end();
    }
    return { ...opened, url };
  }

  /** The texts of the bot's messages that a chat shows, oldest first. */
  async function shownTexts(chat: number): Promise<(string | undefined)[]> {
    return (await peer().shown(chat)).map((message) => message.text);
  }

  return { peer, open, openWebhook, shownTexts };
}

/** Options of a send that has time enough. */
export function within(replyTo?: string): SendOptions {
  return { signal: AbortSignal.timeout(20_000), ...(replyTo !== undefined && { replyTo }) };
}

/** A reply of one paragraph. */
export function says(privacy: Reply["privacy"], text: string): Reply {
  return { privacy, blocks: [{ kind: "text", text }] };
}

/** A reply with buttons. */
export function offers(labels: readonly string[]): Reply {
  const choices = labels.map((label, index) => ({ id: `telegram:123456:1#${index}`, label }));
  return {
    privacy: "private",
    blocks: [
      { kind: "text", text: "Sure?" },
      { kind: "choices", choices },
    ],
  };
}
