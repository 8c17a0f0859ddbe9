import { describe, expect, test } from "vitest";
import { openChat } from "../../tests/support/chat.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { openBot } from "../../tests/support/running-bot.ts";

/** A chat with the whole bot on Wednesday, 10 June 2026. */
async function open() {
  const stores = openMemoryStores();
  const rates = { day: "2026-06-05", base: "EUR", rates: { USD: "1.04", JPY: "160" } };
  await stores.rates.keep(rates, "2026-06-05T15:00:00Z");
  const bot = await openBot({ stores, clock: fakeClock("2026-06-10T12:00:00Z"), exchangeRates: "ecb" });
  const chat = openChat(bot);
  const say = async (text: string): Promise<string> => (await chat.say(text)).answer;
  return { bot, chat, say };
}

describe("foreign money", () => {
  test("is told, converted, and put right by its charge", async () => {
    const { say } = await open();
    expect(await say("dinner 4,800 yen last Friday")).toBe(
      "✅ Dinner ¥4,800 = $31.20 (Fri 5 Jun, rate 0.0065) · charged differently?\n[Undo]",
    );
    expect(await say("32.11")).toBe("✏️ $31.20 → $32.11, ¥4,800 kept\n[Undo]");
  });

  test("keeps what the rate made of it where nobody minds", async () => {
    const { say } = await open();
    await say("dinner 4,800 yen last Friday");
    expect(await say("no")).toBe("All right, I left everything as it is.");
    expect(await say("what did I spend last friday")).toContain("¥4,800 = $31.20");
  });
});
