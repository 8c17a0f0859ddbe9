import { join } from "node:path";
import { type Config, readConfig } from "../../bot/config.ts";

/** What of somebody's own settings holds for the demonstration, too: who they are, and where it listens. */
const KEPT = ["DEFAULT_CURRENCY", "DEFAULT_LOCALE", "DEFAULT_TIME_ZONE", "HOST", "LOG_LEVEL"] as const;

/**
 * The settings of a demonstration: a folder of its own inside the data folder, no channel but page and terminal, nothing that
 * reaches out. It listens where there is room, beside what may run, unless `DEMO_PORT` says where.
 */
export function demoConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const kept = Object.fromEntries(KEPT.map((name) => [name, environment[name]]));
  return readConfig({
    LOG_LEVEL: "warn",
    ...kept,
    PORT: environment.DEMO_PORT ?? "0",
    DATA_DIR: join(environment.DATA_DIR ?? "./data", "demo"),
    EXCHANGE_RATES: "off",
    LLM_API: "off",
  });
}
