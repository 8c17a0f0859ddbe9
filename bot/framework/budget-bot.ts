import { ActivityHandler, ConversationState, type TurnContext } from "botbuilder-core";
import type { Agent, Question } from "../../dialogs/agent/agent.ts";
import { isSure, isToBeWorded } from "../../dialogs/agent/sure.ts";
import type { ChannelName, InboundEvent, Manner } from "../../dialogs/channel.ts";
import { carryOut, reachesOutside } from "../../dialogs/flows/carry-out.ts";
import { decide, originalOf } from "../../dialogs/flows/decide.ts";
import { saidIn } from "../../dialogs/flows/said-in.ts";
import type { Decision, Turn, TurnStore } from "../../dialogs/ports.ts";
import { stateAfter, stateBefore } from "../../dialogs/replies/compose.ts";
import { shownEntry } from "../../dialogs/replies/entries.ts";
import type { DialogState } from "../../dialogs/state.ts";
import type { Presentation } from "../../dialogs/tools/tool.ts";
import { type CategoryId, categoryBookOf } from "../../domain/categories.ts";
import { asPreferred, type Person } from "../../domain/person.ts";
import { isRefused, noticesOf, personBehind } from "../admission.ts";
import { type AccountDeps, createAccount } from "../people/account.ts";
import type { Span } from "../telemetry.ts";
import type { KeyedQueue } from "../turns/mutex.ts";
import type { TurnWork } from "../turns/turn-work.ts";
import { replyActivity } from "./activity.ts";
import { admissionOf } from "./admission-middleware.ts";
import { tellAfterCall } from "./after-call.ts";
import { greetJoined } from "./greet-joined.ts";
import { type Ears, type Heard, hear } from "./hear.ts";
import { refusalOf, type SettlementDeps, settlementOf } from "./settlement.ts";
import { createTurnStorage, DIALOG_STATE, workOf } from "./turn-storage.ts";

interface BudgetBotDeps extends SettlementDeps, AccountDeps {
  readonly turns: TurnStore;
  /** One queue for each ledger's commits in this process. */
  readonly ledgerQueue: KeyedQueue;
  /** Runs a step of the turn in a span of its own. */
  readonly span: Span;
  readonly manner: (channel: ChannelName) => Manner;
  /** Thinks about what the local brain is not sure of, and words what it is, where a language model is configured. */
  readonly agent: Promise<Agent> | null;
  /** Listens to voice notes, where something that can is configured. */
  readonly ears: Ears | null;
}

/** The bot: understands, decides once, carries out, settles, answers. The same for every channel. */
export class BudgetBot extends ActivityHandler {
  constructor(deps: BudgetBotDeps) {
    super();
    this.onTurn(async (context, next) => {
      await runTurn(deps, context);
      await next();
    });
  }
}

async function runTurn(deps: BudgetBotDeps, context: TurnContext): Promise<void> {
  const work = workOf(context);
  const admission = admissionOf(context);
  if (isRefused(admission)) {
    const refusal = refusalOf(deps, work.claimed.turn.event, admission, work.decision);
    work.settled = refusal.reply;
    await work.settle(refusal);
    return;
  }

  const now = work.decision?.now ?? saidAt(work.claimed.turn);
  const [person, categories] = await Promise.all([
    preferring(deps, admission.person, now),
    ownNames(deps, admission.person),
  ]);
  const { event, words, isUnsure, whyUnheard } = await heard(deps, work, person);
  const storage = createTurnStorage(stateBefore(work.claimed.stateBefore, now));
  const conversation = new ConversationState(storage);
  const property = conversation.createProperty<DialogState>(DIALOG_STATE);
  const remembered = await property.get(context, storage.saved);
  const { state, isReply } = await withReply(deps, person, event, remembered);

  const manner = deps.manner(event.channel);
  const { channel, isPrivate } = event;
  const about = { person, channel, isPrivate };
  const isJoining = admission.kind === "joined";
  const isResumed = work.decision !== null || work.claimed.turn.failures > 0;
  const lookups = { ...deps.turns, personBehind: (its: InboundEvent) => personBehind(deps.people, its) };
  work.decision ??= await deps.span("decide", async () => {
    const goals = (await deps.ledgers.records(person.ledger, "goals")).map(({ name }) => name);
    const spoken = { isHeard: words !== undefined, ...(whyUnheard === undefined ? {} : { whyUnheard }) };
    const local = await decide(
      {
        event,
        person,
        isJoining,
        state,
        isReply,
        categories,
        goals,
        now: Temporal.Instant.from(now),
        manner,
        ...spoken,
      },
      lookups,
    );
    const account = createAccount(deps, { event, person, now: local.now });
    const decision = await withModel(deps, work, { event, person, account, state, isReply, manner, local });
    return words === undefined ? decision : { ...decision, heard: words, ...(isUnsure && { isUnsure }) };
  });

  for (let again = isResumed; ; again = true) {
    const decision = await standing(work, work.decision);
    if (!decision) break;
    const outcome = await deps.ledgerQueue.run(person.ledger, async () => {
      const account = createAccount(deps, { event, person, now: decision.now });
      const carriedOut = await deps.span("carry out", () =>
        carryOut({
          ...deps,
          ...about,
          manner: decision.isUnsure ? { ...manner, confirmsWrites: true } : manner,
          account,
          turn: event.key,
          decision,
          said: saidIn(event),
          state,
          isResumed: again,
        }),
      );
      const { done, outbox: told } = await tellAfterCall(deps, manner, person, event, carriedOut);
      const presentation = greetJoined(admission, echoHeard(decision.heard, done.presentation));
      await property.set(context, stateAfter(state, presentation, decision.now));
      await conversation.saveChanges(context);
      const settlement = settlementOf(deps, {
        ...{ event, decision, presentation, dialog: storage.saved },
        ...{ person: account.person(), operations: done.operations, results: done.results },
        outbox: [...noticesOf(admission), ...account.outbox(), ...told],
      });
      work.settled = settlement.reply;
      return deps.span("settle", () => work.settle(settlement));
    });
    if (outcome.kind === "decided") work.decision = outcome.decision;
    else if (outcome.kind !== "behind" || work.signal.aborted) break;
  }
  if (work.settled) await context.sendActivity(replyActivity(work.settled));
}

