import { type Book, openBook } from "../../domain/book.ts";
import { Unavailable } from "../../domain/errors.ts";
import type { Person } from "../../domain/person.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import { type Account, lookOnly } from "../account.ts";
import type { InboundEvent, Manner } from "../channel.ts";
import { viewOf } from "../flows/presenting.ts";
import { saidIn } from "../flows/said-in.ts";
import type { Round } from "../language-model.ts";
import type { Decision, TurnStore } from "../ports.ts";
import type { RatesOn } from "../rates.ts";
import type { View } from "../replies/format.ts";
import type { DialogState } from "../state.ts";
import type { Presentation } from "../tools/tool.ts";
import type { UnderstandingContext } from "../understanding/understanding.ts";
import { faultsOf } from "./answer-faults.ts";
import type { Asker } from "./asker.ts";
import { briefingOf } from "./briefing.ts";
import { evidenceOf } from "./evidence.ts";
import { type AgentLimits, deadlineIn } from "./limits.ts";
import { ownWordsOf } from "./own-words.ts";
import { TRIAL_ID } from "./results.ts";
import type { Rounds } from "./round-at.ts";
import type { Spending } from "./spending.ts";
import { isSure } from "./sure.ts";
import { think } from "./think.ts";
import { openTrial, type Trial } from "./trial.ts";
import { inOwnWords } from "./wording.ts";

/** The language model's part in a turn. */
export interface Agent {
  /**
   * What the model makes of a message that the local brain is not sure of, and how it words what that is sure of; where the
   * model can't be had, what the local brain made of it.
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

interface AgentDeps {
  readonly asker: Asker;
  readonly limits: AgentLimits;
  readonly spending: Spending;
  readonly ledgers: LedgerStore;
  readonly turns: Pick<TurnStore, "messages">;
  /** Left out: foreign money waits for its charge. */
  readonly ratesOn?: RatesOn;
}

/** How many messages before this one the model is shown. */
const SAID_BEFORE = 6;

/** One for a process. */
export function createAgent(deps: AgentDeps): Agent {
  const { asker, spending } = deps;
  return {
    async decide(question) {
      const { local, event, person, signal } = question;
      if (saidIn(event) === "") return local;
      const wasSure = isSure(local);
      if (!(await spending.isLeft(person.id))) {
        return wasSure ? local : usedUp(local, await spending.isToBeTold(person.id, event.key));
      }
      if (question.rounds.length === 0 && !asker.isOpen()) return local;
      const decision = wasSure ? await worded(deps, question) : await withModel(deps, question);
      if (signal.aborted) throw new Unavailable("The turn is broken off.");
      return decision ?? local;
    },
  };
}

function usedUp(local: Decision, isToBeTold: boolean): Decision {
  return isToBeTold ? { ...local, note: "model_budget_used" } : local;
}

/** What the local brain decided, with what the model makes of what it reads; null where that is nothing. */
async function worded(deps: AgentDeps, question: Question): Promise<Decision | null> {
  const { local } = question;
  const { trial, view } = await openScene(deps, question);
  await trial.run(local.calls.map(({ tool, args }, index) => ({ id: `${index}`, tool, args: JSON.stringify(args) })));
  const said = saidIn(question.event);
  const asked = { presentations: trial.presentations(), view, said };
  const answer = await inOwnWords(roundsOf(deps, question), asked);
  return answer === null ? null : { ...local, answer };
}

/** @returns null when the model has nothing to say */
async function withModel(deps: AgentDeps, question: Question): Promise<Decision | null> {
  const { limits, turns } = deps;
  const { person, state, local } = question;
  const text = saidIn(question.event);
  const { book, view, trial, faults } = await openScene(deps, question);
  const before = await turns.messages(person.id, { limit: SAID_BEFORE });
  const { calls, answer } = await think({
    ...roundsOf(deps, question),
    limits,
    briefing: await briefingOf({ book, person, view, state, now: local.now, text, local, before }),
    trial,
    faultsOf: (words) => faults(words, trial.presentations()),
  });
  if (calls.length === 0 && answer === null) return null;
  return { calls, now: local.now, brain: "model", confidence: CONFIDENCE, ...(answer !== null && { answer }) };
}

/** All that a turn is asked shares its one deadline. */
function roundsOf({ asker, limits }: AgentDeps, { event, person, rounds, keep, signal }: Question): Rounds {
  return { rounds, keep, ask: asker.within(deadlineIn(event.channel, limits), person.id, signal) };
}

interface OpenScene {
  readonly book: Book;
  readonly view: View;
  readonly trial: Trial;
  /** What keeps an answer from being shown after that was told. */
  readonly faults: (answer: string, presentations: readonly Presentation[]) => string[];
}

/** Opens the person's book for trying calls on. */
async function openScene({ ledgers, limits, ratesOn }: AgentDeps, question: Question): Promise<OpenScene> {
  const { event, person, state, local, manner } = question;
  const text = saidIn(event);
  const author = { turn: event.key, actor: person.id, channel: event.channel, at: local.now };
  const open = () => openBook(ledgers, person.ledger, author);
  const book = await open();
  const view = await viewOf({ decision: local, person }, book);
  const faults: OpenScene["faults"] = (answer, presentations) =>
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
  return { book, view, trial, faults };
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
