import { describe, expect, test } from "vitest";
import { createBreaker } from "./breaker.ts";

function open() {
  let now = 0;
  const breaker = createBreaker({ restFrom: 1_000, restUpTo: 4_000, now: () => now });
  return { breaker, pass: (ms: number) => (now += ms) };
}

describe("after a failure", () => {
  test("nobody waits for the service until it has rested", () => {
    const { breaker, pass } = open();
    expect(breaker.isOpenTo()).toBe(true);
    breaker.failed();
    expect(breaker.isOpenTo()).toBe(false);
    pass(999);
    expect(breaker.isOpenTo()).toBe(false);
    pass(1);
    expect(breaker.isOpenTo()).toBe(true);
  });

  test("one turn tries it, and the others do not wait for that one", () => {
    const { breaker, pass } = open();
    breaker.failed();
    pass(1_000);
    expect([breaker.isOpenTo(), breaker.isOpenTo()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.isOpenTo(), breaker.isOpenTo()]).toEqual([true, true]);
  });

  test("another try is made when nobody has heard of the first", () => {
    const { breaker, pass } = open();
    breaker.failed();
    pass(1_000);
    breaker.isOpenTo();
    pass(1_000);
    expect(breaker.isOpenTo()).toBe(true);
  });

  test("each one in a row doubles the rest, up to the longest", () => {
    const { breaker, pass } = open();
    const rests = [1, 2, 3, 4].map(() => {
      breaker.failed();
      let rest = 0;
      while (!breaker.isOpenTo()) rest = pass(500) && rest + 500;
      return rest;
    });
    expect(rests).toEqual([1_000, 2_000, 4_000, 4_000]);
  });

  test("the rest is as long as the service asked for, within reason", () => {
    const { breaker, pass } = open();
    breaker.failed(3_000);
    pass(2_999);
    expect(breaker.isOpenTo()).toBe(false);
    pass(1);
    expect(breaker.isOpenTo()).toBe(true);
    breaker.succeeded();
    breaker.failed(86_400_000);
    pass(4_000);
    expect(breaker.isOpenTo()).toBe(true);
  });
});
