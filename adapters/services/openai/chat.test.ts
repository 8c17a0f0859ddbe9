import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Forbidden, Unavailable } from "../../../domain/errors.ts";
import { aModel, aRequest, NEVER } from "./testing/a-model.ts";
import { expectRequest, refusal, type Seen } from "./testing/service.ts";

const SERVER = "http://llm.example:8080/v1";
const URL = `${SERVER}/chat/completions`;
const local = () => aModel({ apiKey: undefined, baseUrl: SERVER, model: "qwen3" });

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  const missed = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(missed, "requests that were not made").toEqual([]);
});

const chunk = (delta: object, finish: string | null = null, index = 0): object => ({
  id: "c1",
  object: "chat.completion.chunk",
  choices: [{ index, delta, finish_reason: finish }],
});
const piece = (index: number, called: object, id?: string): object =>
  chunk({ tool_calls: [{ index, ...(id !== undefined && { id }), type: "function", function: called }] });
const usage = { id: "c1", choices: [], usage: { prompt_tokens: 900, completion_tokens: 40, total_tokens: 940 } };

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

describe("a question to another server", () => {
  test("is a chat completion, with what was called and what came of it", async () => {
    const seen: Seen = [];
    expectRequest(URL, { events: [chunk({ content: "Hi." }), chunk({}, "stop")] }, seen);
    const round = { text: "", calls: [{ id: "c1", tool: "log_expense", args: "{}" }], replay: [{ type: "reasoning" }] };
    const conversation = [
      { kind: "said", text: "lunch 12" },
      { kind: "answered", round },
      { kind: "result", call: "c1", output: "{}" },
      { kind: "answered", round: { text: "That's it.", calls: [], replay: [] } },
      { kind: "said", text: "Say it again." },
    ] as const;
    await local().answer(aRequest({ conversation, mayCall: false }), NEVER);
    expect(seen).toEqual([
      {
        model: "qwen3",
        messages: [
          { role: "system", content: "Be brief." },
          { role: "user", content: "lunch 12" },
          {
            role: "assistant",
            content: null,
            tool_calls: [{ id: "c1", type: "function", function: { name: "log_expense", arguments: "{}" } }],
          },
          { role: "tool", tool_call_id: "c1", content: "{}" },
          { role: "assistant", content: "That's it." },
          { role: "user", content: "Say it again." },
        ],
        tools: [
          {
            type: "function",
            function: {
              name: "log_expense",
              description: "Record it.",
              parameters: { type: "object", properties: {} },
            },
          },
        ],
        tool_choice: "none",
        parallel_tool_calls: true,
        max_completion_tokens: 4_000,
        stream: true,
        stream_options: { include_usage: true },
      },
    ]);
  });

  test("goes to the platform's chat, too, where the settings say so: unstored and without reasoning", async () => {
    const seen: Seen = [];
    const events = [chunk({ content: "Hi." }), chunk({}, "stop"), usage];
    expectRequest("https://api.openai.com/v1/chat/completions", { events }, seen);
    const { microDollars } = await aModel({ api: "chat" }).answer(aRequest(), NEVER);
    expect(seen[0]).toMatchObject({ store: false, reasoning_effort: "none", prompt_cache_key: "budgetwise-test" });
    expect(microDollars).toBe(110);
  });
});

