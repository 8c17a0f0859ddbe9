import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Log } from "../../adapters/channels/log.ts";
import type { Channel, InboundContent, InboundEvent, Reply } from "../../dialogs/channel.ts";
import type { Acceptance } from "../../dialogs/ports.ts";
import type { FakeTiming } from "../support/fake-timing.ts";
import { arrivalContract, expectToBeKeepable } from "./channel-arrival.ts";
import { messagesContract, readingContract } from "./channel-rendering.ts";
import { sendingContract } from "./channel-sending.ts";

/** A channel as its shell knows it: its platform posts to it. */
export interface PushChannel extends Channel {
  start(take: (event: InboundEvent) => Promise<Acceptance>): Promise<unknown>;
  stop(): Promise<void>;
}

/** What a suite needs to know of a channel and its platform, which nock plays. */
export interface ChannelHarness<C extends PushChannel> {
  /** Makes the channel; the platform greets it when it starts. */
  open(surroundings: { readonly timing: FakeTiming; readonly log: Log }): C;
  /** Whatever may happen there. */
  readonly arrivals: readonly Arrival<C>[];
  /** How a button comes back, given what it carries; left out where there are none. */
  readonly press?: (value: string, nth: number) => PlatformRequest;
  readonly rendering: Rendering;
  readonly sending: SendingHarness;
}

/** A request as a platform makes it. */
export interface PlatformRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
  /** Path and query. */
  readonly target?: string;
}

/** What the platform is answered. */
export interface PlatformAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Something that happens on a platform, of which it tells by a request. */
export interface Arrival<C> {
  readonly what: string;
  /** The request; for the same number the same delivery. */
  genuine(nth: number): PlatformRequest;
  /** The same, made up by somebody who is not the platform. */
  forged(): readonly PlatformRequest[];
  post(channel: C, request: PlatformRequest): Promise<PlatformAnswer>;
  readonly content: InboundContent;
  readonly isPrivate: boolean;
  /** What becomes of it when it can't be kept: the platform brings it again, or its sender is told by this text. */
  readonly unkept: "comes again" | ((answer: PlatformAnswer) => string);
}

/** How replies look. */
export interface Rendering {
  /**
   * Renders a reply and reads it the way that the platform shows it. Throws where a limit of the platform is broken, or
   * where there is markup that is not ours.
   */
  render(reply: Reply): readonly RenderedMessage[];
  /** False where a text may be cut or rewritten. */
  readonly keepsAll: boolean;
  /** Where there are none, what is asked is numbered. */
  readonly hasButtons: boolean;
}

export interface RenderedMessage {
  /** What people read. */
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly value: string }[];
}

/** How messages leave. */
export interface SendingHarness {
  /** A conversation of the bot with one person. */
  readonly address: string;
  /** Lets the platform answer the next message so. */
  expectMessage(outcome: Outcome): void;
  /** How long it waits before the next try when the platform says `too fast` and asks for 3 seconds; milliseconds. */
  readonly pause: number;
}

/** What the platform makes of a message. */
export type Outcome =
  | "taken"
  | "too fast"
  | "out of order"
  | "connection broken"
  | "blocked by the person"
  | "credentials refused"
  /** No answer before `over`; `begun` is called when the message is there. */
  | { begun(): void; readonly over: Promise<void> };

/** What a suite needs to know of a channel that answers in the request that brought the message. */
export interface InlineHarness {
  readonly channel: Channel;
  /** What comes of something that was said there. */
  readonly event: InboundEvent;
  readonly rendering: Rendering;
}

/** What every channel must do that answers inline, as far as it is the same. */
export function inlineChannelContract(name: string, { channel, event, rendering }: InlineHarness): void {
  describe(`${name}, as every channel,`, () => {
    test("makes events that can be kept, and told from others", () => expectToBeKeepable(event, channel));
    test("pushes nothing", async () => {
      const { signal } = new AbortController();
      const reply: Reply = { privacy: "private", blocks: [{ kind: "text", text: "Saved." }] };
      await expect(channel.send(event.address, reply, { signal })).resolves.toEqual([]);
    });
    readingContract(rendering);
  });
}

/** What every channel must do whose platform posts to it. */
export function channelContract<C extends PushChannel>(name: string, harness: ChannelHarness<C>): void {
  describe(`${name}, as every channel,`, () => {
    beforeEach(() => nock.disableNetConnect());
    afterEach(() => {
      const missed = nock.pendingMocks();
      nock.cleanAll();
      nock.enableNetConnect();
      expect(missed, "calls that were not made").toEqual([]);
    });
    arrivalContract(harness);
    readingContract(harness.rendering);
    messagesContract(harness.rendering);
    sendingContract(harness);
  });
}
