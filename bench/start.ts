import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { freePort } from "../tests/support/run-app.ts";
import { residentMegabytes } from "./resident.ts";

/** Milliseconds from the start of a process to its first answered message, and its memory when it idles afterwards. */
export async function benchStart({ runs = 5, idleMs = 5_000 } = {}): Promise<object> {
  const milliseconds: number[] = [];
  let idle = 0;
  for (let run = 0; run < runs; run++) {
    const folder = mkdtempSync(join(tmpdir(), "budgetwise-start-"));
    const port = await freePort();
    const started = performance.now();
    const child = spawn(process.execPath, [join(import.meta.dirname, "../bot/main.ts")], {
      env: { ...process.env, PORT: String(port), DATA_DIR: folder, EXCHANGE_RATES: "off", LOG_LEVEL: "error" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const url = `http://localhost:${port}`;
    const cookie = await signIn(url, await firstOutput(child.stdout));
    await say(url, cookie, "coffee 4.50");
    milliseconds.push(Math.round(performance.now() - started));
    if (run === runs - 1) {
      await new Promise((resolve) => setTimeout(resolve, idleMs));
      idle = residentMegabytes(child.pid ?? 0);
    }
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
  milliseconds.sort((a, b) => a - b);
  return { first_answer_ms: milliseconds[Math.floor(runs / 2)], all_ms: milliseconds, idle_mb: idle };
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
