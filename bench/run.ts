import { benchApi } from "./api.ts";
import { benchGrounding } from "./grounding.ts";
import { benchLedgers } from "./ledgers.ts";
import { benchPage } from "./page.ts";
import { benchPeers } from "./peers.ts";
import { benchStart } from "./start.ts";
import { benchThinking } from "./thinking.ts";
import { benchTurns } from "./turns.ts";

/**
 * Measures the product; a line of JSON for each bench. Figures depend on the machine: compare them within one run.
 *
 * usage: npm run bench -- [turns|thinking|start|grounding|peers|api|ledgers|page]
 */
const BENCHES = {
  turns: benchTurns,
  thinking: benchThinking,
  start: benchStart,
  grounding: benchGrounding,
  peers: benchPeers,
  api: benchApi,
  ledgers: benchLedgers,
  page: benchPage,
} as const;

const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length === 0 || asked.includes(name)) {
    process.stdout.write(`${JSON.stringify({ bench: name, ...(await bench()) })}\n`);
  }
}
