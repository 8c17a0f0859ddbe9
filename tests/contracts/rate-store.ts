import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DayRates } from "../../domain/exchange-rate.ts";
import type { RateStore } from "../../domain/ports.ts";
import { instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

/** What every store of exchange rates must do. */
export function rateStoreContract(name: string, open: OpenStores): void {
  let stores: Stores;
  let rates: RateStore;

  beforeEach(async () => {
    stores = await open();
    rates = stores.rates;
  });

  afterEach(() => stores.close());

  const of = (day: string, usd = "1.1550"): DayRates => ({ day, base: "EUR", rates: { USD: usd, JPY: "168.42" } });
  const daysAround = async (day: string, knownBy = instant(9_000)): Promise<string[]> =>
    (await rates.around("EUR", day, knownBy)).map((found) => found.day);

  describe(`exchange rates in ${name}`, () => {
    it("come back as they were kept", async () => {
      await rates.keep(of("2026-06-10"), instant(0));
      expect(await rates.around("EUR", "2026-06-10", instant(0))).toEqual([of("2026-06-10")]);
    });

    it("are those of the day or before, and those after it", async () => {
      for (const day of ["2026-06-12", "2026-06-08", "2026-06-10", "2026-06-05"]) await rates.keep(of(day), instant(0));
      expect(await daysAround("2026-06-09")).toEqual(["2026-06-08", "2026-06-10"]);
      expect(await daysAround("2026-06-10")).toEqual(["2026-06-10", "2026-06-12"]);
      expect(await daysAround("2026-06-30")).toEqual(["2026-06-12"]);
      expect(await daysAround("2026-06-01")).toEqual(["2026-06-05"]);
      expect(await rates.around("USD", "2026-06-10", instant(0))).toEqual([]);
    });

    it("never change once they are kept", async () => {
      await rates.keep(of("2026-06-10"), instant(0));
      await rates.keep(of("2026-06-10", "9.9999"), instant(60));
      expect(await rates.around("EUR", "2026-06-10", instant(60))).toEqual([of("2026-06-10")]);
    });

    it("that came later are not seen by what was decided before", async () => {
      await rates.keep(of("2026-06-09"), instant(0));
      await rates.keep(of("2026-06-10"), instant(60));
      expect(await daysAround("2026-06-10", instant(59))).toEqual(["2026-06-09"]);
      expect(await daysAround("2026-06-10", instant(60))).toEqual(["2026-06-10"]);
    });

    it("are kept once, however many keep them at once", async () => {
      await Promise.all([0, 1, 2].map((second) => rates.keep(of("2026-06-10", `1.${second + 1}`), instant(second))));
      expect(await daysAround("2026-06-10")).toEqual(["2026-06-10"]);
    });

    it("tell when they were last seen", async () => {
      expect(await rates.lastSeen("EUR")).toBeNull();
      await rates.keep(of("2026-06-10"), instant(60));
      await rates.keep(of("2026-06-08"), instant(0));
      expect(await rates.lastSeen("EUR")).toBe(instant(60));
      await rates.keep(of("2026-06-10"), instant(7_200));
      expect(await rates.lastSeen("EUR")).toBe(instant(7_200));
      expect(await rates.lastSeen("USD")).toBeNull();
    });
  });
}
