import { expect, it } from "vitest";
import { quietUntil } from "./quiet-hours.ts";

const NIGHT = { from: "21:00", to: "07:30" };
const NOON = { from: "12:00", to: "13:00" };

it.each([
  ["before midnight, until the next morning", NIGHT, "2026-11-23T21:00:00Z", "2026-11-24T07:30:00Z"],
  ["after midnight, until the same morning", NIGHT, "2026-11-24T03:00:59Z", "2026-11-24T07:30:00Z"],
  ["until the minute that is named", NIGHT, "2026-11-24T07:29:59Z", "2026-11-24T07:30:00Z"],
  ["not from it on", NIGHT, "2026-11-24T07:30:00Z", null],
  ["not before they begin", NIGHT, "2026-11-23T20:59:59Z", null],
  ["within a day", NOON, "2026-11-24T12:30:00Z", "2026-11-24T13:00:00Z"],
  ["not after that", NOON, "2026-11-24T13:00:00Z", null],
  ["never where both times are the same", { from: "09:00", to: "09:00" }, "2026-11-24T09:00:00Z", null],
  ["never where there are none", undefined, "2026-11-24T03:00:00Z", null],
])("it is quiet %s", (_when, quiet, now, expected) => {
  const until = quietUntil(quiet, Temporal.Instant.from(now), "UTC");
  expect(until?.toString() ?? null).toBe(expected);
});

it("is told by the clock of the place, also where the hour changes overnight", () => {
  // Berlin goes from 03:00 back to 02:00.
  const until = quietUntil(NIGHT, Temporal.Instant.from("2026-10-24T21:00:00Z"), "Europe/Berlin");
  expect(until?.toString()).toBe("2026-10-25T06:30:00Z");
});
