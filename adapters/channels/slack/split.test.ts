import { expect, test } from "vitest";
import { escapeMrkdwn } from "./mrkdwn.ts";
import { splitText } from "./split.ts";

test("a text is cut by the length that it has when it is escaped", () => {
  expect(splitText("a&&b", 8)).toEqual(["a&", "&b"]);
  expect(splitText("<".repeat(7), 13).map((piece) => escapeMrkdwn(piece).length)).toEqual([12, 12, 4]);
});
