import { describe, expect, it } from "vitest";
import { namedThing } from "./named-thing.ts";

describe("what a description names", () => {
  it.each([
    ["plumber. dont even ask", "plumber"],
    ["hot dogs. worth it. go team", "hot dogs"],
    ["tesco, i was starving", "tesco"],
    ["tram 🚋", "tram"],
  ])("is without the remarks around it: %s", (description, thing) => {
    expect(namedThing(description)).toBe(thing);
  });

  it.each(["🍕", "zorblat. quux", "bread, milk, eggs", "coffee, oat milk", "hotel in Kyoto"])(
    "is all of it where that is the thing: %s",
    (description) => {
      expect(namedThing(description)).toBe(description);
    },
  );
});
