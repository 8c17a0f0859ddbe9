import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { hasPeer as hasMongo, startPeer as startMongo } from "../adapters/stores/mongo/testing/peer.ts";
import { freePort } from "../tests/support/run-app.ts";
import { residentMegabytes } from "./resident.ts";

const ROOT = join(import.meta.dirname, "..");

/** What one start came to. */
interface Started {
  /** Milliseconds from the start of the process to its first answered message. */
  readonly firstAnswer: number;
  /** Resident megabytes when it had nothing to do for a while. */
  readonly idle: number;
}

/**
 * From the start of a process to its first answered message, and its memory when it idles afterwards: as it comes, and with
 * everything configured (on MongoDB where there is a server to try it with).
 */
export async function benchStart({ runs = 5, idleMs = 8_000 } = {}): Promise<object> {
  const alone: Started[] = [];
  for (let run = 0; run < runs; run++) alone.push(await start({}, run === runs - 1 ? idleMs : 0));
  const milliseconds = alone.map(({ firstAnswer }) => firstAnswer).sort((a, b) => a - b);
  return {
    first_answer_ms: milliseconds[Math.floor(runs / 2)],
    all_ms: milliseconds,
    idle_mb: alone.at(-1)?.idle,
    ...(await withEverything(idleMs)),
  };
}

async function withEverything(idleMs: number): Promise<object> {
  const platforms = await startPlatforms();
  const mongo = hasMongo ? await startMongo() : null;
  try {
    const { firstAnswer, idle } = await start(
      { ...everything(platforms.url), ...(mongo && { MONGODB_URI: mongo.newDatabase() }) },
      idleMs,
    );
    return { everything: { store: mongo ? "mongodb" : "sqlite", first_answer_ms: firstAnswer, idle_mb: idle } };
  } finally {
    await mongo?.stop();
    platforms.close();
  }
}

/** Settings that switch on all there is; whoever is asked there is this machine. */
function everything(nearby: string): Record<string, string> {
  return {
    APP_SECRET: "a secret of the bench, long enough to sign with",
    TELEGRAM_BOT_TOKEN: "123456:TEST",
    TELEGRAM_MODE: "webhook",
    TELEGRAM_API_ROOT: nearby,
    SLACK_SIGNING_SECRET: "a secret of the bench",
    SLACK_BOT_TOKEN: "xoxb-bench",
    SLACK_API_URL: `${nearby}/api/`,
    TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
    TWILIO_AUTH_TOKEN: "a token of the bench",
    TWILIO_PHONE_NUMBER: "+15550000000",
    TWILIO_API_ROOT: nearby,
    BOT_FRAMEWORK_EMULATOR: "true",
    OPENAI_BASE_URL: `${nearby}/v1`,
  };
}

/** What Telegram and Slack ask at the start is who the bot is; this answers both. */
async function startPlatforms(): Promise<{ readonly url: string; close(): void }> {
  const bot = { id: 1, is_bot: true, first_name: "Bench", username: "bench_bot" };
  const answer = JSON.stringify({ ok: true, result: bot, team_id: "T1", user_id: "U1", bot_id: "B1", url: "http://t" });
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(answer);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function start(settings: Readonly<Record<string, string>>, idleMs: number): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-start-"));
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, startArguments(), {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: folder,
      EXCHANGE_RATES: "off",
      LOG_LEVEL: "error",
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    const url = `http://localhost:${port}`;
    const cookie = await signIn(url, await firstOutput(child.stdout));
    await say(url, cookie, "coffee 4.50");
    const firstAnswer = Math.round(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    return { firstAnswer, idle: residentMegabytes(child.pid ?? 0) };
  } finally {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `npm start` hands to Node. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: { start: string } };
  return scripts.start.split(" ").slice(1);
}

/** The stream is left open: a process whose output goes nowhere ends at its next word. */
async function firstOutput(stream: Readable): Promise<string> {
  let text = "";
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (/code=\S+/.test(text)) break;
  }
  return text;
}

async function signIn(url: string, output: string): Promise<string> {
  const code = /code=(\S+)/.exec(output)?.[1];
  const response = await fetch(`${url}/v1/auth/signin`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ code }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error(`signing in answered ${response.status}`);
  return cookie;
}

async function say(url: string, cookie: string, message: string): Promise<void> {
  const response = await fetch(`${url}/v1/ai/chat`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie, "idempotency-key": randomUUID() },
    body: JSON.stringify({ message }),
  });
  if (response.status !== 200) throw new Error(`the chat answered ${response.status}: ${await response.text()}`);
}
