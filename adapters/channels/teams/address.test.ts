import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInput } from "../../../domain/errors.ts";
import { formatAddress, parseAddress, type TeamsAddress } from "./address.ts";

const ADDRESS: TeamsAddress = {
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  via: "msteams",
  conversation: "19:abc@thread.tacv2;messageid=17",
  kind: "channel",
  bot: "28:bot",
};

test("an address comes through as text, whatever ids it holds", () => {
  const id = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(fc.record({ conversation: id, bot: id, asker: id, tenant: id }), (ids) => {
      const address = { ...ADDRESS, ...ids };
      expect(parseAddress(formatAddress(address))).toEqual(address);
    }),
  );
  expect(parseAddress(formatAddress({ ...ADDRESS, asker: undefined }))).toEqual(ADDRESS);
});

test.each(["", "C123", "conversation=1", `${formatAddress(ADDRESS)}&admin=1`])("%j is no address", (text) => {
  expect(() => parseAddress(text)).toThrow(InvalidInput);
});
