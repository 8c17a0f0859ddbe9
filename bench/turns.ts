import { type BenchBot, openBenchBot } from "./bench-bot.ts";
import { percentile, round } from "./statistics.ts";

/** Whole turns a second: accepted durably, understood, committed, answered, on the embedded store; a person a lane. */
export async function benchTurns({ turns = 2_000, lanes = 16 } = {}): Promise<object> {
  const bot = await openBenchBot(lanes);
  await runLanes(bot, lanes * 5);
  const before = { cpu: process.cpuUsage(), at: performance.now() };
  const latencies = await runLanes(bot, turns);
  const seconds = (performance.now() - before.at) / 1000;
  const { user, system } = process.cpuUsage(before.cpu);
  await bot.close();
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
async function runLanes(bot: BenchBot, count: number): Promise<number[]> {
  const latencies: number[] = [];
  let said = 0;
  await Promise.all(
    bot.people.map(async (person) => {
      for (; said < count; ) {
        said += 1;
        const start = performance.now();
        await bot.say(person, "coffee 4.50");
        latencies.push(performance.now() - start);
      }
    }),
  );
  return latencies;
}
