import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../tests/contracts/temporary-folder.ts";
import { EXIT_CONFIG } from "./config.ts";

const MAIN = join(import.meta.dirname, "main.js");

describe("a start with settings that can't be", () => {
  test("ends with code 78, names every fault with its fix, and touches nothing", async () => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await start(folder, { PORT: "many", LOG_LEVEL: "loud", HOST: "0.0.0.0" });
    expect(code).toBe(EXIT_CONFIG);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toEqual([
      "The settings need attention:",
      "  • PORT=many must be a whole number from 0 to 65535.",
      "  • LOG_LEVEL=loud must be trace or debug or info or warn or error or silent.",
      "  • HOST=0.0.0.0 opens it to the network: set PUBLIC_URL and APP_SECRET too, or HOST=127.0.0.1.",
    ]);
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("finds them in a .env file, too", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, ".env"), "PORT=many\n");
    expect(await start(folder)).toMatchObject({ code: EXIT_CONFIG, stderr: expect.stringContaining("PORT=many") });
  });
});

describe("a start that finds no way", () => {
  test("to its port says so, and what to change", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void squatter.close());
    await once(squatter, "listening");
    const address = squatter.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { code, stdout, stderr } = await start(temporaryFolder(), { PORT: `${port}` });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.trim()).toBe(
      `BudgetWise can't start: Can't listen on 127.0.0.1:${port} (EADDRINUSE); choose another PORT or HOST.`,
    );
  });

  test("to its data folder says so, and where", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "data"), "a file in its place");
    const { code, stdout, stderr } = await start(folder, { PORT: "0" });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(
      /^BudgetWise can't start: The store's file .*budgetwise\.db can't be created or protected\./,
    );
  });

  test("to a database of its own says so", async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "budgetwise.db"),
      "no database at all, but long enough to be looked at as one".repeat(99),
    );
    const { code, stderr } = await start(folder, { PORT: "0", DATA_DIR: "." });
    expect(code).toBe(1);
    expect(stderr).toContain("BudgetWise can't start: The store's file is not a database of this program");
  });
});

describe("a start that succeeds", () => {
  test("prints where to sign in, answers, and ends in order when it is told to", async () => {
    const child = spawnMain(temporaryFolder(), { PORT: "0" });
    const ended = outcomeOf(child);
    const link = await signInLink(child);
    const { origin } = new URL(link);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    child.kill("SIGTERM");
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(0);
    expect(stdout).toContain("BudgetWise is running.");
    expect(stdout).toContain("○ Telegram  off  set TELEGRAM_BOT_TOKEN");
    expect(stderr).not.toContain('"level":50');
    await expect(fetch(`${origin}/readyz`)).rejects.toThrow("fetch failed");
  });

  test("keeps what it holds from all others on the machine", async () => {
    const folder = temporaryFolder();
    const child = spawnMain(folder, { PORT: "0" });
    const ended = outcomeOf(child);
    await signInLink(child);
    child.kill("SIGINT");
    expect((await ended).code).toBe(0);
    const data = join(folder, "data");
    expect((statSync(data).mode & 0o777).toString(8)).toBe("700");
    for (const file of readdirSync(data)) {
      expect(`${file} ${(statSync(join(data, file)).mode & 0o777).toString(8)}`).toBe(`${file} 600`);
    }
  });
});

/** The product as a process of its own, in a folder of its own, with these settings and no others. */
function spawnMain(folder: string, settings: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { PATH, HOME, EXCHANGE_RATES: "off", ...settings },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function start(folder: string, settings: Readonly<Record<string, string>> = {}) {
  return outcomeOf(spawnMain(folder, settings));
}

async function outcomeOf(child: ChildProcess): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const closed = once(child, "close");
  const [stdout, stderr] = await Promise.all([readAll(child.stdout), readAll(child.stderr)]);
  const [code] = await closed;
  return { code, stdout, stderr };
}

async function readAll(stream: Readable | null): Promise<string> {
  return stream ? text(stream) : "";
}

/** The link that the banner shows, as soon as it does. */
function signInLink({ stdout }: ChildProcess): Promise<string> {
  let said = "";
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  stdout?.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
    const link = /\bhttp\S+\/signin\?code=\S+/.exec(said)?.[0];
    if (link !== undefined) resolve(link);
  });
  stdout?.on("end", () => reject(new Error(`It ended with: ${said}`)));
  return promise;
}
