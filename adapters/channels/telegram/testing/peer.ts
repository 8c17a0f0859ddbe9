import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";

/** A strict Bot API server beside the project; its journal notes every call that breaks the API. */
export const PEER_PATH = new URL("../../../../../shared/peers/telegram-server.mjs", import.meta.url).pathname;

export const PEER_TOKEN = "123456:TEST";

const MODULES = process.env.PEER_MODULES ?? new URL("../../../../tests/peers", import.meta.url).pathname;

const listening = z.object({ listening: z.string() });
const user = z.object({ id: z.int() });
const chat = z.object({ id: z.int() });
const topic = z.object({ message_thread_id: z.int() });
const said = z.object({ message_id: z.int(), update_id: z.int().optional() });
const pressed = z.object({ answered: z.unknown() });
const call = z.object({ method: z.string(), status: z.int(), params: z.record(z.string(), z.unknown()) });
const violations = z.array(z.object({ violations: z.array(z.string()) }));
const shown = z.object({
  message_id: z.int(),
  text: z.string().optional(),
  reply_markup: z.unknown().optional(),
  sim: z.object({ from_bot: z.boolean() }),
});

/** Starts the peer on a free port; with ajv at hand it checks types too, else names only. */
export async function startPeer() {
  const ajv = existsSync(`${MODULES}/node_modules/ajv`) ? ["--ajv", MODULES] : [];
  const server = spawn(process.execPath, [PEER_PATH, "--port", "0", "--token", PEER_TOKEN, ...ajv], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = await once(createInterface(server.stdout), "line");
  const { listening: url } = listening.parse(JSON.parse(String(line)));

  async function sim(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${url}/sim/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!answer.ok) throw new Error(`/sim/${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  return {
    url,
    stop: () => server.kill(),
    reset: () => sim("POST", "reset", { all: true }),
    configure: (settings: object) => sim("POST", "config", settings),
    fault: (faults: object) => sim("POST", "faults", faults),
    /** What broke the API since the last reset, and what the peer itself stumbled over. */
    faultsFound: async () => [
      ...violations.parse(await sim("GET", "calls?violations=1&polls=1")).flatMap((call) => call.violations),
      ...z.object({ peer_errors: z.array(z.string()) }).parse(await sim("GET", "stats")).peer_errors,
    ],
    /** How many updates nobody confirmed yet. */
    pending: async () => z.object({ pending_updates: z.int() }).parse(await sim("GET", "stats")).pending_updates,
    /** A new person's id, which is also that of their private chat. */
    person: async (more: object = {}) => user.parse(await sim("POST", "users", { first_name: "Ann", ...more })).id,
    group: async (more: object) => chat.parse(await sim("POST", "chats", { title: "Home", ...more })).id,
    migrate: async (id: number) => chat.parse(await sim("POST", `chats/${id}/migrate`, {})).id,
    topic: async (id: number) =>
      topic.parse(await sim("POST", `chats/${id}/topics`, { name: "Food" })).message_thread_id,
    say: async (id: number, message: object) => said.parse(await sim("POST", `chats/${id}/send`, message)),
    edit: (id: number, message_id: number, text: string) => sim("POST", `chats/${id}/edit`, { message_id, text }),
    block: (id: number) => sim("POST", `chats/${id}/block`, {}),
    /** Presses the newest button of that label; what the bot answered, or null. */
    press: async (id: number, label: string) =>
      pressed.parse(await sim("POST", `chats/${id}/press`, { label, wait_ms: 10_000 })).answered,
    calls: async (method?: string) =>
      z.array(call).parse(await sim("GET", method === undefined ? "calls" : `calls?method=${method}`)),
    /** The bot's messages that a chat shows, oldest first. */
    shown: async (id: number) => {
      const { messages } = z.object({ messages: z.array(shown) }).parse(await sim("GET", `chats/${id}/messages`));
      return messages.filter((message) => message.sim.from_bot);
    },
  };
}

export type Peer = Awaited<ReturnType<typeof startPeer>>;
