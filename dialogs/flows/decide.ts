import type { EntryKind } from "../../domain/entry.ts";
import type { Person, PersonId } from "../../domain/person.ts";
import { isPassedOn } from "../agent/own-words.ts";
import type { InboundEvent, Manner } from "../channel.ts";
import type { Decision, Turn } from "../ports.ts";
import type { DialogState } from "../state.ts";
import type { ToolCall, ToolName } from "../tools/call.ts";
import type { DeclineResult, WhyUnheard } from "../tools/decline.ts";
import { asTyped } from "../understanding/heard.ts";
import { understand } from "../understanding/understand.ts";
import type { CategoryNames, UnderstandingContext } from "../understanding/understanding.ts";
import { amendReadback } from "./amend.ts";
import { asQuestion } from "./as-question.ts";

/** What deciding may look up about earlier turns. */
export interface TurnLookups {
  turn(key: string): Promise<Turn | null>;
  /** The latest turn before this one that the platform's message id belongs to, as question or as answer. */
  turnByMessage(lane: string, message: string): Promise<Turn | null>;
  /** Whose event it was; null for a stranger's. */
  personBehind(event: InboundEvent): Promise<PersonId | null>;
}

interface DecideInput {
  readonly event: InboundEvent;
  readonly person: Person;
  /** They came in with this event: its code has been redeemed. */
  readonly isJoining: boolean;
  /** What the lane remembers; an expired question is left out already. */
  readonly state: DialogState;
  /** True when the person replied to a message that showed `state.shown`. */
  readonly isReply: boolean;
  /** Names that the person gave to categories; left out: none. */
  readonly categories?: CategoryNames;
  /** Names of the goals of the book; left out: none. */
  readonly goals?: readonly string[];
  readonly now: Temporal.Instant;
  /** How the channel talks; plainly when left out. */
  readonly manner?: Manner;
  /** The message was spoken, and written down by a machine. */
  readonly isHeard?: boolean;
  /** Why a voice note has no words. */
  readonly whyUnheard?: WhyUnheard;
}

/** Decides what an event means. The answer alone says what will be done; nothing has been done yet. */
export async function decide(input: DecideInput, lookups: TurnLookups): Promise<Decision> {
  const { content } = input.event;
  switch (content.kind) {
    case "message":
      return fromText(input, content.text);
    case "choice":
      return fromChoice(input, content.choice, lookups);
    case "edit":
      return fromEdit(input, content.text, lookups);
    case "photo":
    case "document":
      return content.caption === "" ? byCode(input, [cannotRead()]) : fromText(input, content.caption);
    case "voice":
      return byCode(input, [declined(input.whyUnheard ?? "voice_off")]);
    case "pair":
      return byCode(input, [input.isJoining ? GREETING : { tool: "redeem_code", args: { code: content.codeHash } }]);
    case "withheld":
      return byCode(input, [declined("secret")]);
    case "membership":
    case "status":
    case "unheard":
      return byCode(input, []);
  }
}

const GREETING: ToolCall = { tool: "small_talk", args: { kind: "greeting" } };

function fromText(input: DecideInput, text: string): Decision {
  const words = input.manner?.speaks || input.isHeard ? asTyped(text) : withoutSlash(text);
  const context = contextOf(input);
  const meant = understand(words, context);
  const { calls, confidence, answers } = meant.answers ? meant : (amendReadback(words, context) ?? meant);
  const asked = answers ? input.state.pending?.turn : undefined;
  const isTheirs = input.event.isForwarded !== true && !isPassedOn(text);
  return {
    calls: calls.length === 0 ? [declined("left_alone")] : isTheirs ? calls : asQuestion(calls),
    now: answers ? nowAsAsked(input) : input.now.toString(),
    brain: "local",
    confidence,
    ...(asked === undefined ? {} : { about: asked }),
  };
}

/** What was read back is written as it was read, also when midnight has passed since. */
function nowAsAsked({ state, now }: Pick<DecideInput, "state" | "now">): string {
  return state.pending?.readsBack ?? now.toString();
}

/** Commands are words like any others: `/undo` is "undo", and `/start` says hello. */
function withoutSlash(text: string): string {
  return text
    .replace(/^\/start\b/, "hello")
    .replace(/^\/budget\b\s*/, "")
    .replace(/^\/(?=\p{L})/u, "");
}

