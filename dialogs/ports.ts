import type { Operation } from "../domain/operation.ts";
import type { PersonId } from "../domain/person.ts";
import type { ChannelName, InboundEvent, Reply } from "./channel.ts";
import type { Round } from "./language-model.ts";
import type { DialogState, Fact } from "./state.ts";
import type { ToolCall } from "./tools/call.ts";

/** What a message was understood to mean: written once, before its first effect; effects are computed from it alone. */
export interface Decision {
  readonly calls: readonly ToolCall[];
  /** ISO instant that counts as "now" for all its effects, however late they happen. */
  readonly now: string;
  readonly brain: "local" | "model" | "code";
  readonly confidence: number;
  /** The turn whose effects are meant, or whose question is answered, when a button, an edit or an answer names it. */
  readonly about?: string;
  /** What the model says to what it read; shown only where its figures are those that the calls return. */
  readonly answer?: string;
  /** What was heard in a voice note: it is not listened to twice. */
  readonly heard?: string;
  /** A figure in it may have been misheard: what it writes is read back first. */
  readonly isUnsure?: true;
  /** What the reply says besides: why the model was not asked. */
  readonly note?: "model_budget_used";
}

/** `open`: to be run · `done`: decided and carried out, its reply may still have to leave · `dead`: given up after too many failures. */
export type TurnState = "open" | "done" | "dead";

/** An event as it stands in the inbox. */
export interface Turn {
  readonly event: InboundEvent;
  /** Position in its lane, growing. */
  readonly order: number;
  readonly state: TurnState;
  readonly failures: number;
  /** What the model answered so far, while the turn is open. */
  readonly rounds: readonly Round[];
  readonly decision: Decision | null;
  readonly reply: StoredReply | null;
  /** ISO instant of acceptance. */
  readonly acceptedAt: string;
}

/** What became of one call of a decision, for programs. */
export interface CallResult {
  /** `refused`: it could not be done, and nothing of it was. */
  readonly status: "done" | "refused";
  /** As the reply words it; empty where it showed a code. */
  readonly text: string;
  /** Its figures, the most prominent first. */
  readonly facts: readonly Pick<Fact, "label" | "value">[];
}

/** A reply as it is kept: what to send, what its buttons mean, and whether it has left. */
export interface StoredReply {
  readonly reply: Reply;
  /** The calls behind each button, by index of the choice. */
  readonly choices: readonly { readonly label: string; readonly calls: readonly ToolCall[] }[];
  /** `none`: nothing to deliver · `waiting` · `sent` · `undeliverable`: the person can't be reached there. */
  readonly delivery: "none" | "waiting" | "sent" | "undeliverable";
  /** The platform's ids of the messages it became. */
  readonly sentAs: readonly string[];
  /** What the decision's calls came to, in their order, in channels that keep it. */
  readonly results?: readonly CallResult[];
}

export type Acceptance =
  | { readonly kind: "accepted"; readonly order: number }
  /** The key stands there already; nothing was changed. */
  | { readonly kind: "duplicate" };

