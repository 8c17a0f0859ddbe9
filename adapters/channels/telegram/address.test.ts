import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInput } from "../../../domain/errors.ts";
import { formatAddress, isGroup, parseAddress } from "./address.ts";

test("what was written can be read again", () => {
  const address = fc.record(
    { chat: fc.maxSafeInteger(), topic: fc.maxSafeNat(), asker: fc.maxSafeNat() },
    { requiredKeys: ["chat"] },
  );
  fc.assert(
    fc.property(address, (given) => {
      expect(parseAddress(formatAddress(given))).toEqual({ ...given });
    }),
  );
});

test.each(["", "abc", "1:2", "-100/x", "1@", "1@2/3", "@durov"])("%j is no address", (text) => {
  expect(() => parseAddress(text)).toThrow(InvalidInput);
});

test("groups have negative ids", () => {
  expect([isGroup(42), isGroup(-42), isGroup(-1001234567890)]).toEqual([false, true, true]);
});
