import { describe, expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { stateOf } from "../../tests/support/ledger-state.ts";
import { call, householdAfter, log } from "../../tests/support/tool-calls.ts";
import type { ToolCall } from "./call.ts";
import type { PreferenceArgs } from "./set-preferences.ts";

const prefer = (home: Household, given: PreferenceArgs): Promise<string> => home.say(call("set_preferences", given));
const preferencesOf = async (home: Household) => (await stateOf(home)).preferences[home.person.id];

describe("another currency", () => {
  test("is the book's as well while that holds nothing", async () => {
    const home = await householdAfter();
    expect(await prefer(home, { currency: "EUR" })).toBe("⚙️ Amounts are euros from now on, and so is your book.");
    expect(await home.say(log("coffee", "4.50"))).toContain("✅ Coffee €4.50");
    expect(await home.say(call("set_limit", { category: "dining", amount: "200" }))).toContain("€4.50 of €200 spent");
    expect(await prefer(home, { currency: "EUR" })).toBe("Already so: Amounts are euros, like your book.");
    expect(home.operations).toEqual([]);
    expect(await home.say(call("undo", { count: 3 }))).toContain("Undone: currency as before → EUR");
    expect(await home.say(log("coffee", "4.50"))).toContain("✅ Coffee $4.50");
  });

  test("asks what the first entries were in, and takes yes for all of them", async () => {
    const home = await householdAfter(log("coffee", "4.50"), log("taxi", "12"));
    expect(await prefer(home, { currency: "EUR" })).toBe(
      "Was what you logged so far (2 entries) in euros, too?\n1) Yes, in euros\n2) No, in US dollars",
    );
    expect(home.operations).toEqual([]);
    expect(await home.press("Yes, in euros")).toBe("⚙️ Amounts are euros, also all 2 that you logged so far.");
    expect(Object.values((await stateOf(home)).entries).map(({ amount, counts }) => [amount, counts])).toEqual([
      [{ minor: 450, currency: "EUR" }, 450],
      [{ minor: 1_200, currency: "EUR" }, 1_200],
    ]);
    expect(await home.say(call("undo"))).toContain("Coffee $4.50 → €4.50");
    expect(Object.values((await stateOf(home)).entries).map(({ amount }) => amount.currency)).toEqual(["USD", "USD"]);
  });

  test("leaves the book in its own where the answer is no", async () => {
    const home = await householdAfter(log("coffee", "4.50"));
    await prefer(home, { currency: "EUR", payday: 1 });
    expect(await home.press("No, in US dollars")).toContain("Your book goes on in US dollars");
    expect(await home.say(log("taxi", "12"))).toContain("✅ Taxi €12.00");
    expect((await stateOf(home)).settings).toEqual({});
  });

  test("leaves the book in its own where more than entries count in it", async () => {
    const home = await householdAfter(call("set_limit", { category: "dining", amount: "200" }));
    expect(await prefer(home, { currency: "EUR" })).toBe(
      "⚙️ Amounts without a sign are euros from now on. Your book goes on in US dollars, because it counts in them already: the rest is converted.",
    );
    expect(await home.say(log("taxi", "12"))).toContain("✅ Taxi €12.00");
    expect(await prefer(home, { currency: "USD" })).toBe("⚙️ Amounts are US dollars, like your book.");
  });

  test("that has no such amounts changes nothing", async () => {
    const home = await householdAfter(log("coffee", "4.50"));
    expect(await prefer(home, { currency: "JPY", was_misread: true })).toBe('JPY has 0 decimals; "4.50" has more.');
    expect(home.operations).toEqual([]);
  });
});

describe("somewhere else", () => {
  test("is another clock, which days go by", async () => {
    const home = await openHousehold({ now: "2026-06-10T23:30:00Z" });
    expect(await prefer(home, { time_zone: "Asia/Tokyo" })).toBe(
      "⚙️ Your clock goes by Tokyo, where it is 08:30. Amounts without a sign stay US dollars; say “use Japanese yen” to change that.",
    );
    await home.say(log("coffee", "4.50"));
    expect(Object.values((await stateOf(home)).entries)[0]?.date).toBe("2026-06-11");
  });

  test("for some days is its money and clock until then, the last day included, and the book stays", async () => {
    const home = await householdAfter();
    expect(await prefer(home, { time_zone: "Asia/Tokyo", until: "2026-06-12" })).toBe(
      "⚙️ Until Fri 12 Jun: amounts without a sign are Japanese yen; days are those of Tokyo, where it is 21:00; your book stays in US dollars.",
    );
    expect(await home.say(log("ramen", "1200"))).toContain("✅ Ramen ¥1,200");
    home.now = "2026-06-12T14:59:00Z";
    expect(await home.say(log("sushi", "3000"))).toContain("✅ Sushi ¥3,000");
    home.now = "2026-06-12T15:00:00Z";
    expect(await home.say(log("coffee", "4"))).toContain("✅ Coffee $4.00");
    expect((await stateOf(home)).settings).toEqual({});
  });

  test("ends when one is back, or moves", async () => {
    const home = await householdAfter(call("set_preferences", { time_zone: "Asia/Tokyo", until: "2026-06-30" }));
    expect(await prefer(home, { until: "2026-06-09" })).toBe("⚙️ Welcome back: your own money and clock again.");
    expect(await preferencesOf(home)).toEqual({ person: home.person.id });
    await prefer(home, { currency: "GBP", until: "2026-06-30" });
    expect(await home.say(log("tea", "4"))).toContain("✅ Tea £4.00");
    await prefer(home, { time_zone: "Europe/Madrid" });
    expect(await preferencesOf(home)).toEqual({ person: home.person.id, zone: "Europe/Madrid" });
    expect(await home.say(log("tea", "4"))).toContain("✅ Tea $4.00");
  });

  test("writes amounts and dates as they are written there", async () => {
    const home = await householdAfter();
    expect(await prefer(home, { locale: "de-DE" })).toMatch(
      /^⚙️ Amounts and dates look like 1\.234,50\s\$ and Mi\.? 10 Juni now\.$/,
    );
    expect(await home.say(log("coffee", "4.50"))).toMatch(/^✅ Coffee 4,50\s\$ /);
  });
});

describe("another payday", () => {
  test("cuts all months anew while no plan was made, and moves limits and warnings with them", async () => {
    const home = await householdAfter(
      call("set_limit", { category: "dining", amount: "100" }),
      log("dinner", "85", { date: "2026-05-30" }),
    );
    expect((await stateOf(home)).alerts).toEqual({});
    expect(await prefer(home, { payday: 25 })).toBe(
      [
        "⚙️ Payday is day 25: this budget month is Mon 25 May to Wed 24 Jun, the next one Thu 25 Jun to Fri 24 Jul.",
        "⚠️ Dining passed 80 % (85 %): $15 left for 15 days.",
      ].join("\n"),
    );
    expect(Object.keys((await stateOf(home)).alerts)).toEqual(["2026-06:dining:80"]);
    expect(await prefer(home, { payday: 25 })).toContain("Already so:");
    expect(await home.say(call("undo"))).toContain("↩️ Undone: payday 1 → 25");
    expect((await stateOf(home)).alerts).toEqual({});
  });

  test("takes effect at the next start once there is a plan, after one bridging month", async () => {
    const home = await householdAfter(call("create_budget", { income: "3000" }));
    expect(await prefer(home, { payday: 25 })).toBe(
      "⚙️ Payday is day 25: this budget month is Mon 1 Jun to Tue 30 Jun; the next, Wed 1 Jul to Fri 24 Jul, has 24 days, and then it is Sat 25 Jul to Mon 24 Aug.",
    );
  });
});

describe("quiet, digests, hints and manner", () => {
  test.each<[PreferenceArgs, string, object]>([
    [{ quiet_from: "21:00" }, "Quiet from 21:00 to 07:00", { quiet: { from: "21:00", to: "07:00" } }],
    [{ quiet_from: "23:00", quiet_to: "06:30" }, "from 23:00 to 06:30", { quiet: { from: "23:00", to: "06:30" } }],
    [{ quiet_to: "09:00" }, "from 22:00 to 09:00", { quiet: { from: "22:00", to: "09:00" } }],
    [{ digest: "weekly" }, "A digest of each week comes on the morning after it", { digest: "weekly" }],
    [{ nudges: "few" }, "Only warnings come of my own accord", { nudges: "few" }],
    [{ tone: "warm" }, "Friendly words it is: warnings, advice and summaries come with a kind one.", { tone: "warm" }],
  ])("%o is said and kept", async (given, words, kept) => {
    const home = await householdAfter();
    expect(await prefer(home, given)).toContain(words);
    expect(await preferencesOf(home)).toEqual({ person: home.person.id, ...kept });
    expect(await prefer(home, given)).toContain("Already so:");
  });

  test("quiet hours change one end at a time, and end", async () => {
    const home = await householdAfter(call("set_preferences", { quiet_from: "21:00", quiet_to: "06:00" }));
    await prefer(home, { quiet_to: "08:00" });
    expect((await preferencesOf(home))?.quiet).toEqual({ from: "21:00", to: "08:00" });
    expect(await prefer(home, { quiet_from: "off" })).toContain("No quiet hours");
    expect((await preferencesOf(home))?.quiet).toBeUndefined();
    expect(await home.say(call("undo"))).toContain("Undone: quiet 21:00–08:00 → never");
  });
});

describe("warnings at other percents", () => {
  const limited = () =>
    householdAfter(
      call("set_limit", { category: "dining", amount: "100" }),
      call("set_limit", { category: "travel", amount: "100" }),
    );
  const warn = (home: Household, ...alerts: readonly number[]) => prefer(home, { alerts: [...alerts] });

  test("are given where those are crossed, and not where the usual ones are", async () => {
    const home = await limited();
    expect(await warn(home, 100, 50)).toBe("⚙️ Warnings come at 50 % and 100 % of a category.");
    expect(await home.say(log("dinner", "50"))).toContain("⚠️ Passed 50 % (50 %): $50 left for 21 days.");
    expect(await home.say(log("dinner", "35"))).not.toContain("⚠️");
    expect(await home.say(log("dinner", "15"))).toContain("⚠️ Fully used.");
    expect(await home.say(call("undo"))).toContain("The 100 % warning for Dining is armed again.");
  });

  test("that are passed already are told of once, and armed again below them", async () => {
    const home = await limited();
    await home.say(log("dinner", "60"), log("flight", "40", { category: "travel" }));
    expect(await warn(home, 30, 50, 100)).toBe(
      "⚙️ Warnings come at 30 %, 50 % and 100 % of a category. Past it already: Dining (50 %), Travel (30 %).",
    );
    expect(Object.keys((await stateOf(home)).alerts)).toEqual([
      "2026-06:dining:30",
      "2026-06:dining:50",
      "2026-06:travel:30",
    ]);
    expect(await home.say(log("dinner", "5"))).not.toContain("⚠️");
    await home.say(call("undo"));
    expect(await home.say(call("set_limit", { category: "dining", amount: "130" }))).toContain(
      "The 50 % warning for Dining is armed again.",
    );
  });

  test("are the usual ones again when that is undone", async () => {
    const home = await limited();
    await home.say(log("dinner", "85"));
    const before = await stateOf(home);
    await warn(home, 90);
    expect((await stateOf(home)).alerts).toEqual({});
    expect(await home.say(log("dinner", "6"))).toContain("⚠️ Passed 90 %");
    expect(await home.say(call("undo", { count: 2 }))).toContain("warnings as usual → 90 %");
    expect(await stateOf(home)).toEqual(before);
  });

  test("may be none", async () => {
    const home = await limited();
    expect(await warn(home)).toBe("⚙️ No warnings when a category is nearly used up.");
    expect(await home.say(log("dinner", "150"))).not.toContain("⚠️");
  });
});

test("several things at once are told a line each; nothing at all is refused", async () => {
  const home = await householdAfter();
  expect((await prefer(home, { tone: "plain", digest: "off", time_zone: "Europe/Paris" })).split("\n")).toHaveLength(3);
  expect(await home.say(call("set_preferences", { was_misread: true }))).toContain("couldn't make sense of that");
  expect(await home.say(call("set_preferences", { time_zone: "Mars/Olympus" }))).toContain(
    "couldn't make sense of that",
  );
});

test("a warning is as kind or as strict as they want it, and its figures stay the same", async () => {
  const said = async (tone: "plain" | "warm" | "strict"): Promise<readonly string[]> => {
    const home = await householdAfter();
    await home.say(call("set_limit", { category: "dining", amount: "100" }));
    await prefer(home, { tone });
    return [
      await home.say(log("dinner", "85")),
      await home.say(log("dinner", "15")),
      await home.say(log("dinner", "2")),
    ];
  };
  expect(await said("plain")).toEqual([
    expect.stringContaining("$15 left for 21 days."),
    expect.stringContaining("⚠️ Fully used."),
    expect.not.stringContaining("⚠️"),
  ]);
  expect((await said("strict"))[0]).toContain("$15 left for 21 days. Slow down.");
  expect((await said("warm"))[1]).toContain("⚠️ Fully used. Nothing is lost: it is just enough.");
});

describe("advice and summaries", () => {
  const check = (amount: string, item = "headphones"): ToolCall => call("check_purchase", { item, amount });
  const said = async (tone: "plain" | "warm" | "strict", ...calls: readonly ToolCall[]): Promise<string> => {
    const home = await householdAfter();
    await home.say(call("create_budget", { income: "3000" }));
    await prefer(home, { tone });
    for (const one of calls.slice(0, -1)) await home.say(one);
    return home.say(calls.at(-1) ?? call("help"));
  };

  test.each<[string, ToolCall[], string, string]>([
    ["a purchase that fits", [check("20")], "Enjoy it.", "Then leave it at that."],
    ["one that does not", [check("20000")], "It says nothing about you, it just does not fit.", "Leave it."],
    ["what is left", [call("summarize_budget")], "There is still room.", "Make it last."],
    [
      "what is over",
      [{ ...log("sofa", "5000"), confirmed: true }, call("summarize_budget")],
      "It happens to everybody; go easy on yourself.",
      "Essentials only from here.",
    ],
  ])("are as kind or as strict as they want it for %s, with the same figures", async (_what, calls, kind, hard) => {
    const plain = await said("plain", ...calls);
    const facts = (text: string): string => text.replace(/[ \n](?:KIND|HARD)/, "");
    const [warm, strict] = [await said("warm", ...calls), await said("strict", ...calls)];
    expect([warm.replace(kind, "KIND"), strict.replace(hard, "HARD")].map(facts)).toEqual([plain, plain]);
    expect([warm, strict]).not.toContain(plain);
  });

  test("scold nobody for what they need", async () => {
    const rent = call("check_purchase", { item: "rent", amount: "20000", category: "housing" });
    const strict = await said("strict", rent);
    expect(strict).toContain("Don't buy");
    expect(strict).toBe(await said("plain", rent));
  });
});
