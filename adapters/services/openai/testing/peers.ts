import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, MODULES, PEERS, startServer, startSteady } from "../../../channels/sms/testing/peers.ts";

export { listen } from "../../../channels/sms/testing/peers.ts";

const SPEC = `${PEERS}specs/openai.json`;

/** Whether the stand-in for a language model can be started. */
export const HAS_MODEL = existsSync(`${PEERS}llm.sh`) && existsSync(`${MODULES}/node_modules/@copilotkit/aimock`);

/** Whether requests can be checked against the platform's own specification. */
export const HAS_SPEC = existsSync(SPEC) && existsSync(`${MODULES}/node_modules/.bin/steady`);

/** What the stand-in answers to a message that has some words in it. */
export interface Fixture {
  readonly match: {
    /** Words of the latest message. */
    readonly userMessage: string;
    /** Whether a tool has answered since. */
    readonly hasToolResult?: boolean;
    /** Which of the requests that match, from 0. */
    readonly sequenceIndex?: number;
  };
  readonly response: object;
  readonly latency?: number;
  readonly chunkSize?: number;
  readonly truncateAfterChunks?: number;
  readonly chaos?: object;
}

/** Starts the stand-in for a language model. `url`: as `OPENAI_BASE_URL` has it */
export async function startModel(fixtures: readonly Fixture[]) {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-model-"));
  const file = join(folder, "fixtures.json");
  writeFileSync(file, JSON.stringify({ fixtures }));
  const port = await freePort();
  const server = await startServer(`${PEERS}llm.sh`, [MODULES, String(port), file], port);
  return {
    url: `http://127.0.0.1:${port}/v1`,
    stop() {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a checker of requests against the platform's specification. `url`: as `OPENAI_BASE_URL` has it */
export async function startSpec() {
  const brackets = ["query-array", "form-array", "query-object", "form-object"].map(
    (what) => `--validator-${what}-format=brackets`,
  );
  return startSteady(SPEC, ...brackets);
}
