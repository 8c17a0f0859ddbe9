import type { Round } from "../../dialogs/language-model.ts";
import type { ClaimedTurn, Decision, Settlement, SettleOutcome, StoredReply } from "../../dialogs/ports.ts";

/** What one attempt at a turn works with; travels in the botbuilder `TurnContext`. */
export interface TurnWork {
  readonly claimed: ClaimedTurn;
  /** Ends when the lane is lost or the process stops. */
  readonly signal: AbortSignal;
  /** The decision that stands; null before it is made. */
  decision: Decision | null;
  /** The reply as it was settled, once it is. */
  settled: StoredReply | null;
  /** Waits (milliseconds) without holding up other lanes; ends early with the signal. */
  wait(ms: number): Promise<void>;
  /** Does something that takes its time elsewhere, without holding up other lanes. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Writes the language model's answer of a round. @returns the one that stands, null when the lane is someone else's now */
  keep(index: number, round: Round): Promise<Round | null>;
  /** Writes the decision alone. @returns the one that stands; null when the lane is someone else's */
  keepDecision(decision: Decision): Promise<Decision | null>;
  settle(settlement: Settlement): Promise<SettleOutcome>;
}
