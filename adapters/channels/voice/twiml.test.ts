import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Asked, askedQuery, readAsked } from "./asked.ts";
import { readTwiml } from "./testing/read-twiml.ts";
import { type Move, toTwiml } from "./twiml.ts";

const URL_OF_US = "https://wise.example.org";
const asked: Asked = { turn: 3, what: "talk", again: 1, question: 2 };

const anyMove: fc.Arbitrary<Move> = fc.record({
  kind: fc.constant("ask" as const),
  say: fc.string({ unit: "binary", minLength: 1, maxLength: 200 }).filter((text) => /\p{L}/u.test(text)),
  asked: fc.record({
    turn: fc.nat(999),
    what: fc.constantFrom("pin" as const, "talk" as const, "menu" as const),
    again: fc.nat(9),
    question: fc.option(fc.nat(999)),
  }),
});

describe("what Twilio is told", () => {
  test("is to listen for the PIN by keys alone", () => {
    const move: Move = { kind: "ask", say: "Your PIN.", asked: { turn: 0, what: "pin", again: 0, question: null } };
    expect(toTwiml(URL_OF_US, move)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        '<Gather input="dtmf" numDigits="6" timeout="10" action="https://wise.example.org/webhooks/twilio/voice/turn?n=0&amp;ask=pin" method="POST" actionOnEmptyResult="true">' +
        '<Say language="en-US">Your PIN.</Say></Gather></Response>',
    );
  });

  test("is to say a question first, and to listen when it has been heard out", () => {
    const { children } = readTwiml(toTwiml(URL_OF_US, { kind: "ask", say: "Right?", asked, isHeardOut: true }));
    expect(children.map(({ name }) => name)).toEqual(["Say", "Gather"]);
    expect(children[1]?.children).toEqual([]);
    expect(children[1]?.attributes).toMatchObject({
      input: "dtmf speech",
      action: "https://wise.example.org/webhooks/twilio/voice/turn?n=3&ask=talk&again=1&q=2",
    });
  });

  test("is to come back for what is not there yet, and to hang up", () => {
    const wait = readTwiml(toTwiml(URL_OF_US, { kind: "wait", say: "", asked: { ...asked, what: "wait" } }));
    expect(wait.children).toMatchObject([
      { name: "Redirect", text: "https://wise.example.org/webhooks/twilio/voice/turn?n=3&ask=wait&again=1&q=2" },
    ]);
    expect(readTwiml(toTwiml(URL_OF_US, { kind: "hang_up", say: "Goodbye." })).children).toMatchObject([
      { name: "Say", text: "Goodbye." },
      { name: "Hangup" },
    ]);
  });

  test("is nothing that it refuses, whatever is said", () => {
    fc.assert(
      fc.property(anyMove, fc.boolean(), (move, isHeardOut) => {
        const { children } = readTwiml(toTwiml(URL_OF_US, { ...move, ...(isHeardOut && { isHeardOut: true }) }));
        expect(children.at(-1)?.name).toBe("Gather");
      }),
    );
  });
});

describe.skipIf(spawnSync("xmllint", ["--version"]).error !== undefined)(
  "what Twilio is told (needs xmllint of libxml2-utils)",
  () => {
    test("is well-formed, whatever is said", () => {
      fc.assert(
        fc.property(anyMove, (move) => {
          execFileSync("xmllint", ["--noout", "-"], { input: toTwiml(URL_OF_US, move) });
        }),
        { numRuns: 30 },
      );
    });
  },
);

describe("what was asked", () => {
  test("is read from the address as it was written there", () => {
    const any = fc.record({
      turn: fc.nat(999),
      what: fc.constantFrom("pin" as const, "talk" as const, "menu" as const, "wait" as const),
      again: fc.nat(999),
      question: fc.option(fc.nat(999)),
    });
    fc.assert(
      fc.property(any, (one) => {
        expect(readAsked(new URLSearchParams(askedQuery(one)))).toEqual(one);
      }),
    );
  });

  test.each(["", "?n=1", "?n=-1&ask=pin", "?n=1&ask=money", "?n=1000&ask=pin"])("is nothing in %j", (query) => {
    expect(readAsked(new URLSearchParams(query))).toBeNull();
  });
});

describe("the reader of these tests", () => {
  const inGather = (attributes: string): string => `<Response><Gather ${attributes}></Gather></Response>`;

  test.each([
    ["a misspelt attribute", inGather('numDigit="6"')],
    ["a bare language", inGather('language="en"')],
    ["a model together with an automatic timeout", inGather('speechTimeout="auto" speechModel="phone_call"')],
    ["an unknown verb", "<Response><Listen></Listen></Response>"],
    ["an open element", "<Response><Say>Hello</Response>"],
    ["a bare ampersand", "<Response><Say>You & I</Say></Response>"],
    ["silence", "<Response><Say> </Say></Response>"],
    ["a control character", "<Response><Say>a\u0007b</Say></Response>"],
    ["something after the end", "<Response></Response><Response></Response>"],
  ])("refuses %s", (_what, document) => {
    expect(() => readTwiml(document)).toThrow(SyntaxError);
  });
});