/** What the event says: what was typed, or what is heard in it. */
async function heard({ ears, span }: BudgetBotDeps, work: TurnWork, person: Person): Promise<Heard> {
  const { event } = work.claimed.turn;
  return event.content.kind === "voice" ? span("hear", () => hear(ears, work, person)) : { event };
}

/** Shows what was heard, so that what was misheard is seen. */
function echoHeard(heard: string | undefined, presentation: Presentation): Presentation {
  if (heard === undefined) return presentation;
  return { ...presentation, blocks: [{ kind: "text", text: `🎤 “${heard}”` }, ...presentation.blocks] };
}

/**
 * The decision that is carried out: one whose effects its settlement does not hold is written before the first of them, and
 * so is one on what was heard, which another try may hear differently.
 *
 * @returns null when the lane is someone else's
 */
async function standing(work: TurnWork, decision: Decision): Promise<Decision | null> {
  if (!reachesOutside(decision) && decision.heard === undefined) return decision;
  work.decision = await work.keepDecision(decision);
  return work.decision;
}

/** The person by what they prefer: how they write amounts and dates, and which day it is for them. */
async function preferring({ ledgers }: BudgetBotDeps, person: Person, now: string): Promise<Person> {
  const preferences = await ledgers.record(person.ledger, "preferences", person.id);
  return asPreferred(person, preferences, Temporal.Instant.from(now));
}

/** What the language model makes of it where the local brain is not sure; other lanes go on meanwhile. */
async function withModel(
  { agent, span }: BudgetBotDeps,
  work: TurnWork,
  asked: Omit<Question, "rounds" | "keep" | "signal">,
): Promise<Decision> {
  if (!agent || (isSure(asked.local) && !isToBeWorded(asked.local))) return asked.local;
  const { rounds } = work.claimed.turn;
  const question = { ...asked, rounds, keep: work.keep, signal: work.signal };
  return span("think", () => work.aside(async () => (await agent).decide(question)));
}

/** What the person calls their categories. */
async function ownNames({ ledgers }: BudgetBotDeps, { ledger }: Person): Promise<ReadonlyMap<string, CategoryId>> {
  return categoryBookOf(await ledgers.records(ledger, "categories")).ownNames();
}

/** How old a message may be for its own time to be believed: platforms keep what they could not deliver a day or two. */
const BELIEVED_HOURS = 48;

/** When it was said, so that what was said before midnight means that day, however late it comes or can be carried out. */
function saidAt({ event, acceptedAt }: Turn): string {
  const said = Temporal.Instant.from(event.at);
  const accepted = Temporal.Instant.from(acceptedAt);
  const isAhead = Temporal.Instant.compare(said, accepted) > 0;
  const isOld = said.until(accepted).total("hours") > BELIEVED_HOURS;
  return isAhead || isOld ? acceptedAt : said.toString();
}

/** What the lane remembers, or, where the person replied to an earlier message, the entries of that one. */
async function withReply(
  { turns, ledgers }: BudgetBotDeps,
  person: Person,
  event: InboundEvent,
  state: DialogState,
): Promise<{ state: DialogState; isReply: boolean }> {
  const about = event.replyTo === undefined ? null : await turns.turnByMessage(event.lane, event.replyTo);
  if (!about) return { state, isReply: false };
  const made = await ledgers.entries({ ledger: person.ledger, event: originalOf(about), order: "made", limit: 50 });
  if (made.length === 0) return { state, isReply: false };
  const shown = made.toSorted((a, b) => a.source.position - b.source.position).map(shownEntry);
  return { state: { ...state, shown }, isReply: true };
}
