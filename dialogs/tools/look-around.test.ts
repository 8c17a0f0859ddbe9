import { expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import { storedState } from "../../tests/support/ledger-state.ts";
import { call } from "../../tests/support/tool-calls.ts";

test("a newcomer is offered an example, and nobody else", async () => {
  const home = await openHousehold();
  await home.say(call("small_talk", { kind: "greeting" }));
  expect(home.choices.map(({ label }) => label)).toEqual(["Look around"]);
  await home.say(call("log_expense", { amount: "4.50", description: "coffee" }));
  await home.say(call("small_talk", { kind: "greeting" }));
  expect(home.choices).toEqual([]);
});

test("each thing to see leads to the others, says that it is an example, and leaves the own book as it was", async () => {
  const home = await openHousehold();
  await home.say(call("small_talk", { kind: "greeting" }));
  const month = await home.press("Look around");
  expect(month).toContain("None of it is yours");
  expect(month).toMatch(/\$[\d,.]+ left to spend until Tue 30 Jun/);
  expect(month).toContain("Groceries");
  const verdict = await home.press("Can I afford headphones?");
  expect(verdict).toContain("Headphones, $180.00");
  expect(await home.press("Where does it go?")).toContain("Housing");
  const bills = await home.press("Which bills are coming?");
  expect(bills).toContain("Netflix");
  expect(home.operations).toEqual([]);
  expect(home.state.facts).toEqual([]);
  expect(home.state.shown).toEqual([]);
  expect(await home.press("Start my own")).toContain("nothing of it is kept");
  expect(home.choices).toEqual([]);
  expect((await storedState(home.stores.ledgers, home.person.ledger)).entries).toEqual({});
  expect(await home.say(call("summarize_budget"))).toContain("Nothing logged yet");
});

test("the example counts in the person's currency, and in dollars where theirs has no cents", async () => {
  const euros = await openHousehold({ currency: "EUR", locale: "de-DE" });
  expect(await euros.say(call("look_around"))).toMatch(/€/);
  const yen = await openHousehold({ currency: "JPY", locale: "ja-JP" });
  expect(await yen.say(call("look_around"))).toMatch(/\$/);
});
