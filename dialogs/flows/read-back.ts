import { presentInManner } from "../replies/in-manner.ts";
import { textOnly } from "../replies/presentation.ts";
import { presentReadback, readbackQuestion } from "../replies/readback.ts";
import type { CarriedOut, CarryOutInput } from "./carry-out.ts";
import { inTurn } from "./presenting.ts";

/**
 * What a turn comes to where writes are read back: the question whether it is right, and nothing written.
 *
 * A yes carries out what was heard and nothing else: if the book has changed so that it would come to something else by
 * now, that is read back instead.
 *
 * @param run what the decision comes to
 * @param carryOut carries a decision out
 */
export async function readBackFirst(
  input: CarryOutInput,
  run: CarriedOut,
  carryOut: (input: CarryOutInput) => Promise<CarriedOut>,
): Promise<CarriedOut> {
  const { decision, state, manner } = input;
  const { view } = run;
  const question = readbackQuestion(run.operations, view);
  if (question === "" || run.isBegun || isConfirmed(input, question)) return run;
  // What a tool would have asked about itself is read back together with the rest.
  const whole = run.presentation.pending ? await carryOut(confirmed(input)) : run;
  const { operations } = whole;
  const now = state.pending?.readsBack ?? decision.now;
  const isTooMuch = readbackQuestion(operations, view).length > LONGEST;
  const asked = presentInManner(manner, view, (its) =>
    isTooMuch ? textOnly(TOO_MUCH) : presentReadback({ operations, calls: decision.calls, now }, its),
  );
  return { operations: [], presentation: inTurn(input, asked), view, isBegun: false };
}

/** Characters that somebody can listen to before a yes: about half a minute. */
const LONGEST = 500;

const TOO_MUCH =
  "That is too much to read back at once, so nothing was changed. Please tell me fewer things at a time.";

/** A yes to another question than a readback has named what it is about as well. */
function isConfirmed({ decision, state }: CarryOutInput, question: string): boolean {
  if (!decision.calls.every((call) => call.confirmed)) return false;
  return state.pending?.readsBack === undefined || state.pending.question === question;
}

function confirmed(input: CarryOutInput): CarryOutInput {
  const calls = input.decision.calls.map((call) => ({ ...call, confirmed: true as const }));
  return { ...input, decision: { ...input.decision, calls } };
}
