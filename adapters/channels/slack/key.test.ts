import { expect, test } from "vitest";
import { eventKey } from "./key.ts";

test("a key says what it is of, where that is short enough to be part of a button's id", () => {
  expect(eventKey("T0ADGE2G4EM", "D0ACX51K95H", "1771442483.260129")).toBe(
    "slack:T0ADGE2G4EM:D0ACX51K95H:1771442483.260129",
  );
});

test("a long one is the same for the same parts only, and short", () => {
  const trigger = "10520020890661.10229338706656.2e2188a074adf3bf9f8456b30180f405";
  expect(eventKey("command", trigger)).toBe(eventKey("command", trigger));
  expect(eventKey("command", trigger)).not.toBe(eventKey("choice", trigger));
  expect(Buffer.byteLength(eventKey("command", trigger))).toBeLessThanOrEqual(56);
});
