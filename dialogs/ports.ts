import type { DayRates } from "../domain/exchange-rate.ts";
import type { Operation } from "../domain/operation.ts";
import type { CalendarDate } from "../domain/period.ts";
import type { PersonId } from "../domain/person.ts";
import type { ChannelName, InboundEvent, Reply } from "./channel.ts";
import type { DialogState } from "./state.ts";
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
  /** What the reply says besides: why the model was not asked. */
  readonly note?: "model_budget_used";
}

/**
 * One answer of the language model, as it came.
 *
 * It is written before anything follows from it, so that a turn that is run again asks for nothing that was answered. The
 * rounds of a turn become its one {@link Decision} when the last of them is there.
 */
export interface Round {
  readonly calls: readonly RequestedCall[];
  /** Empty where it only calls. */
  readonly text: string;
  /** What its adapter sends along when the conversation goes on; plain JSON that nobody else reads. */
  readonly replay: readonly unknown[];
}

/** A call as a model writes it: neither the name nor the arguments are known to make sense. */
export interface RequestedCall {
  /** Joins the call with its result. */
  readonly id: string;
  readonly tool: string;
  /** JSON, if the model got it right. */
  readonly args: string;
}

/** What a language model is asked. */
export interface ModelRequest {
  /** The same for everybody and at all times, as are the tools and their order: platforms remember how a prompt begins. */
  readonly instructions: string;
  readonly tools: readonly ModelTool[];
  /** False when it has to answer in words. */
  readonly mayCall: boolean;
  readonly conversation: readonly ModelItem[];
}

/** A tool as a model sees it. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type ModelItem =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "answered"; readonly round: Round }
  /** What became of a call, by the call's id. */
  | { readonly kind: "result"; readonly call: string; readonly output: string };

export interface ModelAnswer {
  readonly round: Round;
  /** It will not answer this. */
  readonly isRefusal: boolean;
  readonly tokens: TokenCounts;
  /** Millionths of a US dollar. */
  readonly microDollars: number;
}

/** A language model at some service: one try, one answer. Trying again and giving up are the caller's. */
export interface LanguageModel {
  /** As its platform calls it. */
  readonly name: string;
  /**
   * @throws Unavailable when another try may succeed (with `retryAfter` where the service says when), or the signal ended
   * @throws Forbidden when the service does not take the key or the model: only an operator can help
   * @throws InvalidInput when the conversation is more than it can read
   */
  answer(request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer>;
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

/** A reply as it is kept: what to send, what its buttons mean, and whether it has left. */
export interface StoredReply {
  readonly reply: Reply;
  /** The calls behind each button, by index of the choice. */
  readonly choices: readonly { readonly label: string; readonly calls: readonly ToolCall[] }[];
  /** `none`: nothing to deliver · `waiting` · `sent` · `undeliverable`: the person can't be reached there. */
  readonly delivery: "none" | "waiting" | "sent" | "undeliverable";
  /** The platform's ids of the messages it became. */
  readonly sentAs: readonly string[];
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
  /** Calls back soon after anything was committed by any process. @returns stops it */
  watch(onChange: () => void): () => void;
}

/** What is paid for by the piece. */
export type UsageKind = "model" | "transcription" | "speech";

/** What a person's calls of one kind took on a day, or one call of them. */
export interface Usage {
  readonly person: PersonId;
  /** `YYYY-MM-DD`, in UTC. */
  readonly day: string;
  readonly kind: UsageKind;
  readonly calls: number;
  readonly tokens: TokenCounts;
  /** Millionths of a US dollar. */
  readonly microDollars: number;
}

/** Tokens as platforms count them. `cached` are among those that went in, `reasoning` among those that came out. */
export interface TokenCounts {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly reasoning: number;
}

/** What paid services took, by person and day. Rejects with `Unavailable` like {@link TurnStore}. */
export interface UsageStore {
  /** Adds to what stands there. */
  add(usage: Usage): Promise<void>;
  /** Everybody's, of all kinds. */
  onDay(day: string): Promise<Usage[]>;
  /**
   * Notes that a person was told that the day's budget is used up; false when they had been told already. The `event` (its
   * key) that they are told in answer to hears true again, so that a replayed turn tells them.
   */
  noteTold(person: PersonId, day: string, event: string): Promise<boolean>;
}

/** Where exchange rates come from. It keeps nothing. */
export interface Rates {
  /**
   * The latest published rates.
   *
   * @throws Unavailable when they can't be had now
   */
  latest(signal: AbortSignal): Promise<DayRates>;
}

/**
 * The rates that an amount of a day is converted by, from what is kept; null when there are none. It never goes to the network.
 *
 * @param knownBy ISO instant: rates that came later are not seen, so that a turn that is run again converts as before
 */
export type RatesOn = (day: CalendarDate, knownBy: string) => Promise<DayRates | null>;
