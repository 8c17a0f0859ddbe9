import type { InboundEvent } from "../../../dialogs/channel.ts";
import type { Acceptance } from "../../../dialogs/ports.ts";
import { type BotIdentity, parseUpdate } from "./parse.ts";
import type { TelegramUpdate } from "./update.ts";

/** Keeps an event durably; rejects with `Unavailable` when it can't be kept now. */
export type Take = (event: InboundEvent) => Promise<Acceptance>;

/** Resolves once an update is durable, or was found to be none of our business. */
export type Intake = (update: TelegramUpdate) => Promise<void>;

/** What the way in consists of. */
export interface IntakeOptions {
  readonly take: Take;
  readonly bot: () => BotIdentity;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Stops the spinner on a pressed button; must not throw. */
  readonly acknowledge: (callbackQuery: string) => void;
}

/** The one way in, for polling and webhook alike: parse, take, and only then acknowledge a pressed button. */
export function createIntake({ take, bot, now, acknowledge }: IntakeOptions): Intake {
  return async (update) => {
    const event = parseUpdate(update, bot(), new Date(now()).toISOString());
    if (event !== null) await take(event);
    if (update.callback_query !== undefined) acknowledge(update.callback_query.id);
  };
}
