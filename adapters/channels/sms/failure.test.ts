import { expect, test } from "vitest";
import { Unavailable } from "../../../domain/errors.ts";
import { describeFailure } from "./failure.ts";

test("a mistake of ours is no failure of Twilio's", () => {
  expect(describeFailure(new TypeError("to is undefined"))).toBeNull();
  expect(describeFailure(new DOMException("over", "AbortError"))).toBeNull();
  expect(describeFailure(new Unavailable("The store is away."))).toBeNull();
  expect(describeFailure("broken")).toBeNull();
});

test("of a broken connection the system's code is told, and nothing of the request", () => {
  const error = Object.assign(new Error("POST https://AC1:token@api.twilio.com"), {
    code: "ECONNRESET",
    isAxiosError: true,
  });
  expect(describeFailure(error)).toEqual({ kind: "passing", detail: "ECONNRESET" });
});
