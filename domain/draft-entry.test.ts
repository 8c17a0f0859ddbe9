import { describe, expect, test } from "vitest";
import { aLedger, anEntry, START } from "../tests/contracts/samples.ts";
import type { Author } from "./book.ts";
import { draftEntry, reviseEntry } from "./draft-entry.ts";
import { InvalidInput } from "./errors.ts";
import { money } from "./money.ts";

const ledger = aLedger();
const today = "2026-11-02";
const author: Author = { turn: "turn-1", actor: "person-1", channel: "console", at: START };
const draft = {
  id: "entry-1",
  kind: "expense",
  amount: money(450, "USD"),
  description: "Café crème",
  category: "dining",
  date: today,
  tags: ["lisbon"],
  suggested: { category: "dining", confidence: 0.9 },
  position: 2,
} as const;

describe("a new entry", () => {
  test("bears who made it, where it came from and what it counts", () => {
    expect(draftEntry(ledger, author, today, draft)).toEqual({
      id: "entry-1",
      ledger: "ledger-1",
      kind: "expense",
      amount: money(450, "USD"),
      description: "Café crème",
      normalised: "cafe creme",
      category: "dining",
      date: today,
      tags: ["lisbon"],
      suggested: { category: "dining", confidence: 0.9 },
      actor: "person-1",
      counts: 450,
      source: { channel: "console", event: "turn-1", position: 2 },
      madeAt: START,
    });
  });

  test("counts nothing as long as its money is foreign", () => {
    expect(draftEntry(ledger, author, today, { ...draft, amount: money(4_800, "JPY") }).counts).toBeNull();
  });

  test("keeps no card number", () => {
    const { description, normalised } = draftEntry(ledger, author, today, {
      ...draft,
      description: "Shop 4111 1111 1111 1111",
    });
    expect([description, normalised]).toEqual(["Shop •••• 1111", "shop 1111"]);
    const renamed = reviseEntry(anEntry(), ledger, today, { description: "Shop 4111111111111111" });
    expect(renamed.description).toBe("Shop •••• 1111");
  });

  test("may not lie in the future, nor more than fifty years back", () => {
    const on = (date: string) => draftEntry(ledger, author, today, { ...draft, date });
    expect(() => on("2026-11-03")).toThrow(InvalidInput);
    expect(on("1976-11-02").date).toBe("1976-11-02");
    expect(() => on("1976-11-01")).toThrow("1976-11-01 is too long ago");
  });
});

describe("a correction", () => {
  const entry = anEntry();

  test("changes what it says and nothing else", () => {
    const after = reviseEntry(entry, ledger, today, { price: { amount: money(1_500, "USD") }, description: "Tea" });
    expect(after).toEqual({
      ...entry,
      amount: money(1_500, "USD"),
      counts: 1_500,
      description: "Tea",
      normalised: "tea",
    });
    expect(reviseEntry(entry, ledger, today, {})).toEqual(entry);
  });

  test("to a charge in the ledger's currency keeps what was paid abroad", () => {
    const abroad = anEntry({ amount: money(4_800, "JPY"), counts: null });
    const charged = reviseEntry(abroad, ledger, today, { price: { amount: money(3_120, "USD") } });
    expect(charged.counts).toBe(3_120);
    expect(charged.original).toEqual({ amount: money(4_800, "JPY"), rate: null, rateDate: null });
    const corrected = reviseEntry(charged, ledger, today, { price: { amount: money(3_211, "USD") } });
    expect(corrected.original).toEqual(charged.original);
    expect(reviseEntry(charged, ledger, today, { category: "travel" }).original).toEqual(charged.original);
  });

  test("to a charge replaces what its rate had made of it", () => {
    const original = { amount: money(4_800, "JPY"), rate: "0.0065", rateDate: "2026-10-30" };
    const converted = anEntry({ amount: money(3_120, "USD"), counts: 3_120, original });
    const charged = reviseEntry(converted, ledger, today, { price: { amount: money(3_211, "USD") } });
    expect(charged).toMatchObject({ amount: money(3_211, "USD"), counts: 3_211 });
    expect(charged.original).toEqual({ amount: money(4_800, "JPY"), rate: null, rateDate: null });
    expect(reviseEntry(converted, ledger, today, { date: "2026-11-01" }).original).toEqual(original);
  });

  test("of what was paid abroad takes its new price as it is", () => {
    const abroad = anEntry({ amount: money(4_800, "JPY"), counts: null });
    const price = {
      amount: money(3_250, "USD"),
      original: { amount: money(5_000, "JPY"), rate: "0.0065", rateDate: "2026-10-30" },
    };
    expect(reviseEntry(abroad, ledger, today, { price })).toMatchObject({ ...price, counts: 3_250 });
    expect(reviseEntry({ ...abroad, ...price }, ledger, today, { price: { amount: money(90, "EUR") } })).toEqual({
      ...abroad,
      amount: money(90, "EUR"),
      counts: null,
    });
  });

  test("of a misread currency keeps nothing of it", () => {
    const abroad = anEntry({ amount: money(450, "EUR"), counts: null });
    const after = reviseEntry(abroad, ledger, today, { price: { amount: money(450, "USD") }, wasMisread: true });
    expect(after).toEqual({ ...abroad, amount: money(450, "USD"), counts: 450 });
    expect(
      reviseEntry(entry, ledger, today, { price: { amount: money(450, "EUR") }, wasMisread: true }).counts,
    ).toBeNull();
  });

  test("of a refund goes on counting against spending", () => {
    expect(
      reviseEntry(anEntry({ kind: "refund" }), ledger, today, { price: { amount: money(900, "USD") } }).counts,
    ).toBe(-900);
  });

  test("may not move an entry into the future", () => {
    expect(() => reviseEntry(entry, ledger, today, { date: "2026-11-03" })).toThrow(InvalidInput);
  });
});
