import { describe, expect, it } from "vitest";
import { callsOf } from "../../../tests/support/meaning.ts";
import type { UnderstandingContext } from "../understanding.ts";

/** What is preferred by a text, said on Wednesday 10 June 2026; null when it is something else. */
function preferred(text: string, context: Partial<UnderstandingContext> = {}): unknown {
  const [call, ...others] = callsOf(text, context);
  return call?.tool === "set_preferences" && others.length === 0 ? call.args : null;
}

describe("a currency", () => {
  it.each<[string, string]>([
    ["use euros", "EUR"],
    ["please use euros from now on", "EUR"],
    ["switch to pounds", "GBP"],
    ["change my currency to euros", "EUR"],
    ["my currency is CHF", "CHF"],
    ["set currency to GBP", "GBP"],
    ["currency: EUR", "EUR"],
    ["I pay in Swiss francs", "CHF"],
    ["everything is in yen", "JPY"],
    ["use euros instead of dollars", "EUR"],
    ["not dollars, euros", "EUR"],
    ["my default currency is Indian rupees", "INR"],
    ["show amounts in Canadian dollars", "CAD"],
    ["I use Mexican pesos", "MXN"],
    ["use dollars", "USD"],
    ["count in €", "EUR"],
  ])("is set by “%s”", (text, currency) => {
    expect(preferred(text)).toEqual({ currency });
  });

  it("that several countries call so is asked about, unless it is one's own kind", () => {
    expect(callsOf("use dollars", { currency: "EUR" })[0]).toMatchObject({ tool: "ask" });
    expect(preferred("use dollars", { currency: "AUD" })).toEqual({ currency: "AUD" });
  });
});

describe("how one is taken", () => {
  it.each([
    "what are my settings?",
    "show me my preferences",
    "my settings",
    "what carries over?",
    "which categories carry over",
    "what do I carry over?",
  ])("is listed by “%s”", (text) => {
    expect(callsOf(text)).toEqual([{ tool: "list_preferences", args: {} }]);
  });
});

describe("a place", () => {
  it.each<[string, string]>([
    ["I'm in Berlin", "Europe/Berlin"],
    ["I am in Berlin now", "Europe/Berlin"],
    ["I moved to Madrid", "Europe/Madrid"],
    ["I live in London now", "Europe/London"],
    ["we're currently in Japan", "Asia/Tokyo"],
    ["just landed in New York", "America/New_York"],
    ["I just arrived in Kyoto", "Asia/Tokyo"],
    ["my time zone is Europe/Paris", "Europe/Paris"],
    ["set my timezone to Tokyo", "Asia/Tokyo"],
    ["time zone: Sydney", "Australia/Sydney"],
    ["I'm living in Munich", "Europe/Berlin"],
  ])("sets the clock by “%s”", (text, zone) => {
    expect(preferred(text.replace("just landed", "I just landed"))).toEqual({ time_zone: zone });
  });

  it.each<[string, string, string, string]>([
    ["I'm in Tokyo until Friday", "Asia/Tokyo", "JPY", "2026-06-12"],
    ["I'm travelling in Japan until June 20", "Asia/Tokyo", "JPY", "2026-06-20"],
    ["I'm on holiday in Italy until Sunday", "Europe/Rome", "EUR", "2026-06-14"],
    ["we're in Spain till the 20th", "Europe/Madrid", "EUR", "2026-06-20"],
    ["I'm in Bali for a week", "Asia/Makassar", "IDR", "2026-06-17"],
    ["in London for 3 days", "Europe/London", "GBP", "2026-06-12"],
    ["visiting Prague this weekend", "Europe/Prague", "CZK", "2026-06-14"],
    ["staying in Lisbon until 1 July", "Europe/Lisbon", "EUR", "2026-07-01"],
    ["I'm in Geneva today", "Europe/Zurich", "CHF", "2026-06-10"],
    ["I'm in Istanbul for the next two weeks", "Europe/Istanbul", "TRY", "2026-06-24"],
    ["I'm in Oslo until tomorrow", "Europe/Oslo", "NOK", "2026-06-11"],
  ])("is one to stay at by “%s”", (text, zone, currency, until) => {
    expect(preferred(text.replace(/^in /, "I'm in "))).toEqual({ time_zone: zone, currency, until });
  });

  it.each(["I'm back", "I'm back home", "I'm home again", "we're back from Japan", "back home", "my trip is over"])(
    "is left by “%s”",
    (text) => {
      expect(preferred(text)).toEqual({ until: "2026-06-09" });
    },
  );

  it("with several clocks is asked about, but its money is known for a stay", () => {
    expect(callsOf("I'm in the US")[0]).toMatchObject({ tool: "ask" });
    expect(preferred("I'm in Canada until Friday")).toEqual({ currency: "CAD", until: "2026-06-12" });
  });

  it.each(["I'm in debt", "I'm in a meeting", "I went to Paris", "I'm in Paris, taxi 20", "I'm going to Rome in July"])(
    "is none in “%s”",
    (text) => {
      expect(preferred(text)).toBeNull();
    },
  );
});

