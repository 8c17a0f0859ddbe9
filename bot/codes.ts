import { hashSecret } from "../adapters/hash-secret.ts";
import { CODE_BYTES, linkCodeOf } from "../domain/link-code.ts";
import type { Code, CodePurpose, LinkPurpose, PeopleStore } from "../domain/ports.ts";
import { derivedSecret } from "./app-secret.ts";
import type { Surroundings } from "./surroundings.ts";

/** How long a code is good for: an invitation has to find its reader first. */
export const CODE_MINUTES: Readonly<Record<CodePurpose, number>> = {
  pair: 10,
  signin: 10,
  number: 10,
  pin: 10,
  invite: 7 * 24 * 60,
};

/** 128 bits: nobody guesses a link within its minutes, however fast they try. Codes that are typed are shorter, and guesses bounded. */
const LINK_BYTES = 16;

/** What a turn's code is for. */
export type CodeMade = Pick<Code, "purpose" | "person" | "about">;

/** The installation's single-use codes. Only hashes are kept, and those of short codes are keyed, so that a store alone is of no help in finding them. */
export interface Codes {
  /** Makes a code from chance. @returns the code, to be shown once */
  make(made: CodeMade): Promise<string>;
  /** Keeps the code of a turn, {@link ofTurn}, from now on; doing so again changes nothing. */
  keep(turn: string, made: CodeMade): Promise<void>;
  /** The one code of a kind that a turn (its event key) can make: the same whenever it is asked for, so that it need not be stored. */
  ofTurn(turn: string, purpose: CodePurpose): string;
  /** Under what a code that somebody showed is kept, from the hash that its channel made of it. */
  keptAs(codeHash: string): string;
}

/** Codes under the installation's own secret. */
export function createCodes(
  people: Pick<PeopleStore, "createCode">,
  secret: string,
  { now, randomBytes }: Pick<Surroundings, "now" | "randomBytes">,
): Codes {
  const keptAs = (codeHash: string): string => derivedSecret(secret, `code ${codeHash}`);
  const keep = (code: string, { purpose, person, about }: CodeMade): Promise<void> =>
    people.createCode({
      // A link's 128 bits need no key, and its page has none.
      hash: isOfLink(purpose) ? hashSecret(code) : keptAs(hashSecret(code)),
      purpose,
      person,
      ...(about === undefined ? {} : { about }),
      expires: now().add({ minutes: CODE_MINUTES[purpose] }).toString(),
    });
  const ofTurn: Codes["ofTurn"] = (turn, purpose) =>
    codeFrom(purpose, (attempt) => Buffer.from(derivedSecret(secret, `${purpose} ${attempt} ${turn}`), "base64url"));

  return {
    async make(made) {
      const code = codeFrom(made.purpose, () => randomBytes(LINK_BYTES));
      await keep(code, made);
      return code;
    },
    keep: (turn, made) => keep(ofTurn(turn, made.purpose), made),
    ofTurn,
    keptAs,
  };
}

function isOfLink(purpose: CodePurpose): purpose is LinkPurpose {
  return purpose === "signin" || purpose === "pin";
}

/** @param bytes at least {@link LINK_BYTES}, others at each attempt */
function codeFrom(purpose: CodePurpose, bytes: (attempt: number) => Uint8Array): string {
  if (isOfLink(purpose)) return Buffer.from(bytes(0).slice(0, LINK_BYTES)).toString("base64url");
  for (let attempt = 0; ; attempt += 1) {
    const code = linkCodeOf(bytes(attempt).slice(0, CODE_BYTES));
    if (code !== null) return code;
  }
}
