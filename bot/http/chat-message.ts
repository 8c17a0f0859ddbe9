import { type RenderedReply, renderReply } from "../../adapters/channels/web/render.ts";
import type { CallResult, ChatMessage, Decision, StoredReply, Turn } from "../../dialogs/ports.ts";
import type { ToolCall } from "../../dialogs/tools/call.ts";
import type { Advice } from "./advice-of.ts";
import { type FactView, factView } from "./fact-view.ts";

/** A line of the conversation as REST answers it. */
export interface ChatMessageView {
  /** An answer has its turn's event key, so that it is known before it is there. */
  readonly id: string;
  readonly user_id: string;
  readonly role: "user" | "assistant";
  readonly content: string;
  /** ISO instant. */
  readonly timestamp: string;
  readonly metadata: {
    /** Event key of the turn. */
    readonly turn: string;
    readonly channel: string;
    readonly choices: RenderedReply["choices"];
    readonly blocks: RenderedReply["blocks"];
    /** What was done for it, in order: tools with their arguments, and what they came to. Left out in the history. */
    readonly actions?: readonly ActionView[];
    /** The figures of all of it; the only ones that the text may contain. Left out in the history. */
    readonly facts?: readonly FactView[];
    readonly decision?: Advice["decision"];
    readonly reason?: string;
    readonly alternatives?: readonly string[];
    /** Codes that it showed stand in it no more. */
    readonly hides_code?: true;
  };
}

/** What was done, and what it came to; null where that is not kept. */
export interface ActionView extends Pick<ToolCall, "tool" | "args"> {
  readonly result: {
    readonly status: "done" | "refused";
    readonly text: string;
    readonly facts: readonly FactView[];
  } | null;
}

/** The answer to a turn. Asked again it is the same. */
export function answerView(
  { event, decision, acceptedAt }: Turn,
  { reply, results }: StoredReply,
  advice: Advice | null,
): ChatMessageView {
  const { content, choices, blocks } = renderReply(reply);
  return {
    id: event.key,
    user_id: event.sender.id,
    role: "assistant",
    content,
    timestamp: decision?.now ?? acceptedAt,
    metadata: {
      ...{ turn: event.key, channel: event.channel, choices, blocks },
      ...(decision ? actionsOf(decision, results) : {}),
      ...advice,
    },
  };
}

function actionsOf({ calls }: Decision, results: readonly CallResult[] | undefined) {
  return {
    actions: calls.map(({ tool, args }, index) => ({ tool, args, result: resultView(results?.[index]) })),
    facts: (results ?? []).flatMap(({ facts }) => facts.map(factView)),
  };
}

function resultView(result: CallResult | undefined): ActionView["result"] {
  return result ? { ...result, facts: result.facts.map(factView) } : null;
}

/** A message of the history, whichever channel it went through. */
export function historyView({ id, person, channel, role, text, reply, turn, at }: ChatMessage): ChatMessageView {
  const rendered = reply ? renderReply(reply) : { content: text, choices: [], blocks: [] };
  return {
    id: role === "assistant" ? turn : id,
    user_id: person,
    role,
    content: rendered.content,
    timestamp: at,
    metadata: {
      ...{ turn, channel, choices: rendered.choices, blocks: rendered.blocks },
      ...(reply?.codesOf === undefined ? {} : { hides_code: true }),
    },
  };
}
