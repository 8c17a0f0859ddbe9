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
  settle(settlement: Settlement): Promise<SettleOutcome>;
}
