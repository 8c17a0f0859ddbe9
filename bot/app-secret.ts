import { createHmac } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidInput, Unavailable } from "../domain/errors.ts";
import type { Config } from "./config.ts";

/** Shorter ones were not made by this program, or not to their end. */
const SHORTEST = 32;

/**
 * The installation's own secret: as set, else made once and kept in the data folder for its owner's eyes only.
 *
 * @throws InvalidInput when the file holds no whole secret
 * @throws Unavailable when it can't be read or made
 */
export function appSecret(config: Config, randomBytes: (n: number) => Uint8Array): string {
  if (config.APP_SECRET !== undefined) return config.APP_SECRET;
  const file = join(config.DATA_DIR, "app-secret");
  const secret = readOrMake(file, config.DATA_DIR, randomBytes);
  if (secret.length < SHORTEST) {
    throw new InvalidInput(`The file ${file} holds no whole secret; remove it, and a new one is made.`);
  }
  return secret;
}

function readOrMake(file: string, folder: string, randomBytes: (n: number) => Uint8Array): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = Buffer.from(randomBytes(32)).toString("base64url");
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: "wx", flush: true });
    return made;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return readKept(file);
    throw unreachable(file, error);
  }
}

function readKept(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw unreachable(file, error);
  }
}

function unreachable(file: string, cause: unknown): Unavailable {
  return new Unavailable(`The secret in ${file} can't be read or made; see who may read and write there.`, { cause });
}

/** A secret for one purpose, derived so that knowing it tells nothing about the others. */
export function derivedSecret(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("base64url");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
