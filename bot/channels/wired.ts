import type { RequestHandler } from "express";
import type { Channel, InboundEvent } from "../../dialogs/channel.ts";
import type { Acceptance, StoredReply, TurnStore } from "../../dialogs/ports.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import type { Trail } from "../access/trail.ts";
import type { Config } from "../config.ts";
import type { Logger } from "../logger.ts";
import type { Pins } from "../pins.ts";
import type { Surroundings } from "../surroundings.ts";

/** A channel that is switched on, with what the server has to do for it. */
export interface WiredChannel {
  readonly channel: Channel;
  readonly mounts: readonly { readonly path: string; readonly handler: RequestHandler }[];
  /** How it is on: `by polling`. */
  readonly detail: string;
  /** Starts taking events. @returns the name under which people find the bot there, null while it is unknown */
  start(take: Take, answer: Answer): Promise<string | null>;
  stop(): Promise<void>;
}

/** Keeps an event durably. */
export type Take = (event: InboundEvent) => Promise<Acceptance>;

/** Waits for the reply of a turn; null at the deadline (milliseconds). */
export type Answer = (key: string, deadlineMs: number) => Promise<StoredReply | null>;

/** What wiring a channel needs. */
export interface ChannelDeps {
  readonly config: Config;
  /** The installation's own secret. */
  readonly secret: string;
  readonly publicUrl: string;
  readonly people: PeopleStore;
  readonly turns: Pick<TurnStore, "queue">;
  readonly pins: Pins;
  readonly trail: Trail;
  readonly surroundings: Surroundings;
  readonly log: Logger;
}

/** Time, chance and the log, as every platform's channel takes them. */
export function surroundingsOf({ surroundings, log }: ChannelDeps) {
  return { log, now: () => surroundings.now().epochMilliseconds, random: surroundings.random };
}
