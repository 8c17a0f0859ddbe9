import { describe, expect, test } from "vitest";
import { openPhone, PIN } from "../../../tests/support/phone-bot.ts";

describe("a call", () => {
  test("asks for the PIN by keys alone, then listens", async () => {
    const { call } = await openPhone();
    const owner = await call();
    expect(owner.heard.said).toBe("Welcome to BudgetWise. Please key in your six digit PIN.");
    expect(owner.heard.listening).toMatchObject({ input: "dtmf", numDigits: "6" });
    const heard = await owner.key(PIN);
    expect(heard.said).toBe("Hello! Tell me what you spent, or ask what's left.");
    expect(heard.listening).toMatchObject({ input: "dtmf speech", numDigits: "1", language: "en-US" });
  });

  test("is answered from the book of its caller", async () => {
    const { bot, enter } = await openPhone();
    await bot.say("coffee 4.50");
    const owner = await enter();
    expect((await owner.say("What did I spend today?")).said).toContain("four dollars fifty");
  });
});