describe("a payday", () => {
  it.each<[string, number]>([
    ["payday is the 25th", 25],
    ["my payday is on the 1st", 1],
    ["payday: 25", 25],
    ["I get paid on the 25th", 25],
    ["I'm paid on the 15th of each month", 15],
    ["I get my salary on the 28th", 28],
    ["my salary comes on the 20th", 20],
    ["set my payday to the 28th", 28],
    ["change payday to 20", 20],
    ["my budget month starts on the 15th", 15],
    ["start my month on the 5th", 5],
    ["I get paid on the last day of the month", 31],
    ["payday is the end of the month", 31],
    ["payday moved to the 10th", 10],
  ])("is set by “%s”", (text, payday) => {
    expect(preferred(text)).toEqual({ payday });
  });

  it("has to be a day of the month", () => {
    expect(callsOf("payday is the 35th")[0]).toMatchObject({ tool: "ask" });
    expect(preferred("I get paid every Friday")).toBeNull();
  });
});

describe("quiet hours", () => {
  it.each<[string, object]>([
    ["quiet after 9pm", { quiet_from: "21:00" }],
    ["quiet from 22 to 7", { quiet_from: "22:00", quiet_to: "07:00" }],
    ["quiet hours 10pm to 7am", { quiet_from: "22:00", quiet_to: "07:00" }],
    ["quiet hours: 22:30-06:30", { quiet_from: "22:30", quiet_to: "06:30" }],
    ["don't message me after 9:30 pm", { quiet_from: "21:30" }],
    ["don't text me after 10", { quiet_from: "22:00" }],
    ["no messages before 8am", { quiet_to: "08:00" }],
    ["do not disturb from 11pm until 6:30", { quiet_from: "23:00", quiet_to: "06:30" }],
    ["be quiet at night", { quiet_from: "22:00", quiet_to: "07:00" }],
    ["quiet between 21:00 and 8:00", { quiet_from: "21:00", quiet_to: "08:00" }],
    ["stop messaging me after midnight", { quiet_from: "00:00" }],
    ["set quiet hours from 23 to 6", { quiet_from: "23:00", quiet_to: "06:00" }],
    ["no quiet hours", { quiet_from: "off" }],
    ["turn off quiet hours", { quiet_from: "off" }],
    ["message me any time", { quiet_from: "off" }],
  ])("are set by “%s”", (text, args) => {
    expect(preferred(text)).toEqual(args);
  });
});

describe("warnings", () => {
  it.each<[string, readonly number[]]>([
    ["warn me at 50 %", [50, 100]],
    ["warn me at 50 and 90 percent", [50, 90, 100]],
    ["alert me when I reach 70%", [70, 100]],
    ["set alerts to 60%, 90%", [60, 90, 100]],
    ["tell me when half of the budget is used", [50, 100]],
    ["warn me only at 90 %", [90]],
    ["only warn me at 100%", [100]],
    ["set my warning thresholds to 40% and 80%", [40, 80, 100]],
    ["notify me at 75 percent of a category", [75, 100]],
    ["alert at 50%", [50, 100]],
    ["don't warn me", []],
    ["turn off alerts", []],
    ["no more budget warnings", []],
    ["turn on alerts again", [80, 100]],
    ["usual warnings again", [80, 100]],
  ])("are set by “%s”", (text, alerts) => {
    expect(preferred(text)).toEqual({ alerts });
  });
});

describe("digests, nudges and tone", () => {
  it.each<[string, object]>([
    ["weekly digest", { digest: "weekly" }],
    ["send me a weekly summary", { digest: "weekly" }],
    ["I want a digest every week", { digest: "weekly" }],
    ["send me a report each month", { digest: "monthly" }],
    ["monthly digest please", { digest: "monthly" }],
    ["no digest", { digest: "off" }],
    ["turn off the digest", { digest: "off" }],
    ["stop sending me digests", { digest: "off" }],
    ["set the digest to monthly", { digest: "monthly" }],
    ["turn on the weekly digest", { digest: "weekly" }],
    ["no nudges", { nudges: "off" }],
    ["stop nudging me", { nudges: "off" }],
    ["turn off notifications", { nudges: "off" }],
    ["fewer nudges", { nudges: "few" }],
    ["nudge me less", { nudges: "few" }],
    ["only important notifications", { nudges: "few" }],
    ["more nudges please", { nudges: "many" }],
    ["nudge me more often", { nudges: "many" }],
    ["normal nudges again", { nudges: "normal" }],
    ["turn on hints", { nudges: "normal" }],
    ["be nicer", { tone: "warm" }],
    ["be a bit friendlier with me", { tone: "warm" }],
    ["be stricter with me", { tone: "strict" }],
    ["be blunt", { tone: "strict" }],
    ["tone: strict", { tone: "strict" }],
    ["use a warm tone", { tone: "warm" }],
    ["just the facts", { tone: "plain" }],
    ["talk plainly", { tone: "plain" }],
    ["no chit-chat", { tone: "plain" }],
    ["be more matter-of-fact", { tone: "plain" }],
    ["write dates the British way", { locale: "en-GB" }],
    ["my locale is de-DE", { locale: "de-DE" }],
    ["use the German number format", { locale: "de-DE" }],
  ])("are set by “%s”", (text, args) => {
    expect(preferred(text)).toEqual(args);
  });
});
