import type { Round } from "../../../dialogs/language-model.ts";
import type { Claim } from "../../../dialogs/ports.ts";
import { Conflict, NotFound } from "../../../domain/errors.ts";
import { takenBy } from "./inbox.ts";
import type { Models } from "./models.ts";

/**
 * Writes the model's answer of a round in one command, unless one stands there.
 *
 * @returns the one that stands, or null when fenced
 * @throws NotFound when the lane has no such turn, Conflict when it is over
 */
export async function decideRound(
  { inbox }: Models,
  claim: Claim,
  key: string,
  index: number,
  round: Round,
): Promise<Round | null> {
  const isNext = {
    [`rounds.${index}`]: { $exists: false },
    ...(index > 0 && { [`rounds.${index - 1}`]: { $exists: true } }),
  };
  const { matchedCount } = await inbox.updateOne(
    { ...takenBy(claim, key), state: "open", decision: null, ...isNext },
    { $push: { rounds: JSON.stringify(round) } },
  );
  if (matchedCount === 1) return round;
  const turn = await inbox.findById(key, { lane: 1, fence: 1, state: 1, decision: 1, rounds: 1 }).lean();
  if (turn?.lane !== claim.lane) throw new NotFound(`The lane has no turn ${key}.`);
  if (turn.fence !== claim.fence) return null;
  if (turn.state !== "open" || turn.decision !== null) {
    throw new Conflict(`The turn ${key} is over; nothing was saved.`);
  }
  const first = turn.rounds?.[index];
  if (first === undefined) throw new Conflict(`The turn ${key} has ${turn.rounds?.length ?? 0} rounds, no ${index}.`);
  return JSON.parse(first);
}
