import { createHash } from "node:crypto";
import type { Code, PeopleStore } from "../domain/ports.ts";
import type { Surroundings } from "./surroundings.ts";

/** How long a code is good for. */
export const CODE_MINUTES = 10;

/** 128 bits: nobody guesses it within its minutes, however fast they try. */
const CODE_BYTES = 16;

/** Makes a single-use code; only its hash is kept. @returns the code, to be shown once */
export async function makeCode(
  people: PeopleStore,
  person: string,
  purpose: Code["purpose"],
  { now, randomBytes }: Surroundings,
): Promise<string> {
  const code = Buffer.from(randomBytes(CODE_BYTES)).toString("base64url");
  const expires = now().add({ minutes: CODE_MINUTES }).toString();
  await people.createCode({ hash: hashOf(code), purpose, person, expires });
  return code;
}

/** SHA-256 of a code, hex: how it is kept and looked up. */
export function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
