import { expect, it } from "vitest";
import { normaliseDescription } from "./entry.ts";
import { isLikeDescription } from "./like-description.ts";

const isLike = (a: string, b: string): boolean => isLikeDescription(normaliseDescription(a), normaliseDescription(b));

it.each([
  ["Netflix", "netflix"],
  ["Netflix subscription", "netflix"],
  ["gym membership", "Gym fee"],
  ["electric bill", "electricity"],
  ["car insurance", "insurance"],
  ["Netflx", "Netflix"],
  ["electrcity", "electricity"],
  ["Spotify Premium", "premium Spotify"],
  ["bill", "bill"],
])("“%s” and “%s” name the same thing", (a, b) => {
  expect(isLike(a, b)).toBe(true);
  expect(isLike(b, a)).toBe(true);
});

it.each([
  ["rent", "tent"],
  ["gym", "gas"],
  ["phone bill", "electric bill"],
  ["car insurance", "health insurance"],
  ["Netflix", "Spotify"],
  ["bill", "phone bill"],
  ["", "rent"],
])("“%s” and “%s” do not", (a, b) => {
  expect(isLike(a, b)).toBe(false);
  expect(isLike(b, a)).toBe(false);
});
