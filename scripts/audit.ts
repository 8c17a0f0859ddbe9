import { parseArgs } from "node:util";
import { exitNamed, prepare } from "../bot/run.ts";
import { openStores } from "../bot/stores.ts";

/** Prints what happened to the ways in to people's books, the latest first, a line of JSON each; `--limit 50` how many. */
const { values } = parseArgs({ options: { limit: { type: "string", default: "100" } } });
const { config, log } = prepare();
try {
  const stores = await openStores(config, log);
  const events = await stores.audit.events({ limit: Math.max(1, Number.parseInt(values.limit, 10) || 100) });
  await stores.close();
  process.stdout.write(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
} catch (error) {
  exitNamed(error);
}
