import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "../support/api.ts";
import { PASSWORD } from "../support/fresh-sessions.ts";
import { runApp } from "../support/run-app.ts";
import { openSpeechService } from "../support/speech-service.ts";
import { openFront } from "./front.ts";

/**
 * Lets Schemathesis loose on the API of a server of its own, by the document that the server tells of itself: odd and wrong
 * values for every field, every endpoint without its token, and what was made used in the next request. No endpoint is left out.
 * What follows the command (`-- --seed 7`) is handed on.
 *
 * All its checks are on. What fits the schema must be taken, or refused by a status that says that it fits: no schema says
 * which categories somebody has, or that a month is over (422).
 */
const CHECKS = ["--checks", "all"];

const CONFIG = `
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "422", "429", "5xx"]
`;

const PHASES = ["--phases", "examples,coverage,fuzzing,stateful", "--mode", "all"];

if (spawnSync("schemathesis", ["--version"]).error) {
  process.stdout.write("Skipped: schemathesis is not on the PATH; `pip install schemathesis` brings it.\n");
} else {
  process.exitCode = await fuzz(process.argv.slice(2));
}

/** @returns the exit code: 0 where nothing was found */
async function fuzz(more: readonly string[]): Promise<number> {
  const speech = await openSpeechService();
  const app = await runApp(() => ({ REGISTRATION: "open", ...speech.settings }));
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-fuzz-"));
  const wish = { email: "ada@example.com", password: PASSWORD, full_name: "Ada" };
  const person = (await request(app.url, "POST", "/auth/register", wish)).text("user_id");
  const front = await openFront(app, person);
  try {
    const config = join(folder, "schemathesis.toml");
    writeFileSync(config, CONFIG);
    const found = await run(folder, [
      ...["--config-file", config, "run", `${front.url}/v1/openapi.json`, "--url", `${front.url}/v1`],
      ...["-H", `Authorization: Bearer ${front.token}`],
      ...CHECKS,
      ...PHASES,
      ...["--max-examples", "25", "--seed", "1", "--continue-on-failure", "--generation-database", "none"],
      ...more,
    ]);
    const signedIn = { authorization: `Bearer ${front.token}` };
    const { status } = await request(front.url, "GET", "/auth/me", undefined, signedIn);
    if (status === 200) return found;
    process.stdout.write("A session was ended on the way, so that much of it met only 401.\n");
    return 1;
  } finally {
    front.close();
    await app.stop();
    speech.close();
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
