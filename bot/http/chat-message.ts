import { type RenderedReply, renderReply } from "../../adapters/channels/web/render.ts";
import type { ChatMessage, StoredReply, Turn } from "../../dialogs/ports.ts";
import type { ToolCall } from "../../dialogs/tools/call.ts";
import type { Advice } from "./advice-of.ts";

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
    /** What was done for it, in order: tools with their arguments. Left out in the history. */
    readonly actions?: readonly Pick<ToolCall, "tool" | "args">[];
    readonly decision?: Advice["decision"];
    readonly reason?: string;
    readonly alternatives?: readonly string[];
    /** Codes that it showed stand in it no more. */
    readonly hides_code?: true;
  };
}

/** The answer to a turn. Asked again it is the same. */
export function answerView(
  { event, decision, acceptedAt }: Turn,
  { reply }: StoredReply,
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
      ...(decision ? { actions: decision.calls.map(({ tool, args }) => ({ tool, args })) } : {}),
      ...advice,
    },
  };
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
