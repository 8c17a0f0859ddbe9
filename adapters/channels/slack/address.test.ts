import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInput } from "../../../domain/errors.ts";
import { formatAddress, parseAddress, type SlackAddress } from "./address.ts";

const id = (first: string) => fc.stringMatching(/^[A-Z0-9]{3,11}$/).map((rest) => first + rest);
const optional = {
  thread: fc.constantFrom("1767225600.000100", "1.1"),
  isForAskerAlone: fc.constant(true as const),
  response: fc.record({
    url: fc.webUrl({ withQueryParameters: true }),
    until: fc.nat(),
  }),
};
const anyAddress: fc.Arbitrary<SlackAddress> = fc.oneof(
  fc.record({ channel: id("C"), asker: id("U"), ...optional }, { requiredKeys: ["channel"] }),
  fc.record({ channel: id("C"), asker: id("U"), ...optional }, { requiredKeys: ["asker"] }),
);

test("an address is read as it was written", () => {
  fc.assert(
    fc.property(anyAddress, (address) => {
      expect(parseAddress(formatAddress(address))).toEqual(address);
    }),
  );
});

test.each([
  { address: { channel: "D1" }, text: "D1" },
  { address: { channel: "C1", thread: "1.2", asker: "U1" }, text: "C1/1.2@U1" },
  { address: { asker: "U1", isForAskerAlone: true as const }, text: "@U1!" },
  {
    address: { channel: "C1", asker: "U1", response: { url: "https://hooks.slack.com/1", until: 5 } },
    text: "C1@U1 5 https://hooks.slack.com/1",
  },
])("$text stays as short as it can", ({ address, text }) => {
  expect(formatAddress(address)).toBe(text);
});

test.each(["", "!", "C1 5", "#budget", "C1 5 https://hooks.slack.com/SECRET 6"])("%j is no address", (text) => {
  expect(() => parseAddress(text)).toThrow(InvalidInput);
  expect(() => parseAddress(text)).not.toThrow(/SECRET/);
});
