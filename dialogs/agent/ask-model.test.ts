import { describe, expect, test } from "vitest";
import { Forbidden, InvalidInput, Unavailable } from "../../domain/errors.ts";
import { type ScriptedAnswer, scriptedModel } from "../../tests/support/scripted-model.ts";
import { askModel } from "./ask-model.ts";

const REQUEST = { instructions: "", tools: [], mayCall: true, conversation: [] };
const DOWN = new Unavailable("The service is down.");

/** Asks with a clock that only waiting moves. */
function open(...script: readonly ScriptedAnswer[]) {
  const model = scriptedModel(...script);
  const waits: number[] = [];
  let now = 0;
  const pause = async (ms: number): Promise<void> => {
    waits.push(ms);
    now += ms;
  };
  const limits = { tries: 3, retryFrom: 100 };
  const deps = { model, limits, random: () => 0.5, pause, now: () => now };
  const signal = new AbortController();
  return { model, waits, turn: signal, ask: () => askModel(deps, REQUEST, 1_000, signal.signal) };
}

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

describe("asking", () => {
  test("comes again after a failure, later each time", async () => {
    const { ask, waits } = open(DOWN, DOWN, { say: "Here." });
    expect((await ask()).round.text).toBe("Here.");
    expect(waits).toEqual([100, 200]);
  });

  test("is given up after three tries", async () => {
    const { ask, model } = open(DOWN, DOWN, DOWN, { say: "Too late." });
    expect(await failureOf(ask())).toBe(DOWN);
    expect(model.requests).toHaveLength(3);
  });

  test("waits as long as the service asks for", async () => {
    const { ask, waits } = open(new Unavailable("Slow down.", { retryAfter: 700 }), { say: "Here." });
    await ask();
    expect(waits).toEqual([700]);
  });

  test("does not begin a wait that ends after the deadline", async () => {
    const { ask, waits, model } = open(new Unavailable("Slow down.", { retryAfter: 1_000 }), { say: "Too late." });
    expect(await failureOf(ask())).toBeInstanceOf(Unavailable);
    expect([waits, model.requests.length]).toEqual([[], 1]);
  });

  test.each([new Forbidden("Wrong key."), new InvalidInput("Too long.")])("is no use again after %s", async (error) => {
    const { ask, model } = open(error, { say: "Here." });
    expect(await failureOf(ask())).toBe(error);
    expect(model.requests).toHaveLength(1);
  });

  test("ends with the turn", async () => {
    const { ask, turn, model } = open(DOWN, { say: "Here." });
    turn.abort();
    expect(await failureOf(ask())).toBe(DOWN);
    expect(model.requests).toHaveLength(1);
  });
});
