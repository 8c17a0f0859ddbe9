import { expect, test } from "vitest";
import { verifyTelegramRequest } from "./verify.ts";

const HEADER = "x-telegram-bot-api-secret-token";

test("believes a request that carries the secret", () => {
  expect(verifyTelegramRequest({ [HEADER]: "s3cret" }, "s3cret")).toBe(true);
});

test.each([
  { name: "another secret", headers: { [HEADER]: "s3creT" }, secret: "s3cret" },
  { name: "a longer one", headers: { [HEADER]: "s3cret1" }, secret: "s3cret" },
  { name: "none", headers: {}, secret: "s3cret" },
  { name: "the header twice", headers: { [HEADER]: ["s3cret", "s3cret"] }, secret: "s3cret" },
  { name: "an empty one while none is agreed", headers: { [HEADER]: "" }, secret: "" },
  { name: "any while none is agreed", headers: { [HEADER]: "undefined" }, secret: undefined },
])("does not believe $name", ({ headers, secret }) => {
  expect(verifyTelegramRequest(headers, secret)).toBe(false);
});