function contextOf({ person, state, isReply, categories, goals, now }: DecideInput): UnderstandingContext {
  return {
    now: now.toZonedDateTimeISO(person.zone).toPlainDateTime(),
    currency: person.currency,
    ...(person.otherCurrency === undefined ? {} : { otherCurrency: person.otherCurrency }),
    locale: person.locale,
    shown: state.shown,
    pending: state.pending,
    isReply,
    ...(categories === undefined ? {} : { categories }),
    ...(goals === undefined ? {} : { goals }),
  };
}

async function fromChoice(input: DecideInput, choice: string, lookups: TurnLookups): Promise<Decision> {
  const [, key = "", index] = /^(.+)#(\d+)$/.exec(choice) ?? [];
  const turn = index === undefined ? null : await lookups.turn(key);
  // A choice is for the person whom it was offered; what may be repeated also where else they see it.
  const isTheirs = turn !== null && (await lookups.personBehind(turn.event)) === input.person.id;
  const offered = isTheirs ? turn.reply?.choices[Number(index)] : undefined;
  if (!offered) return byCode(input, [declined("unknown_button")]);
  const isRepeatable = offered.calls.some(({ tool }) => tool === "undo" || tool === "redo");
  // Whether a question was answered is known in its own lane only, so that no answer counts twice.
  if (!isRepeatable && turn?.event.lane !== input.event.lane) return byCode(input, [declined("asked_elsewhere")]);
  if (!isRepeatable && input.state.answered?.includes(key)) return byCode(input, [declined("answered_before")]);
  // Where writes are read back, naming one of several things is no yes to what is done with it.
  const isYes = input.manner?.confirmsWrites !== true;
  const calls = isYes ? offered.calls.map((call): ToolCall => ({ ...call, confirmed: true })) : offered.calls;
  const now = input.state.pending?.turn === key ? nowAsAsked(input) : input.now.toString();
  return { ...byCode(input, calls.length === 0 ? [declined("left_alone")] : calls), now, about: key };
}

/** What makes an entry of its arguments, and of which kind. */
const LOGS: ReadonlyMap<ToolName, EntryKind> = new Map([
  ["log_expense", "expense"],
  ["log_refund", "refund"],
]);

async function fromEdit(input: DecideInput, text: string, lookups: TurnLookups): Promise<Decision> {
  const { lane, message } = input.event;
  const base = message === undefined ? null : await lookups.turnByMessage(lane, message);
  const logged = base?.decision?.calls.some(({ tool }) => LOGS.has(tool) || tool === "edit_message");
  if (!base || !logged) return byCode(input, []);
  const original = originalOf(base);
  // "Yesterday" goes on meaning what it meant when the message was first sent.
  const first = original === base.event.key ? base : await lookups.turn(original);
  const sentAt = Temporal.Instant.from(first?.decision?.now ?? input.now.toString());
  const asSent = contextOf({ ...input, now: sentAt });
  const meant = understand(text, { ...asSent, shown: [], pending: null });
  const edit = (items: readonly unknown[]): ToolCall => ({
    tool: "edit_message",
    args: { original, base: base.event.key, items },
  });
  if (meant.calls.every(({ tool }) => LOGS.has(tool))) {
    const date = asSent.now.toPlainDate().toString();
    const items = meant.calls.map(({ tool, args }) => ({ date, ...args, kind: LOGS.get(tool) }));
    return { ...byCode(input, [edit(items)]), confidence: meant.confidence };
  }
  const choices = [
    { label: "Remove what it logged", calls: [edit([])] },
    { label: "Keep it", calls: [] },
  ];
  const question = "I can't read an expense in your edited message. What it logged stands as it was.";
  return byCode(input, [{ tool: "ask", args: { question, choices } }]);
}

/** Event key of the message that a turn's entries are of: its own, unless the turn is an edit or an answer. */
export function originalOf({ event, decision }: Turn): string {
  const edited = decision?.calls.find(({ tool }) => tool === "edit_message")?.args.original;
  if (typeof edited === "string") return edited;
  const isAnswer = decision?.calls.some(({ tool }) => LOGS.has(tool)) === true;
  return isAnswer ? (decision.about ?? event.key) : event.key;
}

function byCode({ now }: DecideInput, calls: readonly ToolCall[]): Decision {
  return { calls, now: now.toString(), brain: "code", confidence: 1 };
}

function cannotRead(): ToolCall {
  return { tool: "decline", args: { reason: "not_yet", about: "media" } };
}

function declined(reason: DeclineResult["reason"]): ToolCall {
  return { tool: "decline", args: { reason } };
}
