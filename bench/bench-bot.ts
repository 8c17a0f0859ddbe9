import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConsoleChannel, parseLine } from "../adapters/channels/console/index.ts";
import { createCodes } from "../bot/codes.ts";
import { readConfig } from "../bot/config.ts";
import type { ModelSetup } from "../bot/language-model.ts";
import { createLogger } from "../bot/logger.ts";
import { createPerson } from "../bot/owner.ts";
import { createRuntime } from "../bot/runtime.ts";
import { openStores } from "../bot/stores.ts";
import { realSurroundings } from "../bot/surroundings.ts";
import { plainText } from "../dialogs/replies/plain-text.ts";

/** The whole bot on the embedded store, in a folder of its own. */
export interface BenchBot {
  readonly people: readonly string[];
  /** Says something as one of the people, each in a lane of their own, and waits for the answer. @returns it as text */
  say(person: string, text: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens one. @param model null: the local brain alone */
export async function openBenchBot(count: number, model: ModelSetup | null = null): Promise<BenchBot> {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-bench-"));
  const config = readConfig({ DATA_DIR: folder, RATE_LIMIT_IDENTITY: "off", DEFAULT_CURRENCY: "USD" });
  const log = createLogger("error");
  const surroundings = realSurroundings();
  const stores = await openStores(config, log);
  const people: string[] = [];
  for (let lane = 0; lane < count; lane++) {
    people.push((await createPerson(stores.people, `Person ${lane}`, config, surroundings)).id);
  }
  const codes = createCodes(stores.people, "the secret of a bench", surroundings);
  const channels = [createConsoleChannel()];
  const runtime = createRuntime({ config, stores, channels, codes, ways: () => [], surroundings, log, model });
  runtime.start();
  return {
    people,
    async say(person, text) {
      const terminal = { session: `bench-${person}`, person };
      const event = parseLine(text, terminal, surroundings.newId(), surroundings.now().toString());
      await runtime.inbox.take(event);
      const answer = await runtime.inbox.answer(event.key, 30_000);
      return answer ? plainText(answer.reply) : "";
    },
    async close() {
      await runtime.stop();
      await stores.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
