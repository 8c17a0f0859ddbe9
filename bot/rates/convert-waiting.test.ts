import { expect, test } from "vitest";
import type { RatesOn } from "../../dialogs/rates.ts";
import { plainText } from "../../dialogs/replies/plain-text.ts";
import type { ToolCall } from "../../dialogs/tools/call.ts";
import { type DayRates, ratesNearest } from "../../domain/exchange-rate.ts";
import { money } from "../../domain/money.ts";
import { anIdentity } from "../../tests/contracts/samples.ts";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { convertWaiting } from "./convert-waiting.ts";

const rates: DayRates = { day: "2026-06-05", base: "EUR", rates: { USD: "1.04", JPY: "160" } };
const ratesOn: RatesOn = async (day) => ratesNearest(day, [rates]);
const dinner: ToolCall = {
  tool: "log_expense",
  args: { description: "dinner", amount: "4800", currency: "JPY", date: "2026-06-05" },
};

function convertNow({ stores, now }: Household, ledgers = stores.ledgers): Promise<void> {
  return convertWaiting({
    ...stores,
    ledgers,
    ratesOn,
    now: () => Temporal.Instant.from(now),
    signal: new AbortController().signal,
  });
}

const entryOf = async ({ stores, person }: Household) =>
  (await stores.ledgers.entries({ ledger: person.ledger, order: "made", limit: 1 }))[0];

test("what waited for a rate is converted by the one of its day, once", async () => {
  const home = await openHousehold();
  await home.say(dinner);
  await convertNow(home);
  expect(await entryOf(home)).toMatchObject({
    amount: money(3_120, "USD"),
    counts: 3_120,
    original: { amount: money(4_800, "JPY"), rate: "0.0065", rateDate: "2026-06-05" },
  });
  const head = await home.stores.ledgers.head(home.person.ledger);
  await convertNow(home);
  expect(await home.stores.ledgers.head(home.person.ledger)).toBe(head);
});

test("what its owner took back stays as it is", async () => {
  const home = await openHousehold();
  await home.say(dinner);
  await convertNow(home);
  expect(await home.say({ tool: "undo", args: {} })).toContain("↩️ Undone: Dinner ¥4,800 = $31.20 (from Console)");
  await convertNow(home);
  expect((await entryOf(home))?.counts).toBeNull();
  expect(await home.say({ tool: "redo", args: {} })).toContain("↪️ Back again: Dinner ¥4,800 = $31.20");
});

test("an alert that it reaches is fired by the conversion itself", async () => {
  const home = await openHousehold();
  await home.say({ tool: "set_limit", args: { category: "dining", amount: "35" } });
  await home.say(dinner);
  await convertNow(home);
  const alerts = await home.stores.ledgers.records(home.person.ledger, "alerts");
  expect(alerts).toEqual([{ period: "2026-06", category: "dining", threshold: 80 }]);
});

test("who is warned by it is told in a chat, once", async () => {
  const home = await openHousehold();
  const { people, turns } = home.stores;
  await people.link(anIdentity({ person: home.person.id, pairedAt: home.now }));
  await home.say({ tool: "set_limit", args: { category: "dining", amount: "35" } });
  await home.say(dinner);
  await convertNow(home);
  const now = Temporal.Instant.from(home.now).epochMilliseconds;
  const messages = await turns.claimOutbox(["telegram"], now, now + 1_000, 10);
  expect(messages.map(({ address, reply }) => [address, plainText(reply)])).toEqual([
    [
      "chat-42",
      "Dinner ¥4,800 = $31.20 (Fri 5 Jun, rate 0.0065) counts now.\n⚠️ Dining passed 80 % (89.1 %): $3.80 left for 21 days.",
    ],
  ]);
});

test("money without a rate goes on waiting, and holds up nothing else", async () => {
  const home = await openHousehold();
  await home.say({ tool: "log_expense", args: { description: "pho", amount: "90000", currency: "VND" } }, dinner);
  await convertNow(home);
  const waiting = await home.stores.ledgers.uncounted(null, 10);
  expect(waiting.map(({ description }) => description)).toEqual(["pho"]);
});

test("a ledger that changes meanwhile is read again", async () => {
  const home = await openHousehold();
  await home.say(dinner);
  const { ledgers } = home.stores;
  let isFirst = true;
  await convertNow(home, {
    ...ledgers,
    async commit(operation) {
      if (isFirst) {
        isFirst = false;
        await home.say({ tool: "revise_expense", args: { which: { words: "dinner" }, description: "supper" } });
      }
      return ledgers.commit(operation);
    },
  });
  expect(await entryOf(home)).toMatchObject({ description: "supper", counts: 3_120 });
});
