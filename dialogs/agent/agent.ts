import { openBook } from "../../domain/book.ts";
import { BudgetWiseError, Forbidden, Unavailable } from "../../domain/errors.ts";
import type { Person } from "../../domain/person.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import { type Account, lookOnly } from "../account.ts";
import type { InboundEvent, Manner } from "../channel.ts";
import { viewOf } from "../flows/presenting.ts";
import { saidIn } from "../flows/said-in.ts";
import type { LanguageModel, ModelAnswer, ModelRequest, Round } from "../language-model.ts";
import type { Decision, TurnStore } from "../ports.ts";
import type { RatesOn } from "../rates.ts";
import type { DialogState } from "../state.ts";
import type { Presentation } from "../tools/tool.ts";
import type { UnderstandingContext } from "../understanding/understanding.ts";
import { faultsOf } from "./answer-faults.ts";
import { type AskDeps, askModel } from "./ask-model.ts";
import { type Breaker, createBreaker } from "./breaker.ts";
import { briefingOf } from "./briefing.ts";
import { evidenceOf } from "./evidence.ts";
import { type AgentLimits, deadlineIn } from "./limits.ts";
import { ownWordsOf } from "./own-words.ts";
import { TRIAL_ID } from "./results.ts";
import type { Spending } from "./spending.ts";
import { think } from "./think.ts";
import { openTrial } from "./trial.ts";

/** The language model's part in a turn. */
export interface Agent {
  /**
   * What the model makes of a message that the local brain is not sure of, or what that made of it where the model can't be
   * had.
   *
   * @throws Unavailable when the store can't be reached, or the turn is broken off
   */
  decide(question: Question): Promise<Decision>;
}

/** A message with what is known around it. */
export interface Question {
  readonly event: InboundEvent;
  readonly person: Person;
  readonly account: Pick<Account, "channels">;
  readonly state: DialogState;
  readonly isReply: boolean;
  /** How the channel talks; plainly when left out. */
  readonly manner?: Manner;
  /** What the local brain decided. */
  readonly local: Decision;
  /** What the model answered in an earlier attempt at the turn. */
  readonly rounds: readonly Round[];
  /** Writes an answer of the model; null when the lane is lost. */
  readonly keep: (index: number, round: Round) => Promise<Round | null>;
  /** Ends when the turn is broken off. */
  readonly signal: AbortSignal;
}

interface AgentDeps extends Pick<AskDeps, "random" | "pause"> {
  readonly model: LanguageModel;
  readonly limits: AgentLimits;
  readonly spending: Spending;
  readonly ledgers: LedgerStore;
  readonly turns: Pick<TurnStore, "messages">;
  /** Left out: foreign money waits for its charge. */
  readonly ratesOn?: RatesOn;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A signal that ends after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  /** Told what happens, never what is said. */
  readonly log: (level: "debug" | "warn" | "error", event: string, details: object) => void;
}

/** How many messages before this one the model is shown. */
const SAID_BEFORE = 6;

/** One for a process. */
export function createAgent(deps: AgentDeps): Agent {
  const { limits, spending } = deps;
  const breaker = createBreaker({ ...limits, now: deps.now });
  return {
    async decide(question) {
      const { local, event, person, signal } = question;
      if (saidIn(event) === "") return local;
      if (!(await spending.isLeft(person.id))) return usedUp(local, await spending.isToBeTold(person.id, event.key));
      if (question.rounds.length === 0 && !breaker.isOpenTo()) return local;
      const decision = await withModel(deps, breaker, question);
      if (signal.aborted) throw new Unavailable("The turn is broken off.");
      return decision ?? local;
    },
  };
}

function usedUp(local: Decision, isToBeTold: boolean): Decision {
  return isToBeTold ? { ...local, note: "model_budget_used" } : local;
}

/** @returns null when the model has nothing to say */
async function withModel(deps: AgentDeps, breaker: Breaker, question: Question): Promise<Decision | null> {
  const { ledgers, limits, turns, ratesOn } = deps;
  const { event, person, state, local, rounds, keep, manner } = question;
  const text = saidIn(event);
  const author = { turn: event.key, actor: person.id, channel: event.channel, at: local.now };
  const open = () => openBook(ledgers, person.ledger, author);
  const book = await open();
  const view = await viewOf({ decision: local, person }, book);
  const faults = (answer: string, presentations: readonly Presentation[]): string[] =>
    faultsOf(answer, evidenceOf({ presentations, said: text, view }));

  const trial = await openTrial({
    scene: {
      person,
      newId: trialIds(),
      state,
      view,
      // What is only tried gives nobody a way in.
      account: lookOnly(question.account),
      isPrivate: event.isPrivate,
      isByModel: true,
      manner,
      at: local.now,
      ...(ratesOn === undefined ? {} : { ratesOn }),
    },
    openBook: open,
    words: ownWordsOf({
      text,
      isForwarded: event.isForwarded === true,
      context: contextOf(question),
      categories: new Set(view.categories.all().map(({ id }) => id)),
    }),
    most: limits.calls,
    faultsOf: faults,
  });
  const before = await turns.messages(person.id, { limit: SAID_BEFORE });
  const { calls, answer } = await think({
    limits,
    briefing: await briefingOf({ book, person, view, state, now: local.now, text, local, before }),
    trial,
    rounds,
    ask: askWithin(deps, breaker, question),
    keep,
    faultsOf: (words) => faults(words, trial.presentations()),
  });
  if (calls.length === 0 && answer === null) return null;
  return { calls, now: local.now, brain: "model", confidence: CONFIDENCE, ...(answer !== null && { answer }) };
}

function contextOf({ person, state, isReply, local }: Question): UnderstandingContext {
  return {
    now: Temporal.Instant.from(local.now).toZonedDateTimeISO(person.zone).toPlainDateTime(),
    currency: person.currency,
    locale: person.locale,
    shown: state.shown,
    pending: state.pending,
    isReply,
  };
}

/** What a model says of its own sureness is not worth asking for. */
const CONFIDENCE = 0.8;

function trialIds(): () => string {
  let made = 0;
  return () => `${TRIAL_ID}${made++}`;
}

/** Asks within the turn's one deadline, counts what it costs, and learns whether the service is there. */
function askWithin(deps: AgentDeps, breaker: Breaker, { event, person, signal }: Question) {
  const ms = deadlineIn(event.channel, deps.limits);
  const deadline = deps.now() + ms;
  const within = AbortSignal.any([signal, deps.timeout(ms)]);
  return async (request: ModelRequest): Promise<ModelAnswer | null> => {
    const answer = await askModel(deps, request, deadline, within).catch((error: unknown) => {
      if (!(error instanceof BudgetWiseError) || signal.aborted) throw error;
      fail(deps, breaker, error);
      return null;
    });
    if (!answer) return null;
    breaker.succeeded();
    await deps.spending.note(person.id, answer);
    deps.log("debug", "the model answered", { ...answer.tokens, microDollars: answer.microDollars });
    return answer;
  };
}

function fail({ limits, log }: AgentDeps, breaker: Breaker, error: BudgetWiseError): void {
  if (error instanceof Forbidden) {
    // Only an operator can help, so asking again soon is of no use.
    breaker.failed(limits.restUpTo);
    log("error", "the model's service refuses our settings", { err: error });
    return;
  }
  if (error instanceof Unavailable) breaker.failed(error.retryAfter);
  log("warn", "the model can't be had", { err: error });
}
