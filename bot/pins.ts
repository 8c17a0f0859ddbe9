import { createHmac, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { PinHash } from "../domain/phone.ts";
import { derivedSecret } from "./app-secret.ts";

/** Makes and checks phone PINs. */
export interface Pins {
  /** A PIN as it is kept. */
  hash(digits: string): Promise<PinHash>;
  /** Whether digits are the PIN that is kept. Null is nobody's: the answer is no, and takes as long. */
  matches(digits: string, kept: PinHash | null): Promise<boolean>;
}

/** About 32 MB and a tenth of a second: nothing for one caller, and much for a million PINs. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };

const LENGTH = { salt: 16, hash: 32 } as const;

const stretch = promisify<string | Buffer, Buffer, number, typeof COST, Buffer>(scrypt);

/**
 * PINs by scrypt over the digits with the installation's secret: six digits alone are soon tried by whoever has a copy of
 * the store, so without the secret a copy is not enough.
 */
export function createPins(secret: string, randomBytes: (n: number) => Uint8Array): Pins {
  const pepper = derivedSecret(secret, "phone pin");
  const derive = (digits: string, salt: Buffer): Promise<Buffer> =>
    stretch(createHmac("sha256", pepper).update(digits).digest(), salt, LENGTH.hash, COST);
  const dummy: PinHash = {
    salt: Buffer.alloc(LENGTH.salt).toString("base64url"),
    hash: Buffer.alloc(LENGTH.hash).toString("base64url"),
  };
  return {
    async hash(digits) {
      const salt = Buffer.from(randomBytes(LENGTH.salt));
      const hash = await derive(digits, salt);
      return { salt: salt.toString("base64url"), hash: hash.toString("base64url") };
    },
    async matches(digits, kept) {
      const { salt, hash } = kept ?? dummy;
      const derived = await derive(digits, Buffer.from(salt, "base64url"));
      const isEqual = timingSafeEqual(derived, Buffer.from(hash, "base64url"));
      return isEqual && kept !== null;
    },
  };
}
