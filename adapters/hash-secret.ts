import { createHash } from "node:crypto";

/** SHA-256 in hex, under which a secret is looked up; the secret itself is kept nowhere. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
