import { parseArgs } from "node:util";
import { liveYear } from "../evals/simulation/live.ts";
import { writeYear } from "../evals/simulation/year.ts";

/** Of many years so many are lived once only, until one is lived again. */
const REPLAYED_OF = 5;

const { values } = parseArgs({ options: { seed: { type: "string" }, seeds: { type: "string", default: "50" } } });
const count = Number(values.seeds);
const seeds =
  values.seed === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [Number(values.seed)];

let wrong = 0;
for (const [index, seed] of seeds.entries()) {
  const year = writeYear(seed);
  const lived = await liveYear(year);
  const isReplayed = index % REPLAYED_OF === 0;
  const again = isReplayed ? await liveYear(year) : lived;
  const isSame = JSON.stringify(lived.operations) === JSON.stringify(again.operations);
  const found = [...lived.differences, ...(isSame ? [] : [`seed ${seed}: lived again, the ledger is another one`])];
  wrong += found.length;
  for (const one of found) process.stdout.write(`${one}\n`);
  const replayed = isReplayed ? ", lived twice" : "";
  process.stdout.write(
    `seed ${seed}: ${lived.steps} steps, ${lived.operations.length} operations${replayed}, ${found.length} differences\n`,
  );
}
process.stdout.write(`${seeds.length} years, ${wrong} differences\n`);
process.exitCode = wrong === 0 ? 0 : 1;