/** The right to run a lane until `until`; worthless once someone else has a higher fence. */
export interface Claim {
  readonly lane: string;
  readonly owner: string;
  readonly fence: number;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** A lane's oldest turn that is not over, with the state that the turn before it left. */
export interface ClaimedTurn {
  readonly claim: Claim;
  readonly turn: Turn;
  readonly stateBefore: DialogState | null;
}

/** Everything that a turn comes to, written as one. */
export interface Settlement {
  readonly decision: Decision;
  /** In order; each at the seq that followed the ledger's head when it was decided. */
  readonly operations: readonly Operation[];
  readonly reply: StoredReply | null;
  readonly stateAfter: DialogState;
  readonly messages: readonly ChatMessage[];
  readonly outbox: readonly OutboxMessage[];
  /** ISO instant. */
  readonly at: string;
  /** The event's content and its sender's name are blanked: they are none of our business. */
  readonly forget?: true;
}

export type SettleOutcome =
  | { readonly kind: "settled" }
  /** Another decision was written first; carry out that one. */
  | { readonly kind: "decided"; readonly decision: Decision }
  /** A ledger's log grew since it was read: compute the effects again from the same decision. */
  | { readonly kind: "behind" }
  /** The lane is someone else's now; nothing was written. */
  | { readonly kind: "fenced" };

/** A message that belongs to no turn. Unique by `key`, so that it is sent for one cause only. */
export interface OutboxMessage {
  readonly key: string;
  readonly channel: ChannelName;
  readonly address: string;
  readonly reply: Reply;
  /** ISO instant before which it is not sent: nobody asked for it, and it is late. */
  readonly notBefore?: string;
  /**
   * Whose it is: it leaves only while the address is an active channel of theirs. Left out: it is for somebody who is nobody
   * here, or not any more.
   */
  readonly person?: PersonId;
}

/** How much waits in a store. */
export interface QueueSizes {
  /** Events whose turn is not over. */
  readonly open: number;
  /** Events that were given up. */
  readonly dead: number;
  /** Messages without a turn that have not left. */
  readonly outbox: number;
}

/** A line of the history that the page shows. */
export interface ChatMessage {
  readonly id: string;
  readonly person: PersonId;
  readonly channel: ChannelName;
  readonly role: "user" | "assistant";
  readonly text: string;
  /** The reply's blocks, for `assistant`. */
  readonly reply?: Reply;
  /** Event key of its turn. */
  readonly turn: string;
  /** ISO instant. */
  readonly at: string;
}

/**
 * The inbox with its lanes, the decisions, the replies and the outbox.
 *
 * Acceptance is durable before it resolves. Everything that takes a {@link Claim} is fenced: it does nothing and says so
 * when the lane has been claimed again since. All methods reject with `Unavailable` when the store can't be reached or
 * written; nothing is saved then.
 */
export interface TurnStore {
  /** Stores an event; unique by its key. `at`: ISO instant. */
  accept(event: InboundEvent, at: string): Promise<Acceptance>;
  /** How many turns are open, over all lanes or in one. */
  backlog(lane?: string): Promise<number>;
  /** How much there is to do, and what was given up. */
  queueSizes(): Promise<QueueSizes>;
  /**
   * Takes a lane's oldest turn that is open, or whose reply still waits to be sent; null when there is none or someone
   * else holds the lane. Claiming again as the same owner renews and moves on. Every claim by another owner raises the fence.
   *
   * @param until end of the lease, milliseconds since the epoch
   */
  claim(lane: string, owner: string, now: number, until: number): Promise<ClaimedTurn | null>;
  /** Moves the lease's end; false when it is no longer ours. */
  renew(claim: Claim, until: number): Promise<boolean>;
  /** Gives the lane back. */
  release(claim: Claim): Promise<void>;
  /**
   * Writes the model's answer of a round, counted from 0 without gaps; the first that was written for it stands.
   *
   * @returns the one that stands, or null when fenced
   * @throws Conflict when the turn is over
   */
  decide(claim: Claim, key: string, index: number, round: Round): Promise<Round | null>;
  /**
   * Writes a turn's decision alone, before its first effect outside of its settlement.
   *
   * @returns the one that stands, which may have been written first by somebody else; null when fenced
   */
  keepDecision(claim: Claim, key: string, decision: Decision): Promise<Decision | null>;
  /** Writes what a turn came to: decision, operations, reply and `done`, in that order or all at once; its rounds go. */
  settle(claim: Claim, key: string, settlement: Settlement): Promise<SettleOutcome>;
  /** Marks a reply as sent or undeliverable; false when fenced. */
  delivered(claim: Claim, key: string, delivery: "sent" | "undeliverable", sentAs: readonly string[]): Promise<boolean>;
  /**
   * Counts a failure that the event raised itself; with `dead` the turn is given up with that reply and its lane is free;
   * that is durable.
   *
   * @returns failures so far, or null when fenced
   */
  fail(claim: Claim, key: string, dead: StoredReply | null): Promise<number | null>;
  turn(key: string): Promise<Turn | null>;
  /**
   * The latest turn of a lane that is over (not open) and whose message, or whose reply's message, has that platform id:
   * of a message that was edited, its latest edit.
   */
  turnByMessage(lane: string, message: string): Promise<Turn | null>;
  /** What a lane remembers from its latest turn that is over; null when there is none. */
  laneState(lane: string): Promise<DialogState | null>;
  /** Lanes with something to run or deliver that nobody holds at `now` (milliseconds since the epoch), oldest first. */
  waitingLanes(channels: readonly ChannelName[], now: number, limit: number): Promise<string[]>;
  /** Queues messages that belong to no turn; known keys are left alone. */
  queue(messages: readonly OutboxMessage[], at: string): Promise<void>;
  /** Takes up to `limit` messages that are due, and hides them from others until `until` (milliseconds). */
  claimOutbox(channels: readonly ChannelName[], now: number, until: number, limit: number): Promise<OutboxMessage[]>;
  outboxDone(key: string, state: "sent" | "undeliverable"): Promise<void>;
  /** A person's latest messages over all channels, oldest first; `before` is the id of the oldest one known. */
  messages(person: PersonId, page: { readonly before?: string; readonly limit: number }): Promise<ChatMessage[]>;
  /** Forgets texts older than `textsBefore` and finished keys older than `keysBefore` (ISO instants). */
  purge(textsBefore: string, keysBefore: string): Promise<void>;
  /**
   * Calls back soon after anything was committed.
   *
   * @param whose `all` unless it is said otherwise; a store that can't tell whose a commit is calls back for it
   * @returns stops it
   */
  watch(onChange: () => void, whose?: Whose): () => void;
}

/** Whose commits are of interest: of all processes, or of other ones only. */
export type Whose = "all" | "others";
