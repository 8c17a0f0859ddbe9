import type { TurnStore } from "../dialogs/ports.ts";
import type { AccessStore } from "../domain/access.ts";
import type { AuditStore } from "../domain/audit.ts";
import type { Logger } from "./logger.ts";

interface RetentionDeps {
  readonly turns: Pick<TurnStore, "purge">;
  readonly access: Pick<AccessStore, "purgeAccess">;
  readonly audit: Pick<AuditStore, "forget">;
  readonly now: () => Temporal.Instant;
  /** Days that message texts are kept. */
  readonly days: number;
  readonly log: Logger;
}

/** A platform that delivers again does so within hours; after a week an event's key is not needed any more. */
const KEY_DAYS = 7;

/** Whoever looks into a break-in looks back for months. */
const AUDIT_DAYS = 365;

const EVERY_HOURS = 6;

/** Forgets what is older than the settings say, when it is called first and then every few hours. */
export function createRetention({ turns, access, audit, now, days, log }: RetentionDeps): () => Promise<void> {
  let next: Temporal.Instant | null = null;
  return async () => {
    const at = now();
    if (next && Temporal.Instant.compare(at, next) < 0) return;
    const before = (age: number): string => at.subtract({ hours: 24 * age }).toString();
    try {
      await turns.purge(before(days), before(Math.max(days, KEY_DAYS)));
      await access.purgeAccess(before(0));
      await audit.forget(before(Math.max(days, AUDIT_DAYS)));
      next = at.add({ hours: EVERY_HOURS });
    } catch (error) {
      log.warn({ err: error }, "could not forget old messages");
    }
  };
}
