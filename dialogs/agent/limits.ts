import type { ChannelName } from "../channel.ts";

/** Milliseconds, counts and why they are what they are; one table, so that tests can replace them. */
export interface AgentLimits {
  /** Answers of the model in one turn; in the last it can't call any more, so that there always is one in words. */
  readonly rounds: number;
  /** Calls in one turn: a runaway's bound, far above what anyone asks for in one message. */
  readonly calls: number;
  /** How long a person waits for a turn's answer, whatever the model does. */
  readonly deadline: { readonly chat: number; readonly voice: number };
  /** How long the model's service may be silent before its answer begins. */
  readonly firstToken: number;
  /** Tries of one call, and the first wait between them; it doubles. */
  readonly tries: number;
  readonly retryFrom: number;
  /** How long nobody asks a service that has failed a turn; it doubles up to the longest. */
  readonly restFrom: number;
  readonly restUpTo: number;
}

export const AGENT_LIMITS: AgentLimits = {
  rounds: 6,
  calls: 30,
  deadline: { chat: 10_000, voice: 6_000 },
  firstToken: 4_000,
  tries: 3,
  retryFrom: 250,
  restFrom: 15_000,
  restUpTo: 300_000,
};

/** How long a turn of a channel may take, milliseconds: silence on the telephone is longer than in a chat. */
export function deadlineIn(channel: ChannelName, { deadline }: AgentLimits): number {
  return channel === "voice" ? deadline.voice : deadline.chat;
}
