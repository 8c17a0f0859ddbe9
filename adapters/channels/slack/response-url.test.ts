import { expect, test } from "vitest";
import { responseUrlOf } from "./response-url.ts";

const PLATFORM = { apiUrl: undefined, receivedAt: 1000 };
const STAND_IN = { apiUrl: "http://127.0.0.1:4000/api/", receivedAt: 1000 };

test("a response URL of Slack's is good for half an hour", () => {
  expect(responseUrlOf("https://hooks.slack.com/commands/T1/2/x", PLATFORM)).toEqual({
    url: "https://hooks.slack.com/commands/T1/2/x",
    until: 1_801_000,
  });
});

test.each([
  "http://hooks.slack.com/x",
  "https://hooks.slack.com.example.org/x",
  "https://notslack.com/x",
  "https://127.0.0.1/x",
  "no url",
  undefined,
])("private figures are not posted to %s", (url) => {
  expect(responseUrlOf(url, PLATFORM)).toBeUndefined();
});

test("where another Web API stands in for Slack, its response URLs are good", () => {
  expect(responseUrlOf("http://127.0.0.1:4001/r", STAND_IN)?.url).toBe("http://127.0.0.1:4001/r");
  expect(responseUrlOf("file:///etc/passwd", STAND_IN)).toBeUndefined();
});
