import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AuditEvent, type AuditStore, auditKinds } from "../../domain/audit.ts";
import { instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

function anEvent(change: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: "signed_in:1",
    kind: "signed_in",
    person: "person-1",
    channel: "web",
    at: instant(0),
    ...change,
  };
}

/** The trail of what matters to security. */
export function auditStoreContract(name: string, open: OpenStores): void {
  describe(`the audit trail in ${name}`, () => {
    let stores: Stores;
    let audit: AuditStore;

    beforeEach(async () => {
      stores = await open();
      audit = stores.audit;
    });

    afterEach(() => stores.close());

    const idsOf = async (person?: string, limit = 10) =>
      (await audit.events({ ...(person === undefined ? {} : { person }), limit })).map(({ id }) => id);

    it("has each event as it was noted, also one that is nobody's", async () => {
      const failed = anEvent({ id: "sign_in_failed:1", kind: "sign_in_failed", person: null, channel: null });
      await audit.note(failed);
      expect(await audit.events({ limit: 10 })).toEqual([failed]);
      expect(await idsOf("person-1")).toEqual([]);
    });

    it.each(auditKinds)("keeps %s", async (kind) => {
      const event = anEvent({ id: `${kind}:1`, kind });
      await audit.note(event);
      expect(await audit.events({ limit: 10 })).toEqual([event]);
    });

    it("tells a person's, the latest first, and no more than was asked for", async () => {
      await audit.note(anEvent({ id: "a", at: instant(1) }));
      await audit.note(anEvent({ id: "c", at: instant(3) }));
      await audit.note(anEvent({ id: "b", at: instant(2) }));
      await audit.note(anEvent({ id: "d", at: instant(3) }));
      await audit.note(anEvent({ id: "e", at: instant(9), person: "person-2" }));
      expect(await idsOf("person-1")).toEqual(["d", "c", "b", "a"]);
      expect(await idsOf("person-1", 2)).toEqual(["d", "c"]);
      expect(await idsOf()).toEqual(["e", "d", "c", "b", "a"]);
    });

    it("notes once what is noted again, and keeps it as it was first", async () => {
      await Promise.all([1, 2, 3].map(() => audit.note(anEvent())));
      await audit.note(anEvent({ at: instant(5) }));
      expect(await audit.events({ limit: 10 })).toEqual([anEvent()]);
    });

    it("forgets what is older, and nothing else", async () => {
      await audit.note(anEvent({ id: "old", at: instant(1) }));
      await audit.note(anEvent({ id: "new", at: instant(2) }));
      await audit.forget(instant(2));
      expect(await idsOf()).toEqual(["new"]);
    });

    it("goes with its person when two become one", async () => {
      await audit.note(anEvent());
      await stores.people.absorb("person-1", "person-2");
      expect(await idsOf("person-2")).toEqual(["signed_in:1"]);
      expect(await idsOf("person-1")).toEqual([]);
    });
  });
}
