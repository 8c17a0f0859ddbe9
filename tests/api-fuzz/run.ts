import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "../support/api.ts";
import { runApp } from "../support/run-app.ts";

/**
 * Lets Schemathesis loose on the API of a server of its own, by the document that the server tells of itself: odd and wrong
 * values for every field, every endpoint without its token, and what was made used in the next request. What follows the
 * command (`-- --seed 7`) is handed on.
 *
 * Its check that whatever fits the schema is taken is left out: no schema says which categories somebody has, or that a
 * month is over.
 */
const LEFT_OUT: readonly string[] = [
  ...["--exclude-checks", "positive_data_acceptance"],
  // They end the session that asks, or never end themselves.
  ...["/auth/logout", "/auth/password", "/auth/sessions", "/auth/sessions/{id}", "/events"].flatMap(excludedPath),
  ...["--exclude-operation-id", "deleteChannelsId"],
  // They need a service.
  ...["/ai/voice-to-text", "/ai/text-to-voice"].flatMap(excludedPath),
];

function excludedPath(path: string): string[] {
  return ["--exclude-path", path];
}

const PHASES = ["--checks", "all", "--phases", "examples,coverage,fuzzing,stateful", "--mode", "all"];

if (spawnSync("schemathesis", ["--version"]).error) {
  process.stdout.write("Skipped: schemathesis is not on the PATH; `pip install schemathesis` brings it.\n");
} else {
  process.exitCode = await fuzz(process.argv.slice(2));
}

/** @returns the exit code: 0 where nothing was found */
async function fuzz(more: readonly string[]): Promise<number> {
  const app = await runApp(() => ({ REGISTRATION: "open" }));
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-fuzz-"));
  try {
    const wish = { email: "ada@example.com", password: "a long way to Tipperary", full_name: "Ada" };
    const token = (await request(app.url, "POST", "/auth/register", wish)).text("token");
    const authorization = `Bearer ${token}`;
    const found = await run(folder, [
      ...["run", `${app.url}/v1/openapi.json`, "--url", `${app.url}/v1`, "-H", `Authorization: ${authorization}`],
      ...PHASES,
      ...["--max-examples", "25", "--seed", "1", "--continue-on-failure", "--generation-database", "none"],
      ...LEFT_OUT,
      ...more,
    ]);
    const { status } = await request(app.url, "GET", "/auth/me", undefined, { authorization });
    if (status === 200) return found;
    process.stdout.write("The session was ended on the way, so that most of it met only 401.\n");
    return 1;
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs it in a folder for what it leaves behind. */
function run(folder: string, args: readonly string[]): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const running = spawn("schemathesis", args, { cwd: folder, stdio: "inherit" });
  running.once("error", reject);
  running.once("close", (code) => resolve(code ?? 1));
  return promise;
}
