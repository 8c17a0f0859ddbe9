import { createConsoleChannel } from "../../adapters/channels/console/index.ts";
import { type Codes, createCodes } from "../../bot/codes.ts";
import { readConfig } from "../../bot/config.ts";
import type { ModelSetup } from "../../bot/language-model.ts";
import { createLogger } from "../../bot/logger.ts";
import { createRuntime, type Runtime } from "../../bot/runtime.ts";
import type { Stores } from "../../bot/stores.ts";
import type { Surroundings } from "../../bot/surroundings.ts";

interface ConsoleOptions {
  /** Those of the server, where codes of one are to be good for the other. */
  readonly codes?: Codes;
  readonly model?: ModelSetup | null;
}

/** What runs a terminal's turns, as a process of its own beside the server would. */
export function consoleRuntime(
  stores: Stores,
  surroundings: Surroundings,
  { codes, model = null }: ConsoleOptions = {},
): Runtime {
  return createRuntime({
    config: readConfig({
      EXCHANGE_RATES: "off",
      RATE_LIMIT_IDENTITY: "off",
      DEFAULT_CURRENCY: "USD",
      DEFAULT_LOCALE: "en-US",
    }),
    stores,
    channels: [createConsoleChannel()],
    codes: codes ?? createCodes(stores.people, "the secret of a terminal in a test", surroundings),
    ways: () => [],
    surroundings,
    log: createLogger("silent"),
    model,
  });
}
