import { startApp } from "../../bot/app.ts";
import { prepare, stopOnSignals } from "../../bot/run.ts";
import { type NamedStores, openStores } from "../../bot/stores.ts";
import { TURN_TIMING } from "../../bot/turns/timing.ts";

/**
 * The product as the kill test runs it: with a short lease, so that a frozen process is overtaken within the test. With
 * EARLY_ACK it acknowledges before it has stored, which the kill test must notice.
 */
const { config, log, surroundings } = prepare();
const stores = await openStores(config, log);
const timing = { ...TURN_TIMING, lease: 1_500, renewEvery: 500, scanEvery: 200 };
const app = await startApp({
  config,
  surroundings,
  log,
  timing,
  stores: process.env.EARLY_ACK ? acknowledgingEarly(stores) : stores,
});
await app.connected;
stopOnSignals(() => app.stop(), log);
process.stdout.write("ready\n");

function acknowledgingEarly(honest: NamedStores): NamedStores {
  const { turns } = honest;
  return {
    ...honest,
    turns: {
      ...turns,
      async accept(event, at) {
        setTimeout(() => void turns.accept(event, at), 50);
        return { kind: "accepted", order: 0 };
      },
    },
  };
}
