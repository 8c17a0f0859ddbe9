import { expect, test } from "vitest";
import { readStanding } from "./keyword.ts";

test.each(["STOP", "unsubscribe", "End", "QUIT", "StopAll", "revoke", "optout", " cancel "])(
  "%s means that its sender has left, and nothing else",
  (Body) => {
    expect(readStanding({ Body, OptOutType: undefined })).toEqual({ membership: "left", isMessage: false });
  },
);

test.each(["stop the gym", "cancel that", "the end", "STOP!", "stopp", "", "help", "yes"])(
  "%j is a message like any other",
  (Body) => {
    expect(readStanding({ Body, OptOutType: undefined })).toEqual({ membership: null, isMessage: true });
  },
);

test.each([
  { OptOutType: "STOP", Body: "arrêt", membership: "left", isMessage: false },
  { OptOutType: "START", Body: "start", membership: "active", isMessage: false },
  { OptOutType: "START", Body: "subscribe", membership: "active", isMessage: false },
  { OptOutType: "HELP", Body: "help", membership: null, isMessage: false },
] as const)("leaves $Body to the carrier, which marked it $OptOutType", ({ membership, isMessage, ...fields }) => {
  expect(readStanding(fields)).toEqual({ membership, isMessage });
});

test("a yes is an answer, also when the carrier takes it for a return", () => {
  expect(readStanding({ Body: "Yes", OptOutType: "START" })).toEqual({ membership: "active", isMessage: true });
});

test("an unmarked START is a return and a hello", () => {
  expect(readStanding({ Body: "start", OptOutType: undefined })).toEqual({ membership: "active", isMessage: true });
  expect(readStanding({ Body: "unstop", OptOutType: undefined })).toEqual({ membership: "active", isMessage: false });
});
