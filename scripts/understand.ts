import { parseArgs } from "node:util";
import { openSqliteStores } from "../adapters/stores/sqlite/index.ts";
import { loadThinking, modelSetup, modelStatus } from "../bot/language-model.ts";
import { prepare } from "../bot/run.ts";
import { understand } from "../dialogs/understanding/understand.ts";
import type { Understanding } from "../dialogs/understanding/understanding.ts";
import { warmUpUnderstanding } from "../dialogs/understanding/warm-up.ts";
import { answerLines } from "./json-lines.ts";
import { contextOf, type SpokenLine, spokenLine } from "./spoken-line.ts";
import { understandWithModel } from "./understand-with-model.ts";

/**
 * Reads texts and writes what they mean: the local brain alone, no store, no server, no network. `ms` is milliseconds.
 *
 * With `--model` the configured language model is asked what the local brain is not sure of.
 */
type Read = (line: SpokenLine) => Promise<Pick<Understanding, "calls" | "confidence">>;

const { values } = parseArgs({ options: { model: { type: "boolean", default: false } } });
warmUpUnderstanding(Temporal.PlainDateTime.from("2026-01-01"), "full");
await (values.model ? withModel() : answerAll(async (line) => understand(line.text, contextOf(line))));

async function withModel(): Promise<void> {
  const { config, log, surroundings } = prepare();
  const setup = modelSetup(config);
  if (!setup) {
    process.stderr.write(`No language model is configured: ${modelStatus(config).detail}.\n`);
    process.exitCode = 1;
    return;
  }
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  const { agent } = await loadThinking(setup, stores, surroundings, log);
  await answerAll(understandWithModel({ agent, stores, config, surroundings }));
  await stores.close();
}

function answerAll(read: Read): Promise<void> {
  return answerLines(spokenLine, async (line) => {
    const started = performance.now();
    const { calls, confidence } = await read(line);
    return { id: line.id, calls, confidence, ms: Math.round((performance.now() - started) * 1000) / 1000 };
  });
}
