import type { AuditEvent, AuditStore } from "../../domain/audit.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Logger } from "../logger.ts";

/** What happened, and what it is known by among others of its kind; left out: each time is another. */
export type Happened = Omit<AuditEvent, "id" | "at"> & { readonly by?: string };

/** Notes what matters to security, after it happened. */
export type Trail = (happened: Happened) => Promise<void>;

/** What a secret is known by in the trail, from its hash: too little to find it by. */
export function shownOf(hash: string): string {
  return hash.slice(0, 16);
}

interface TrailDeps {
  readonly audit: Pick<AuditStore, "note">;
  readonly now: () => Temporal.Instant;
  readonly newId: IdSource;
  readonly log: Pick<Logger, "error">;
}

/** A trail over the store. Where it can't be written, what happened stands all the same, and the log has it. */
export function createTrail({ audit, now, newId, log }: TrailDeps): Trail {
  return async ({ by, ...event }) => {
    try {
      await audit.note({ ...event, id: `${event.kind}:${by ?? newId()}`, at: now().toString() });
    } catch (error) {
      log.error({ err: error, kind: event.kind }, "could not note what matters to security");
    }
  };
}
