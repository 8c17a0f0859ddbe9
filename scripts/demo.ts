import { existsSync, rmSync } from "node:fs";
import { startApp } from "../bot/app.ts";
import { createLogger } from "../bot/logger.ts";
import { exitNamed, stopOnSignals } from "../bot/run.ts";
import { openStores } from "../bot/stores.ts";
import { realSurroundings } from "../bot/surroundings.ts";
import { exampleMonths } from "../dialogs/example/example-months.ts";
import { seeded } from "../dialogs/example/seeded.ts";
import { demoConfig } from "./demo/demo-config.ts";
import { tellMonths } from "./demo/tell-months.ts";

/** Six months of example data on a book of its own, to look around in; every start makes it anew. */
try {
  const config = demoConfig(process.env);
  const log = createLogger(config.LOG_LEVEL);
  if (existsSync(config.DATA_DIR)) rmSync(config.DATA_DIR, { recursive: true });
  const stores = await openStores(config, log);
  const random = seeded();
  process.stdout.write("Telling six months of example data; that takes a few seconds.\n");
  const lines = exampleMonths(Temporal.Now.plainDateTimeISO(config.DEFAULT_TIME_ZONE), random);
  await tellMonths(lines, { config, stores, log, random });
  if (process.argv.includes("--only-data")) {
    await stores.close();
  } else {
    const app = await startApp({ config, surroundings: realSurroundings(), log, stores });
    stopOnSignals(() => app.stop(), log);
    process.stdout.write(`Look around (once, then it stays signed in):\n  ${await app.signInLink()}\n`);
  }
  process.stdout.write(`In a terminal: DATA_DIR=${config.DATA_DIR} npm run chat\n`);
  process.stdout.write(`Your own book is untouched; delete ${config.DATA_DIR} when you have seen enough.\n`);
} catch (error) {
  exitNamed(error);
}
