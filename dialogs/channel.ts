import type { Recording } from "./speech.ts";

/** The channels that exist; each is a folder of `adapters/channels/`. */
export type ChannelName = "console" | "web" | "telegram" | "slack" | "sms" | "voice" | "teams";

/** What a person did in a channel, parsed once at the border. Plain JSON: it is kept until its turn is over. */
export interface InboundEvent {
  /** Unique for the same event, however often the platform delivers it: `telegram:<bot id>:<update id>`. At most 56 bytes. */
  readonly key: string;
  readonly channel: ChannelName;
  /** The queue whose turns run one after the other: `telegram:<chat>`. */
  readonly lane: string;
  readonly sender: Sender;
  /** Where the reply goes, in the channel's own terms (a chat id). */
  readonly address: string;
  /** True when nobody but the sender reads along there. */
  readonly isPrivate: boolean;
  /** When the platform says it happened; ISO instant. */
  readonly at: string;
  /** The platform's id of this message in its lane; edits and replies refer to it. */
  readonly message?: string;
  /** The platform's id of the message that this one replies to. */
  readonly replyTo?: string;
  /** Somebody else wrote it: the sender only passed it on. */
  readonly isForwarded?: true;
  readonly content: InboundContent;
}

export interface Sender {
  /** The platform's id of the person. */
  readonly id: string;
  readonly name?: string;
  /** BCP 47, as the platform reports it. */
  readonly locale?: string;
}

export type InboundContent =
  | { readonly kind: "message"; readonly text: string }
  /** A button was pressed: the id of a {@link Choice}. */
  | { readonly kind: "choice"; readonly choice: string }
  /** A message changed; `message` of the event says which. */
  | { readonly kind: "edit"; readonly text: string }
  /** Someone shows a pairing code; only its SHA-256 (hex) goes further. */
  | { readonly kind: "pair"; readonly codeHash: string }
  | { readonly kind: "voice"; readonly file: string; readonly seconds: number }
  | { readonly kind: "photo"; readonly file: string; readonly caption: string }
  | { readonly kind: "document"; readonly file: string; readonly name: string; readonly caption: string }
  /** The bot was let in or shut out, or the person blocked it. */
  | { readonly kind: "membership"; readonly state: "active" | "left" }
  | { readonly kind: "status"; readonly status: string }
  /** Something was typed that must not be kept, a PIN; it went no further than the door. */
  | { readonly kind: "withheld" }
  /** The answer to an earlier turn (its event key) did not reach whoever asked: they hung up, or could not wait. */
  | { readonly kind: "unheard"; readonly turn: string };

/** What to answer: blocks that every channel renders in its own way. */
export interface Reply {
  readonly blocks: readonly Block[];
  /** `private`: only the asker may see it, also when asked in a group. */
  readonly privacy: "private" | "shared";
  /** Event key of the turn whose codes are to be filled in as it leaves: `replies/code-marks.ts`. */
  readonly codesOf?: string;
  /** What a voice says instead of the blocks: at most two sentences, amounts as words. */
  readonly speech?: string;
}

export type Block =
  /** A paragraph; `\n` breaks the line. */
  | { readonly kind: "text"; readonly text: string }
  /** Label and value, a line each. */
  | { readonly kind: "fields"; readonly fields: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: "table";
      readonly title?: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Buttons, or a numbered list where there are none. */
  | {
      readonly kind: "choices";
      readonly choices: readonly Choice[];
      /** An answer is awaited: without buttons they are numbered. Else they are only what one may do next. */
      readonly asks?: true;
    }
  | { readonly kind: "picture"; readonly url: string; readonly alt: string };

/** Something to tap. */
export interface Choice {
  /** `<event key>#<index>`: which reply's choice it is. At most 64 bytes. */
  readonly id: string;
  readonly label: string;
}

/** How a channel talks. */
export interface Manner {
  /** Replies are heard, not read: figures are words, and nobody keeps more than two sentences in mind. */
  readonly speaks?: true;
  /**
   * What was said is easily misheard, and overheard: every write is read back first, and only a yes carries it out. What
   * needs a confirmation everywhere is not done there at all.
   */
  readonly confirmsWrites?: true;
  /** Programs listen, too: what each call came to is kept with the reply. */
  readonly keepsResults?: true;
}

/** What a channel can do; data only. */
export interface Capabilities extends Manner {
  readonly channel: ChannelName;
  /** Longest text of one message, in UTF-16 units. */
  readonly maxText: number;
  readonly hasButtons: boolean;
  readonly hasEdits: boolean;
  /** `inline`: the answer travels back in the request that brought the message · `push`: it is sent. */
  readonly delivery: "inline" | "push";
  /** True where the platform delivers again what was not acknowledged, so that a full backlog may refuse. */
  readonly redelivers: boolean;
}

/** A way out to a platform. */
export interface Sending {
  /**
   * Delivers a reply and answers with the platform's ids of the messages it became.
   *
   * @throws Unavailable when it may be tried again (with `retryAfter`), Forbidden when the person can't be reached
   */
  send(address: string, reply: Reply, options: SendOptions): Promise<readonly string[]>;
}

export interface SendOptions {
  /** The platform's id of the message that is answered. */
  readonly replyTo?: string;
  /** Ends all waiting and trying again. */
  readonly signal: AbortSignal;
}

/** A channel as the rest of the product knows it. */
export interface Channel extends Sending {
  readonly capabilities: Capabilities;
  /**
   * Fetches what an event's `file` names; left out where nothing but text comes in.
   *
   * @throws Unavailable when it may be tried again, NotFound when the platform has it no more, InvalidInput when it is more than
   *   `most` bytes
   */
  readonly download?: (
    file: string,
    options: { readonly most: number; readonly signal: AbortSignal },
  ) => Promise<Recording>;
}
