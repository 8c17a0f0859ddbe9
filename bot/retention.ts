import type { TurnStore } from "../dialogs/ports.ts";
import type { Logger } from "./logger.ts";

interface RetentionDeps {
  readonly turns: TurnStore;
  readonly now: () => Temporal.Instant;
  /** Days that message texts are kept. */
  readonly days: number;
  readonly log: Logger;
}

/** A platform that delivers again does so within hours; after a week an event's key is not needed any more. */
const KEY_DAYS = 7;

const EVERY_HOURS = 6;

/** Forgets what is older than the settings say, now and every few hours. @returns stops it */
export function startRetention({ turns, now, days, log }: RetentionDeps): () => void {
  const before = (age: number): string =>
    now()
      .subtract({ hours: 24 * age })
      .toString();
  const purge = (): void => {
    turns.purge(before(days), before(Math.max(days, KEY_DAYS))).catch((error: unknown) => {
      log.warn({ err: error }, "could not forget old messages");
    });
  };
  purge();
  const timer = setInterval(purge, EVERY_HOURS * 3_600_000);
  timer.unref();
  return () => clearInterval(timer);
}
