import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeMrkdwn, mentionsAny, readMrkdwn, stripMentions } from "./mrkdwn.ts";

test("reading undoes escaping, whatever was escaped", () => {
  const unit = fc.constantFrom("<", ">", "&", "&amp;", "<!channel>", "<@U1>", "a", "é", "🍕");
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit })), (text) => {
      expect(escapeMrkdwn(text)).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
      expect(readMrkdwn(escapeMrkdwn(text))).toBe(text);
    }),
  );
});

test.each([
  { markup: "coffee &amp; cake &lt;3 4.50", text: "coffee & cake <3 4.50" },
  { markup: "&amp;lt;", text: "&lt;" },
  { markup: "book at <http://shop.com|shop.com> 12", text: "book at shop.com 12" },
  { markup: "<https://shop.com/a?b=1&amp;c=2>", text: "https://shop.com/a?b=1&c=2" },
  { markup: "<mailto:ann@example.org|ann@example.org>", text: "ann@example.org" },
  { markup: "lent <@U2|tom> 50, <@U3> 20", text: "lent @tom 50, @U3 20" },
  { markup: "<#C1|lisbon> tram 3", text: "#lisbon tram 3" },
  { markup: "<!here> <!subteam^S1|@family> <!date^1^{date}|1 June>", text: "@here @family 1 June" },
])("$markup reads $text", ({ markup, text }) => {
  expect(readMrkdwn(markup)).toBe(text);
});

test("mentions of the bot are told from others, and taken out wherever they stand", () => {
  expect(mentionsAny("<@U9> hi", ["U9"])).toBe(true);
  expect(mentionsAny("<@U9|wise> hi", ["U9"])).toBe(true);
  expect(mentionsAny("<@U99> hi", ["U9"])).toBe(false);
  expect(mentionsAny("<@U9> hi", [])).toBe(false);
  expect(stripMentions("<@U9>, tea 3 <@U9|wise> <@U2>", ["U9"])).toBe("tea 3 <@U2>");
});
