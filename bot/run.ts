import { loadEnvFile } from "node:process";
import { setFlagsFromString } from "node:v8";
import { BudgetWiseError } from "../domain/errors.ts";
import { startApp } from "./app.ts";
import { banner, telegramPairing } from "./banner.ts";
import { ConfigFault, EXIT_CONFIG, readConfig } from "./config.ts";
import { createLogger, type Logger } from "./logger.ts";
import { openStores } from "./stores.ts";
import { realSurroundings, type Surroundings } from "./surroundings.ts";

/** Runs the product until it is told to stop. */
export async function run(): Promise<void> {
  const { config, log, surroundings } = prepare();
  try {
    const app = await startApp({ config, surroundings, log, stores: await openStores(config, log) });
    stopOnSignals(() => app.stop(), log);
    process.stdout.write(`${await banner(app)}\n`);
    process.stdout.write(await telegramPairing(app, await app.connected));
    keepHeapSmall();
  } catch (error) {
    exitNamed(error);
  }
}

/** Settings, logger and surroundings of a process; a fault in the settings ends it with code 78. */
export function prepare() {
  try {
    readEnvFile();
    const config = readConfig(process.env);
    const log = createLogger(config.LOG_LEVEL);
    const surroundings = realSurroundings();
    assertClock(surroundings);
    return { config, log, surroundings };
  } catch (error) {
    return exitNamed(error);
  }
}

/** Ends the process with a message that names the fault and its fix; anything unforeseen is thrown on. */
export function exitNamed(error: unknown): never {
  if (error instanceof ConfigFault) {
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_CONFIG);
  }
  if (error instanceof BudgetWiseError) {
    process.stderr.write(`BudgetWise can't start: ${error.message}\n`);
    process.exit(1);
  }
  throw error;
}

/** How long a start may go on loading what the first requests need, in milliseconds. */
const START_MS = 1_500;

/**
 * From a while after the start, memory is preferred to speed in growing the heap. From the very start it would make the
 * first answer wait for many small collections.
 */
function keepHeapSmall(): void {
  setTimeout(() => setFlagsFromString("--optimize-for-size"), START_MS).unref();
}

function readEnvFile(): void {
  try {
    loadEnvFile();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

/** A clock before the program was written dates every entry wrongly. */
const NOT_BEFORE = Temporal.Instant.from("2026-01-01T00:00:00Z");

function assertClock({ now }: Surroundings): void {
  if (Temporal.Instant.compare(now(), NOT_BEFORE) < 0) {
    throw new ConfigFault([`The machine's clock says ${now().toString()}; set it right, every entry is dated by it.`]);
  }
}

/** Stops in order at the first signal and at once at the second; exit code 0 when all of it ended well. */
export function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let isStopping = false;
  const onSignal = (): void => {
    // A second signal means now.
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({}, "stopping");
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "could not stop in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}
