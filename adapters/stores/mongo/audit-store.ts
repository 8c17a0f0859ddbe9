import type { AuditEvent, AuditStore } from "../../../domain/audit.ts";
import type { PersonId } from "../../../domain/person.ts";
import type { Access } from "./access.ts";
import type { AuditDocument } from "./documents/audit.ts";
import { newDocumentId } from "./documents/messages.ts";
import { insertOnce } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/** The trail of what matters to security. Nobody watches for it. */
export function createAuditStore({ models: { audit }, read, lease }: Access): AuditStore {
  return {
    note: (event) =>
      lease(async () => {
        await insertOnce(audit, { _id: newDocumentId(), ...event, at_ms: milliseconds(event.at) });
      }),
    events: ({ person, limit }) =>
      read(async () => {
        const found = audit.find(person === undefined ? {} : { person });
        return (await found.sort({ at_ms: -1, _id: -1 }).limit(limit).lean()).map(toEvent);
      }),
    forget: (before) =>
      lease(async () => {
        await audit.deleteMany({ at_ms: { $lt: milliseconds(before) } });
      }),
  };
}

/** Makes one person's trail another's. */
export async function absorbAudit({ audit }: Models, from: PersonId, into: PersonId): Promise<void> {
  await audit.updateMany({ person: from }, { $set: { person: into } });
}

function toEvent({ id, kind, person, channel, at }: AuditDocument): AuditEvent {
  return { id, kind, person, channel, at };
}
