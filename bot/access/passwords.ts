import { type Argon2Parameters, argon2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { PasswordHash } from "../../domain/access.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { derivedSecret } from "../app-secret.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";

/** Makes and checks passwords. */
export interface Passwords {
  /** A password as it is kept. @throws InvalidInput for one that is too short, too long or among the first to be tried */
  hash(password: string, email: string): Promise<PasswordHash>;
  /** Whether that is the password that is kept. Null is nobody's: the answer is no, and takes as long. */
  matches(password: string, kept: PasswordHash | null): Promise<boolean>;
}

/** The second recommendation of OWASP's password storage cheat sheet for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

const SALT_LENGTH = 16;

/** Characters. Longer ones than the most would only cost time. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

const derive = promisify<"argon2id", Argon2Parameters, Buffer>(argon2);

/** Passwords by argon2id with the installation's secret, without which a copy of the store is of no use to guess them. */
export function createPasswords(secret: string, randomBytes: (n: number) => Uint8Array): Passwords {
  const pepper = derivedSecret(secret, "passwords");
  const stretch = (password: string, nonce: Buffer): Promise<Buffer> =>
    derive("argon2id", { ...COST, message: password.normalize("NFKC"), nonce, secret: pepper });
  const nobody: PasswordHash = {
    salt: Buffer.alloc(SALT_LENGTH).toString("base64url"),
    hash: Buffer.alloc(COST.tagLength).toString("base64url"),
  };
  return {
    async hash(password, email) {
      assertStrong(password, email);
      const salt = Buffer.from(randomBytes(SALT_LENGTH));
      const hash = await stretch(password, salt);
      return { salt: salt.toString("base64url"), hash: hash.toString("base64url") };
    },
    async matches(password, kept) {
      const { salt, hash } = kept ?? nobody;
      const derived = await stretch(password, Buffer.from(salt, "base64url"));
      return timingSafeEqual(derived, Buffer.from(hash, "base64url")) && kept !== null;
    },
  };
}

function assertStrong(password: string, email: string): void {
  const { length } = Array.from(password);
  const { least, most } = PASSWORD_LENGTH;
  if (length < least || length > most) {
    throw new InvalidInput(`A password has ${least} to ${most} characters; that one has ${length}.`);
  }
  const folded = password.normalize("NFKC").toLowerCase();
  const [name = ""] = email.split("@");
  if (
    COMMON_PASSWORDS.has(folded) ||
    isMonotonous(folded) ||
    folded === email ||
    (name.length > 3 && isPadded(folded, name))
  ) {
    throw new InvalidInput("That password is among the first that anybody would try; choose another one.");
  }
}

/** One or two characters over and over, or a run of the alphabet, the digits or a keyboard's row. */
function isMonotonous(password: string): boolean {
  if (new Set(password).size <= 2) return true;
  return RUNS.some((run) => run.includes(password) || run.includes(Array.from(password).toReversed().join("")));
}

const RUNS = ["abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm"].map((run) =>
  run.repeat(8),
);

/** The own name with a few digits or signs. */
function isPadded(password: string, name: string): boolean {
  return password.replaceAll(/[^\p{L}]/gu, "") === name.replaceAll(/[^\p{L}]/gu, "");
}
