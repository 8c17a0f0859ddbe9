import { describe, expect, it } from "vitest";
import { callsOf } from "../../../tests/support/meaning.ts";

const toolsOf = (text: string): string[] =>
  callsOf(text, { currency: "EUR", locale: "de-DE" }).map(({ tool, args }) => `${tool} ${String(args.amount)}`);

describe("money that came back, in another language", () => {
  it.each([
    ["die Bahn hat mir 23 Euro erstattet", "log_refund 23.00"],
    ["Amazon m'a remboursé le mixeur 89,99", "log_refund 89.99"],
    ["me devolvieron 18,50 por la camisa", "log_refund 18.50"],
    ["mi hanno rimborsato il biglietto, 45 euro", "log_refund 45.00"],
    ["me devolveram 30 do sapato", "log_refund 30.00"],
  ])("is a refund: %j", (text, expected) => {
    expect(toolsOf(text)).toEqual([expected]);
  });

  it.each(["j'attends toujours le remboursement de 40", "die 40 Euro Erstattung sind noch nicht da"])(
    "is none before it came: %j",
    (text) => {
      expect(toolsOf(text).filter((call) => call.startsWith("log_"))).toEqual([]);
    },
  );
});

describe("pay, in another language", () => {
  it.each([
    ["Gehalt ist da, 2.700 €", "log_income 2700.00"],
    ["Witwenrente 611,40", "log_income 611.40"],
    ["paye tombée 1874,30", "log_income 1874.30"],
    ["habe mein altes Fahrrad verkauft, 80 Euro", "log_income 80.00"],
  ])("is income: %j", (text, expected) => {
    expect(toolsOf(text)).toEqual([expected]);
  });
});
