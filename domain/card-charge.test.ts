import { describe, expect, test } from "vitest";
import { anEntry } from "../tests/contracts/samples.ts";
import { chargedEntry } from "./card-charge.ts";
import { money } from "./money.ts";

const taxi = anEntry({ description: "Taxi home", cents: 2_000, date: "2026-06-10" });
const charge = { normalised: "taxi", minor: 2_240, date: "2026-06-10" };

describe("a charge is of what was told before", () => {
  test("where name, amount and day are near", () => {
    expect(chargedEntry(charge, [anEntry({ description: "Lunch", cents: 2_240 }), taxi])).toBe(taxi);
    expect(chargedEntry({ ...charge, date: "2026-06-13" }, [taxi])).toBe(taxi);
    expect(chargedEntry({ ...charge, minor: 1_500 }, [taxi])).toBe(taxi);
  });

  test("the latest of several", () => {
    const later = { ...taxi, id: "later" };
    expect(chargedEntry(charge, [later, taxi])).toBe(later);
  });

  test("that waits for it, whatever its figure", () => {
    const abroad = anEntry({ description: "taxi", amount: money(2_000, "CHF"), counts: null, date: "2026-06-10" });
    expect(chargedEntry({ ...charge, minor: 9_900 }, [abroad])).toBe(abroad);
  });
});

test.each([
  ["of another name", { normalised: "dinner" }],
  ["days later", { date: "2026-06-14" }],
  ["much dearer", { minor: 2_667 }],
  ["much cheaper", { minor: 1_499 }],
  ["in other money", { minor: null }],
])("a charge %s is another purchase", (_how, change) => {
  expect(chargedEntry({ ...charge, ...change }, [taxi])).toBeNull();
});

test("what came back is no purchase", () => {
  expect(chargedEntry(charge, [{ ...taxi, kind: "refund" }])).toBeNull();
});
