import { readFileSync } from "node:fs";
import type { z } from "zod";
import { combinationFaults } from "./combination-faults.ts";
import type { Defaults } from "./defaults.ts";
import { SECRETS, settings } from "./settings.ts";

/** Everything that can be set, read once at start. */
export type Config = z.output<typeof settings> & {
  /** DEFAULT_CURRENCY was not set. */
  readonly isCurrencyGuessed?: true;
};

/** Where people and platforms reach the server. */
export function publicUrlOf({ PUBLIC_URL, PORT }: Pick<Config, "PUBLIC_URL" | "PORT">): string {
  return PUBLIC_URL ?? `http://localhost:${PORT}`;
}

/** Exit code for a faulty configuration: EX_CONFIG of sysexits.h. */
export const EXIT_CONFIG = 78;

/** All faults of a configuration at once, each with its fix. */
export class ConfigFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings need attention:\n${faults.map((fault) => `  • ${fault}`).join("\n")}`);
    this.name = "ConfigFault";
    this.faults = faults;
  }
}

/**
 * Reads the configuration from environment variables.
 *
 * @param readFile reads a secret's file; @throws what reading throws
 * @throws ConfigFault naming every fault at once
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string = (path) => readFileSync(path, "utf8"),
): Config {
  const faults: string[] = [];
  const given = withSecretFiles(environment, readFile, faults);
  const parsed = settings.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) faults.push(faultOf(issue, given));
  faults.push(...combinationFaults(given));
  if (!parsed.success || faults.length > 0) throw new ConfigFault(faults);
  return given.DEFAULT_CURRENCY === undefined ? { ...parsed.data, isCurrencyGuessed: true } : parsed.data;
}

/** What people who have not said have, as the settings say. */
export function defaultsOf(
  config: Pick<Config, "DEFAULT_CURRENCY" | "DEFAULT_TIME_ZONE" | "DEFAULT_LOCALE" | "isCurrencyGuessed">,
): Defaults {
  const { DEFAULT_CURRENCY: currency, DEFAULT_TIME_ZONE: zone, DEFAULT_LOCALE: locale, isCurrencyGuessed } = config;
  return { currency, zone, locale, ...(isCurrencyGuessed && { isCurrencyGuessed }) };
}

function withSecretFiles(
  environment: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
  faults: string[],
): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value?.trim()) given[name] = value.trim();
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    try {
      given[name] = readFile(file).trim();
    } catch {
      faults.push(`${name}_FILE names ${file}, which can't be read; check the path and its permissions.`);
    }
  }
  return given;
}

/** The setting, its value where that is no secret, and what it must be. */
function faultOf(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): string {
  const name = issue.path.join(".");
  const isSecret = SECRETS.some((secret) => secret === name);
  const fix = issue.code === "invalid_value" ? `must be ${issue.values.map(String).join(" or ")}` : issue.message;
  return `${name}${isSecret ? "" : `=${given[name]}`} ${fix}.`;
}
