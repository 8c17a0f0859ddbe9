import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { pairingCode, readSaid } from "./pairing.ts";

test.each(["pair k3y-Code_9", "link k3y-Code_9", "/link k3y-Code_9", "Pair  k3y-Code_9 ", "pair\nk3y-Code_9"])(
  "%j shows a pairing code, of which only the hash goes further",
  (text) => {
    const codeHash = createHash("sha256").update("k3y-Code_9").digest("hex");
    expect(readSaid(text)).toEqual({ kind: "pair", codeHash });
  },
);

test.each(["link telegram", "Link Slack", "link my phone", "link", "pair", "pair of shoes 40", "coffee 4.50"])(
  "%j shows none, and is said like anything else",
  (text) => {
    expect(pairingCode(text)).toBeNull();
    expect(readSaid(text)).toEqual({ kind: "message", text });
  },
);

test("after `pair` any word is a code", () => {
  expect(pairingCode("pair secretword")).toBe("secretword");
});

test("a code is told apart by case", () => {
  expect(readSaid("pair ABC123")).not.toEqual(readSaid("pair abc123"));
});
