import type { InboundFields } from "./fields.ts";

/** What a text means for whether we may write to its sender. */
export interface Standing {
  /** Null when it changes nothing. */
  readonly membership: "active" | "left" | null;
  /** Whether it is to be understood as a message too. */
  readonly isMessage: boolean;
}

/**
 * Reads the words that belong to the carriers: they act on them, and answer, before we hear of it.
 *
 * A word counts only as the whole text. HELP without the carrier's mark is a question like any other; "yes" answers our
 * questions far more often than it opts anybody in, so it is heard as both.
 */
export function readStanding({ Body, OptOutType }: Pick<InboundFields, "Body" | "OptOutType">): Standing {
  const word = Body.trim().toUpperCase();
  if (OptOutType === "STOP" || (OptOutType === undefined && OPT_OUT.has(word))) return LEFT;
  if (OptOutType === "HELP") return NOTHING;
  if (OptOutType === "START") return word === "YES" ? { membership: "active", isMessage: true } : BACK;
  if (word === "UNSTOP") return BACK;
  // Unmarked, the carrier answers START only to those who had left: a newcomer would hear nothing from either side.
  if (word === "START") return { membership: "active", isMessage: true };
  return { membership: null, isMessage: true };
}

/** Texting one of these cuts the sender off from us until they text START; no reply may ever ask for one. */
const OPT_OUT: ReadonlySet<string> = new Set([
  "STOP",
  "UNSUBSCRIBE",
  "END",
  "QUIT",
  "STOPALL",
  "REVOKE",
  "OPTOUT",
  "CANCEL",
]);

const LEFT: Standing = { membership: "left", isMessage: false };
const BACK: Standing = { membership: "active", isMessage: false };
const NOTHING: Standing = { membership: null, isMessage: false };
