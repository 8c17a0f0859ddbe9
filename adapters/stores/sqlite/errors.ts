import { Conflict, Unavailable } from "../../../domain/errors.ts";

/** What SQLite's primary result codes mean to a person or operator (https://sqlite.org/rescode.html). */
const MEANINGS: Readonly<Record<number, string>> = {
  5: "Another program is writing to the store; nothing was saved. Try again in a moment.",
  6: "The store is locked; nothing was saved. Try again in a moment.",
  7: "The store ran out of memory; nothing was saved.",
  8: "The store may only be read; nothing was saved. Let the program write to its folder.",
  9: "The store was interrupted; nothing was saved. Try again.",
  10: "The disk reported an error; nothing was saved. Look at the disk, then try again.",
  11: "The store's file is damaged; nothing was saved. Bring back a backup.",
  13: "The disk is full; nothing was saved. Free some space, then try again.",
  14: "The store's file can't be opened; nothing was saved. Look at its folder and who may write there.",
  15: "The store's file is locked in a way that is not understood; nothing was saved. Try again in a moment.",
  26: "The store's file is not a database of this program; nothing was saved. Name another folder.",
};

const BUSY = new Set([5, 6]);
const CONSTRAINT = 19;

/** Milliseconds after which a busy store is worth another try. */
const RETRY_AFTER = 1_000;

/** The error that a store's caller understands; what is no failure of SQLite is handed back as it is. */
export function storeError(error: unknown): unknown {
  if (hasCode(error, "ERR_INVALID_STATE")) {
    return new Unavailable("The store is closed; nothing was saved.", { cause: error });
  }
  const code = resultCode(error);
  if (code === null) return error;
  if (code === CONSTRAINT)
    return new Conflict("That stands in the store already; nothing was saved.", { cause: error });
  const message = MEANINGS[code];
  if (message === undefined) return error;
  return new Unavailable(message, { cause: error, ...(BUSY.has(code) ? { retryAfter: RETRY_AFTER } : {}) });
}

/** True when another connection holds the lock that was wanted. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code !== null && BUSY.has(code);
}

/** Extended result codes hold the primary one in their lowest byte. */
function resultCode(error: unknown): number | null {
  if (!hasCode(error, "ERR_SQLITE_ERROR") || !("errcode" in error)) return null;
  return typeof error.errcode === "number" ? error.errcode & 0xff : null;
}

function hasCode(error: unknown, code: string): error is Error {
  return error instanceof Error && "code" in error && error.code === code;
}
