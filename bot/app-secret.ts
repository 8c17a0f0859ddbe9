import { createHmac } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** The installation's own secret: as set, else made once and kept in the data folder for its owner's eyes only. */
export function appSecret(config: Config, randomBytes: (n: number) => Uint8Array): string {
  if (config.APP_SECRET !== undefined) return config.APP_SECRET;
  const file = join(config.DATA_DIR, "app-secret");
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const secret = Buffer.from(randomBytes(32)).toString("base64url");
  try {
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return secret;
  } catch (error) {
    // Another process made it in the meantime.
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return readFileSync(file, "utf8").trim();
    throw error;
  }
}

/** A secret for one purpose, derived so that knowing it tells nothing about the others. */
export function derivedSecret(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("base64url");
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
