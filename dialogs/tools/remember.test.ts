import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";

const tell = (text: string) => ({ tool: "remember", args: { text } }) as const;
const LIST = { tool: "list_memory", args: {} } as const;

describe("what people tell about themselves", () => {
  test("is kept without the numbers of cards", async () => {
    const home = await openHousehold();
    expect(await home.say(tell("my card is 4111 1111 1111 1111"))).toContain("my card is •••• 1111");
    expect(await home.say(LIST)).not.toContain("4111 1111");
  });

  test("is listed in the order in which it was told", async () => {
    const home = await openHousehold();
    await home.say(tell("I rent"));
    home.now = "2026-06-10T12:01:00Z";
    await home.say(tell("I cycle"));
    expect(await home.say(LIST)).toContain("1. I rent\n2. I cycle");
  });

  test("has an end", async () => {
    const home = await openHousehold();
    for (let n = 1; n <= 50; n++) await home.say(tell(`fact ${n}`));
    expect(await home.say(tell("one more"))).toContain("forget one of them first");
    expect(await home.say(LIST)).not.toContain("one more");
  });

  test("is asked about where several things are meant", async () => {
    const home = await openHousehold();
    await home.say(tell("my car is old"));
    home.now = "2026-06-10T12:01:00Z";
    await home.say(tell("I share the car with Tom"));
    const forgetCar = { tool: "forget", args: { about: "the car" } } as const;
    expect(await home.say(forgetCar)).toBe(
      "Which one? 1. my car is old · 2. I share the car with Tom. Say “forget” and its number.",
    );
    expect(await home.say({ tool: "forget", args: { position: 2 } })).toContain(
      "Forgotten: “I share the car with Tom”",
    );
    expect(await home.say(forgetCar)).toContain("Forgotten: “my car is old”");
  });

  test("is forgotten all at once, and comes back by undo", async () => {
    const home = await openHousehold();
    await home.say(tell("I rent"), tell("I cycle"));
    expect(await home.say({ tool: "forget", args: { which: "all" } })).toContain("all 2 things");
    expect(await home.say(LIST)).toContain("haven't told me anything");
    await home.say({ tool: "undo", args: {} });
    expect(await home.say(LIST)).toContain("I cycle");
  });
});
