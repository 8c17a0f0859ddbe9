import type { RequestHandler } from "express";
import type { Spending } from "../../dialogs/agent/spending.ts";
import type { Wording } from "../../dialogs/agent/wording.ts";
import type { InboundEvent } from "../../dialogs/channel.ts";
import type { Acceptance, StoredReply, TurnStore } from "../../dialogs/ports.ts";
import type { AccessStore } from "../../domain/access.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Person } from "../../domain/person.ts";
import type { LedgerStore, PeopleStore, Session } from "../../domain/ports.ts";
import type { Accounts } from "../access/accounts.ts";
import type { Trail } from "../access/trail.ts";
import type { Codes } from "../codes.ts";
import type { DirectAccounts } from "../direct-account.ts";
import type { DirectCalls } from "../direct-calls.ts";
import type { Measures } from "../metrics/measures.ts";
import type { PinSetting } from "../pin-setting.ts";
import type { HearingSetup, SpeakingSetup } from "../speech.ts";
import type { OpenStreams } from "./open-streams.ts";
import type { Limiter } from "./rest/limits.ts";
import type { BudgetSummaryView } from "./rest/summary-view.ts";

/** What the HTTP server needs from the rest of the product. */
export interface HttpDeps {
  readonly people: Pick<
    PeopleStore,
    "person" | "savePerson" | "signIn" | "session" | "sessions" | "endSession" | "endSessions" | "spend"
  >;
  readonly ledgers: Pick<LedgerStore, "ledger" | "head" | "operationsAfter" | "operationsOfTurn">;
  readonly turns: Pick<TurnStore, "turn" | "messages" | "watch">;
  readonly inbox: Inbox;
  readonly accounts: Accounts;
  readonly access: Pick<
    AccessStore,
    "signInBy" | "renewals" | "tokens" | "revokeToken" | "revokeTokens" | "takeKey" | "keepAnswer"
  >;
  /** Notes what matters to security. */
  readonly trail: Trail;
  /** Begins to send a sign-in code to a chat of whose e-mail address that is, if it is anybody's. */
  readonly sendCode: (email: string) => void;
  /** The tools, as chat uses them. */
  readonly direct: DirectCalls;
  /** Words what is told without a turn; null where no language model is configured. */
  readonly wording: Promise<Wording> | null;
  readonly directAccounts: DirectAccounts;
  readonly codes: Pick<Codes, "ofTurn" | "make">;
  readonly limiter: Limiter;
  readonly streams: OpenStreams;
  /** Hears and speaks; null where no service is set. It counts in the day's budget of paid services. */
  readonly speech: {
    readonly hearing: Pick<HearingSetup, "open" | "minute"> | null;
    readonly speaking: SpeakingSetup | null;
    readonly spending: Pick<Spending, "isLeft" | "noteHeard" | "noteSpoken">;
  };
  readonly now: () => Temporal.Instant;
  readonly newId: IdSource;
  /** n cryptographically random bytes. */
  readonly randomBytes: (n: number) => Uint8Array;
  readonly pinSetting: PinSetting;
  readonly log: HttpLog;
  readonly measures: Pick<Measures, "request">;
  /** Counts of this process, as Prometheus reads them. */
  readonly metrics: () => Promise<string>;
  /** Who bears it may read them; left out: this machine alone. */
  readonly metricsToken?: string;
  /** The origin under which people and platforms reach the server; on https its cookies are `Secure`. */
  readonly publicUrl: string;
  /** Webhooks of channels. They read their bodies themselves, because signatures cover the raw bytes. */
  readonly mounts: readonly Mount[];
  /** True while the store can be reached and the process is not draining. */
  readonly isReady: () => Promise<boolean>;
  /** A month in figures, the running one unless another is named: what the home page shows. */
  readonly readHome: (person: Person, month?: string) => Promise<BudgetSummaryView>;
  /** Tells the person's chats that a browser was signed in. */
  readonly tellSignedIn: (session: Session) => Promise<void>;
  /** How many proxies stand in front, as far as `X-Forwarded-*` may be believed; 0 when left out. */
  readonly trustProxy?: number;
  readonly timings?: Partial<HttpTimings>;
}

/** Where a chat message is laid down and where its answer is waited for. */
export interface Inbox {
  /**
   * Stores an event durably; its turn runs on its own afterwards.
   *
   * @throws Unavailable when the backlog is full or the store can't be reached; nothing is saved then
   */
  take(event: InboundEvent): Promise<Acceptance>;
  /** The reply of that turn as soon as there is one; null at the deadline (milliseconds from now), or when the signal ends. */
  answer(key: string, deadlineMs: number, signal?: AbortSignal): Promise<StoredReply | null>;
}

/** Webhooks of a channel. */
export interface Mount {
  readonly channel: string;
  readonly path: string;
  readonly handler: RequestHandler;
}

/** The part of a pino logger that is used here. Nothing personal is ever passed to it. */
export interface HttpLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Milliseconds. */
export interface HttpTimings {
  /** How long a plain chat request waits for its reply before it answers 202. */
  readonly answer: number;
  /** How long a streamed chat request waits before it ends with `pending`. */
  readonly streamedAnswer: number;
  /** Silence after which a stream sends a comment, so that proxies keep it open. */
  readonly heartbeat: number;
  /** Changes within this time are told as one. */
  readonly gather: number;
}

/** Platforms and proxies commonly cut a silent request at 30 s, and an idle stream at 60 s or less. */
export const DEFAULT_TIMINGS: HttpTimings = {
  answer: 25_000,
  streamedAnswer: 120_000,
  heartbeat: 15_000,
  gather: 200,
};
