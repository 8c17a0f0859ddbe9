import type { ChannelName, InboundEvent } from "../../dialogs/channel.ts";
import type { CallResult, ChatMessage, Decision, OutboxMessage, Settlement, StoredReply } from "../../dialogs/ports.ts";
import { withoutCodes } from "../../dialogs/replies/code-marks.ts";
import { composeReply } from "../../dialogs/replies/compose.ts";
import { plainText } from "../../dialogs/replies/plain-text.ts";
import { textOnly } from "../../dialogs/replies/presentation.ts";
import { type DialogState, EMPTY_STATE } from "../../dialogs/state.ts";
import type { Presentation } from "../../dialogs/tools/tool.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Operation } from "../../domain/operation.ts";
import type { Person } from "../../domain/person.ts";
import type { Refused, WhyNot } from "../admission.ts";

/** What settling needs besides the turn itself. */
export interface SettlementDeps {
  readonly newId: IdSource;
  readonly now: () => Temporal.Instant;
  /** How a channel's replies leave: inline ones are delivered once they are stored. */
  readonly delivery: (channel: ChannelName) => "inline" | "push";
}

interface SettlementInput {
  readonly event: InboundEvent;
  readonly person: Person;
  readonly decision: Decision;
  /** What the lane remembers from now on. */
  readonly dialog: DialogState;
  readonly presentation: Presentation;
  readonly operations: readonly Operation[];
  readonly results: readonly CallResult[] | undefined;
  /** What is told in other chats. */
  readonly outbox: readonly OutboxMessage[];
}

/** Everything that a turn came to, to be written as one. */
export function settlementOf(deps: SettlementDeps, input: SettlementInput): Settlement {
  const { event, person, decision, dialog, presentation, operations, results, outbox } = input;
  const composed = composeReply(event.key, presentation);
  const kept = composed && (results === undefined ? composed : { ...composed, results });
  const reply = kept && withDelivery(deps, event.channel, kept);
  return {
    decision,
    operations,
    reply,
    stateAfter: dialog,
    messages: chatMessages(deps.newId, person, event, reply, decision.now),
    outbox,
    at: deps.now().toString(),
  };
}

function withDelivery(
  { delivery }: SettlementDeps,
  channel: ChannelName,
  reply: Omit<StoredReply, "delivery" | "sentAs">,
): StoredReply {
  return { ...reply, delivery: delivery(channel) === "inline" ? "sent" : "waiting", sentAs: [] };
}

function chatMessages(
  newId: IdSource,
  person: Person,
  { channel, key, content }: InboundEvent,
  reply: StoredReply | null,
  at: string,
): ChatMessage[] {
  const said = content.kind === "message" || content.kind === "edit" ? content.text : null;
  const common = { person: person.id, channel, turn: key, at };
  const answer = reply && withoutCodes(reply.reply);
  return [
    ...(said === null ? [] : [{ ...common, id: newId(), role: "user" as const, text: said }]),
    ...(answer ? [{ ...common, id: newId(), role: "assistant" as const, text: plainText(answer), reply: answer }] : []),
  ];
}

/** The settlement of a turn of somebody who is not let in: nothing is done or kept, and at most a polite word said. */
export function refusalOf(
  deps: SettlementDeps,
  event: InboundEvent,
  admission: Refused,
  decision: Decision | null,
): Settlement {
  const at = deps.now().toString();
  const text = refusalText(admission);
  const composed = text === null ? null : composeReply(event.key, textOnly(text));
  return {
    decision: decision ?? { calls: [], now: at, brain: "code", confidence: 1 },
    operations: [],
    reply: composed && withDelivery(deps, event.channel, composed),
    stateAfter: EMPTY_STATE,
    messages: [],
    outbox: [],
    at,
    forget: true,
  };
}

function refusalText(admission: Refused): string | null {
  if (admission.kind === "bad_code")
    return "That code is not valid, or not any more. Whoever gave it to you can make a new one.";
  return admission.shouldAnswer ? WHY_NOT[admission.why] : null;
}

const WHY_NOT: Readonly<Record<WhyNot, string>> = {
  owner:
    "This is somebody's private budget book, so I can't help you here. If it is yours, link this chat with the code that its server prints.",
  invite:
    "These are private budget books, so I can't help you here yet. Whoever runs this can invite you: send me “link” and the code of the invitation.",
  group: "I keep budget books in private only. Write to me in a chat of our own, and you get one.",
  too_many: "That was too much at once here. Please try again in an hour.",
};