describe("an answer", () => {
  const answerOf = async (...events: object[]) => {
    expectRequest(URL, { events });
    return local().answer(aRequest(), NEVER);
  };

  test("is put together from its pieces, and costs nothing on a server of one's own", async () => {
    const { round, tokens, microDollars } = await answerOf(
      chunk({ role: "assistant", content: "" }),
      chunk({ content: "Twelve " }),
      chunk({ content: "dollars." }),
      chunk({}, "stop"),
      usage,
    );
    expect(round).toEqual({ text: "Twelve dollars.", calls: [], replay: [] });
    expect(tokens).toEqual({ input: 900, cached: 0, output: 40, reasoning: 0 });
    expect(microDollars).toBe(0);
  });

  test("has its calls put together, several at once", async () => {
    const { round } = await answerOf(
      piece(0, { name: "log_expense", arguments: '{"am' }, "a"),
      piece(0, { arguments: 'ount":"12"}' }),
      piece(1, { name: "undo", arguments: "{}" }, "b"),
      chunk({}, "tool_calls"),
    );
    expect(round.calls).toEqual([
      { id: "a", tool: "log_expense", args: '{"amount":"12"}' },
      { id: "b", tool: "undo", args: "{}" },
    ]);
  });

  test("keeps calls apart that a server numbers alike, or gives no ids", async () => {
    const alike = await answerOf(
      piece(0, { name: "undo", arguments: "{}" }, "a"),
      piece(0, { name: "redo", arguments: "{}" }, "b"),
      chunk({}, "stop"),
    );
    expect(alike.round.calls.map(({ tool }) => tool)).toEqual(["undo", "redo"]);
    const nameless = await answerOf(
      piece(0, { name: "undo", arguments: "{}" }),
      piece(1, { name: "redo", arguments: "{}" }),
      chunk({}, "stop"),
    );
    expect(new Set(nameless.round.calls.map(({ id }) => id)).size).toBe(2);
  });

  test("that is refused, filtered or cut short is none", async () => {
    expect(await answerOf(chunk({ refusal: "No." }), chunk({}, "stop"))).toMatchObject({ isRefusal: true });
    expect(await answerOf(chunk({ content: "Bad" }), chunk({}, "content_filter"))).toMatchObject({
      isRefusal: true,
      round: { text: "" },
    });
    expect(await answerOf(chunk({ content: "Twelve dol" }), chunk({}, "length"))).toMatchObject({
      round: { text: "" },
    });
  });

  test("may come in one piece where the server can't stream, and without what it does not know", async () => {
    const seen: Seen = [];
    const tool_calls = [{ id: "a", type: "function", function: { name: "undo", arguments: "{}" } }];
    const whole = {
      choices: [{ message: { content: null, tool_calls }, finish_reason: "tool_calls" }],
      usage: usage.usage,
    };
    expectRequest(URL, { status: 422, body: refusal(null, "unknown field stream_options") }, seen);
    expectRequest(URL, { status: 400, body: refusal(null, "tools are not supported with stream") }, seen);
    expectRequest(URL, { body: whole }, seen);
    const { round } = await local().answer(aRequest(), NEVER);
    expect(round.calls).toEqual([{ id: "a", tool: "undo", args: "{}" }]);
    expect(
      seen.map((request) =>
        Object.keys(request)
          .filter((key) => key.startsWith("stream"))
          .toSorted(),
      ),
    ).toEqual([["stream", "stream_options"], ["stream"], ["stream"]]);
    expect(seen.map(({ stream }) => stream)).toEqual([true, true, false]);
  });

  test.each([
    ["a choice without an answer", { choices: [{ index: 0, finish_reason: "stop" }] }],
    ["no choices", { object: "chat.completion.chunk" }],
    ["nothing", null],
  ])("that is JSON, but has %s, is a failure of the service", async (_what, event) => {
    expectRequest(URL, {
      body: `data: ${JSON.stringify(event)}\n\n`,
      headers: { "content-type": "text/event-stream" },
    });
    expect(await failureOf(local().answer(aRequest(), NEVER))).toBeInstanceOf(Unavailable);
  });

  test("that ends before its end is a failure, as is one without a choice", async () => {
    expect(await failureOf(answerOf(chunk({ content: "Twel" })))).toBeInstanceOf(Unavailable);
    expectRequest(URL, { status: 401, body: refusal("invalid_api_key") });
    expect(await failureOf(local().answer(aRequest(), NEVER))).toBeInstanceOf(Forbidden);
  });
});
