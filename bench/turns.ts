import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConsoleChannel, parseLine } from "../adapters/channels/console/index.ts";
import { createCodes } from "../bot/codes.ts";
import { readConfig } from "../bot/config.ts";
import { createLogger } from "../bot/logger.ts";
import { createPerson } from "../bot/owner.ts";
import { createRuntime, type Runtime } from "../bot/runtime.ts";
import { openStores } from "../bot/stores.ts";
import { realSurroundings, type Surroundings } from "../bot/surroundings.ts";
import { percentile, round } from "./statistics.ts";

/** Whole turns a second: accepted durably, understood, committed, answered, on the embedded store; a person a lane. */
export async function benchTurns({ turns = 2_000, lanes = 16 } = {}): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-bench-"));
  const config = readConfig({ DATA_DIR: folder, RATE_LIMIT_IDENTITY: "off", DEFAULT_CURRENCY: "USD" });
  const log = createLogger("error");
  const surroundings = realSurroundings();
  const stores = await openStores(config, log);
  const people: string[] = [];
  for (let lane = 0; lane < lanes; lane++) {
    people.push((await createPerson(stores.people, `Person ${lane}`, config, surroundings)).id);
  }
  const codes = createCodes(stores.people, "the secret of a bench", surroundings);
  const channels = [createConsoleChannel()];
  const runtime = createRuntime({ config, stores, channels, codes, ways: () => [], surroundings, log, model: null });
  runtime.start();

  const runLanes = createLanes(runtime, surroundings, people);
  await runLanes(lanes * 5);
  const before = { cpu: process.cpuUsage(), at: performance.now() };
  const latencies = await runLanes(turns);
  const seconds = (performance.now() - before.at) / 1000;
  const { user, system } = process.cpuUsage(before.cpu);

  await runtime.stop();
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    turns,
    lanes,
    turns_per_second: Math.round(turns / seconds),
    cpu_ms_per_turn: round((user + system) / 1000 / turns),
    p50_ms: round(percentile(latencies, 0.5)),
    p99_ms: round(percentile(latencies, 0.99)),
    rss_mb: Math.round(process.memoryUsage.rss() / 1e6),
  };
}

/** Says so many things in all lanes together, each lane one after the other. @returns milliseconds of each turn */
function createLanes(runtime: Runtime, surroundings: Surroundings, people: readonly string[]) {
  return async (count: number): Promise<number[]> => {
    const latencies: number[] = [];
    let said = 0;
    await Promise.all(
      people.map(async (person) => {
        for (; said < count; ) {
          said += 1;
          const start = performance.now();
          const terminal = { session: `bench-${person}`, person };
          const event = parseLine("coffee 4.50", terminal, surroundings.newId(), surroundings.now().toString());
          await runtime.inbox.take(event);
          await runtime.inbox.answer(event.key, 30_000);
          latencies.push(performance.now() - start);
        }
      }),
    );
    return latencies;
  };
}
