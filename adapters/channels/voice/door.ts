import { type Call, PIN_TRIES } from "../../../domain/phone.ts";
import { changeCall } from "./calls.ts";
import { isoNow } from "./config.ts";
import { PROMPTS } from "./prompts.ts";
import type { Turn } from "./talk.ts";
import type { Move } from "./twiml.ts";
import { verifyPin } from "./verify.ts";

/** How often silence is answered before the call ends. */
export const MOST_SILENCES = 3;

/** Asks for the PIN. */
export function askPin(say: string, turn: number, again = 0): Move {
  return { kind: "ask", say, asked: { turn, what: "pin", again, question: null } };
}

/** Asks what there is to tell. */
export function greet(turn: number): Move {
  return { kind: "ask", say: PROMPTS.hello, asked: { turn, what: "talk", again: 0, question: null } };
}

/** Takes what was keyed in as the PIN. The same request again is answered by what became of it the first time. */
export async function answerPin({ config, call, fields, asked }: Omit<Turn, "line">): Promise<Move> {
  if (asked.turn < call.turn) return moveAfter(call);
  if (fields.Digits === "") {
    const again = asked.again + 1;
    return again < MOST_SILENCES ? askPin(PROMPTS.pinAgain, call.turn, again) : hangUp(PROMPTS.goodbye);
  }
  const outcome = await verifyPin(config, fields.From, fields.Digits);
  if (outcome.kind === "locked") return hangUp(PROMPTS.locked);
  const activeAt = isoNow(config);
  const after = await changeCall(config.callers, call, (latest) => {
    if (latest.turn !== asked.turn) return null;
    const next = { ...latest, turn: latest.turn + 1, activeAt };
    return outcome.kind === "right"
      ? { ...next, person: outcome.person }
      : { ...next, wrongPins: latest.wrongPins + 1 };
  });
  return moveAfter(after);
}

function moveAfter({ person, wrongPins, turn }: Call): Move {
  if (person !== null) return greet(turn);
  return wrongPins < PIN_TRIES.perCall ? askPin(PROMPTS.wrongPin, turn) : hangUp(PROMPTS.noPin);
}

/** Says the last word. */
export function hangUp(say: string): Move {
  return { kind: "hang_up", say };
}
