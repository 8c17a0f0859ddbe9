import type { Capabilities, Channel, ChannelName, Reply } from "../../dialogs/channel.ts";
import { plainText } from "../../dialogs/replies/plain-text.ts";

/** A reply that a channel was given. */
export interface SentReply {
  readonly address: string;
  readonly text: string;
  readonly reply: Reply;
  readonly replyTo?: string;
}

/** A channel that delivers into a list. */
export interface RecordingChannel extends Channel {
  /** What was delivered, in order; a refused try is not in it. */
  readonly sent: readonly SentReply[];
  /** How often delivery was tried. */
  readonly tries: () => number;
}

interface RecordingOptions extends Partial<Omit<Capabilities, "channel">> {
  readonly download?: Channel["download"];
  /** Runs before each delivery; what it raises refuses this try. `attempt` counts from 1 over all replies. */
  readonly before?: (sending: SentReply, attempt: number, signal: AbortSignal) => Promise<void> | void;
}

/** A channel that pushes, whose platform delivers again what was not taken, unless it is said otherwise. */
export function recordingChannel(channel: ChannelName, options: RecordingOptions = {}): RecordingChannel {
  const { before, download, ...capabilities } = options;
  const sent: SentReply[] = [];
  let tries = 0;
  return {
    capabilities: {
      channel,
      maxText: 4_096,
      hasButtons: true,
      hasEdits: true,
      delivery: "push",
      redelivers: true,
      ...capabilities,
    },
    ...(download && { download }),
    sent,
    tries: () => tries,
    async send(address, reply, { signal, replyTo }) {
      tries += 1;
      const sending = { address, text: plainText(reply), reply, ...(replyTo === undefined ? {} : { replyTo }) };
      await before?.(sending, tries, signal);
      sent.push(sending);
      return [`${channel}-message-${sent.length}`];
    },
  };
}
