import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Usage, UsageStore } from "../../dialogs/usage.ts";
import type { OpenStores, Stores } from "./stores.ts";

const DAY = "2026-11-02";

function aUsage(change: Partial<Usage> = {}): Usage {
  return {
    person: "person-1",
    day: DAY,
    kind: "model",
    calls: 1,
    tokens: { input: 1_000, cached: 800, output: 50, reasoning: 20 },
    microDollars: 52,
    ...change,
  };
}

/** What every usage store must do. */
export function usageStoreContract(name: string, open: OpenStores): void {
  describe(`usage in ${name}`, () => {
    let stores: Stores;
    let usage: UsageStore;

    beforeEach(async () => {
      stores = await open();
      usage = stores.usage;
    });

    afterEach(() => stores.close());

    it("is nothing on a day without calls", async () => {
      expect(await usage.onDay(DAY)).toEqual([]);
    });

    it("is added up for each person, day and kind", async () => {
      await usage.add(aUsage());
      await usage.add(aUsage({ tokens: { input: 10, cached: 1, output: 2, reasoning: 3 }, microDollars: 5 }));
      await usage.add(aUsage({ kind: "speech" }));
      await usage.add(aUsage({ person: "person-2" }));
      await usage.add(aUsage({ day: "2026-11-03" }));
      const added = { calls: 2, tokens: { input: 1_010, cached: 801, output: 52, reasoning: 23 }, microDollars: 57 };
      const found = await usage.onDay(DAY);
      expect(found).toHaveLength(3);
      expect(found).toContainEqual(aUsage(added));
      expect(found).toContainEqual(aUsage({ kind: "speech" }));
      expect(found).toContainEqual(aUsage({ person: "person-2" }));
    });

    it("loses no call, however many are added at once", async () => {
      await Promise.all(Array.from({ length: 20 }, () => usage.add(aUsage())));
      expect(await usage.onDay(DAY)).toMatchObject([{ calls: 20, microDollars: 20 * 52 }]);
    });

    it("is told to be used up once a day, and again to a turn that is run again", async () => {
      expect(await usage.noteTold("person-1", DAY, "console:1")).toBe(true);
      expect(await usage.noteTold("person-1", DAY, "console:2")).toBe(false);
      expect(await usage.noteTold("person-1", DAY, "console:1")).toBe(true);
      expect(await usage.noteTold("person-2", DAY, "console:3")).toBe(true);
      expect(await usage.noteTold("person-1", "2026-11-03", "console:4")).toBe(true);
    });
  });
}
