import nock from "nock";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Forbidden, InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { aModel, aRequest, NEVER } from "./testing/a-model.ts";
import { expectRequest, refusal, type Seen, type ServiceAnswer, streamed } from "./testing/service.ts";

const URL = "https://api.openai.com/v1/responses";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  const missed = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(missed, "requests that were not made").toEqual([]);
});

const reasoning = { type: "reasoning", id: "rs_1", summary: [], encrypted_content: "gAAAA", status: null };
const call = {
  type: "function_call",
  id: "fc_1",
  call_id: "call_1",
  name: "log_expense",
  arguments: '{"amount":"12"}',
  status: "completed",
};
const words = (text: string) => ({
  type: "message",
  id: "msg_1",
  role: "assistant",
  status: "completed",
  content: [{ type: "output_text", text, annotations: [] }],
});
const usage = {
  input_tokens: 2_000,
  input_tokens_details: { cached_tokens: 1_500, cache_write_tokens: 100 },
  output_tokens: 80,
  output_tokens_details: { reasoning_tokens: 30 },
  total_tokens: 2_080,
};

function response(output: readonly object[], change: object = {}): object {
  return { id: "resp_1", object: "response", status: "completed", output, usage, ...change };
}

/** A stream whose last event leaves the items out, as it may. */
function streamOf(output: readonly object[], last: object = response([])): object[] {
  return [
    { type: "response.created", response: response([], { status: "in_progress" }), sequence_number: 0 },
    ...output.flatMap((item, index) => [
      { type: "response.output_item.added", output_index: index, item, sequence_number: 1 },
      { type: "response.output_item.done", output_index: index, item, sequence_number: 2 },
    ]),
    { type: "response.completed", response: last, sequence_number: 3 },
  ];
}

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

describe("a question", () => {
  test("leaves nothing at the platform, begins alike every time and may be answered by calls", async () => {
    const seen: Seen = [];
    expectRequest(URL, { events: streamOf([words("Hello.")]) }, seen);
    await aModel().answer(aRequest(), NEVER);
    expect(seen).toEqual([
      {
        model: "gpt-6-luna",
        instructions: "Be brief.",
        tools: [
          {
            type: "function",
            name: "log_expense",
            description: "Record it.",
            parameters: { type: "object", properties: {} },
            strict: false,
          },
        ],
        tool_choice: "auto",
        parallel_tool_calls: true,
        input: [{ role: "user", content: "lunch 12" }],
        store: false,
        include: ["reasoning.encrypted_content"],
        reasoning: { effort: "low" },
        prompt_cache_key: "budgetwise-test",
        max_output_tokens: 4_000,
        stream: true,
      },
    ]);
  });

  test("that has to be answered in words says so", async () => {
    const seen: Seen = [];
    expectRequest(URL, { events: streamOf([words("Hello.")]) }, seen);
    await aModel().answer(aRequest({ mayCall: false }), NEVER);
    expect(seen[0]).toMatchObject({ tool_choice: "none" });
  });

  test("carries the key and nothing of the surroundings", async () => {
    nock("https://api.openai.com", {
      reqheaders: { authorization: "Bearer sk-test" },
      badheaders: ["openai-organization", "openai-project"],
    })
      .post("/v1/responses")
      .reply(200, streamed(streamOf([words("Hello.")])), { "content-type": "text/event-stream" });
    vi.stubEnv("OPENAI_ORG_ID", "org-of-somebody");
    vi.stubEnv("OPENAI_BASE_URL", "https://elsewhere.example");
    const { round } = await aModel().answer(aRequest(), NEVER);
    vi.unstubAllEnvs();
    expect(round.text).toBe("Hello.");
  });
});

describe("an answer", () => {
  test("in words is read with what it took", async () => {
    expectRequest(URL, { events: streamOf([reasoning, words("Twelve it is.")]) });
    expect(await aModel().answer(aRequest(), NEVER)).toMatchObject({
      round: { text: "Twelve it is.", calls: [] },
      isRefusal: false,
      tokens: { input: 2_000, cached: 1_500, output: 80, reasoning: 30 },
      // 400 plain at 0.1, 100 written at 0.125, 1,500 cached at 0.01 and 80 out at 0.5.
      microDollars: 108,
    });
  });

  test("in calls is shown to the model again as it was, reasoning first", async () => {
    const seen: Seen = [];
    expectRequest(URL, { events: streamOf([reasoning, call]) });
    expectRequest(URL, { events: streamOf([words("Done.")]) }, seen);
    const model = aModel();
    const { round } = await model.answer(aRequest(), NEVER);
    expect(round.calls).toEqual([{ id: "call_1", tool: "log_expense", args: '{"amount":"12"}' }]);
    // It is written down in between.
    const kept: typeof round = JSON.parse(JSON.stringify(round));
    const conversation = [
      { kind: "said", text: "lunch 12" },
      { kind: "answered", round: kept },
      { kind: "result", call: "call_1", output: "{}" },
    ] as const;
    await model.answer(aRequest({ conversation }), NEVER);
    expect(seen[0]?.input).toEqual([
      { role: "user", content: "lunch 12" },
      { type: "reasoning", id: "rs_1", summary: [], encrypted_content: "gAAAA" },
      call,
      { type: "function_call_output", call_id: "call_1", output: "{}" },
    ]);
  });

  test("that another API gave is made into this one's", async () => {
    const seen: Seen = [];
    expectRequest(URL, { events: streamOf([words("Done.")]) }, seen);
    const round = { text: "I look.", calls: [{ id: "c1", tool: "log_expense", args: "{}" }], replay: [] };
    await aModel().answer(aRequest({ conversation: [{ kind: "answered", round }] }), NEVER);
    expect(seen[0]?.input).toEqual([
      { role: "assistant", content: "I look." },
      { type: "function_call", call_id: "c1", name: "log_expense", arguments: "{}" },
    ]);
  });

  test("that is refused is known as such", async () => {
    const refused = { ...words(""), content: [{ type: "refusal", refusal: "I can't help with that." }] };
    expectRequest(URL, { events: streamOf([refused]) });
    expect(await aModel().answer(aRequest(), NEVER)).toMatchObject({ isRefusal: true, round: { text: "" } });
  });

  test("that stopped half-way is no answer", async () => {
    const last = response([], { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } });
    const events = streamOf([words("Twelve dol"), call], last).with(-1, {
      type: "response.incomplete",
      response: last,
    });
    expectRequest(URL, { events });
    expect(await aModel().answer(aRequest(), NEVER)).toMatchObject({
      isRefusal: false,
      round: { text: "", calls: [] },
    });
  });
});

describe("a service that fails", () => {
  const failing = async (answer: ServiceAnswer): Promise<unknown> => {
    expectRequest(URL, answer);
    return failureOf(aModel().answer(aRequest(), NEVER));
  };

  test.each([
    ["does not know the key", { status: 401, body: refusal("invalid_api_key") }, Forbidden],
    ["does not have the model", { status: 404, body: refusal("model_not_found") }, Forbidden],
    ["is not paid for", { status: 429, body: refusal("insufficient_quota") }, Forbidden],
    ["finds the text too long", { status: 400, body: refusal("context_length_exceeded") }, InvalidInput],
    ["can't read the request", { status: 400, body: refusal("invalid_value") }, InvalidInput],
    ["is broken", { status: 500, body: refusal(null) }, Unavailable],
    ["is overloaded", { status: 503, body: "down" }, Unavailable],
    ["answers with a stream that is cut", { events: streamOf([call]).slice(0, 2) }, Unavailable],
    [
      "answers with garbage",
      { body: "event: x\ndata: {oops\n\n", headers: { "content-type": "text/event-stream" } },
      Unavailable,
    ],
    [
      "answers without an answer",
      { events: [{ type: "response.completed", response: { id: "resp_1", status: "completed" } }] },
      Unavailable,
    ],
    [
      "breaks off in the middle",
      {
        events: [
          { type: "response.failed", response: response([], { status: "failed", error: { code: "server_error" } }) },
        ],
      },
      Unavailable,
    ],
  ] as const)("because it %s is told as what it means", async (_what, answer, kind) => {
    const error = await failing(answer);
    expect(error).toBeInstanceOf(kind);
    expect(String(error)).not.toMatch(/lunch|sk-test/);
  });

  test.each([
    [{ "retry-after": "7" }, 7_000],
    [{ "retry-after-ms": "250", "retry-after": "1" }, 250],
    [{}, undefined],
  ] as const)("and says when to come again is believed: %j", async (headers, retryAfter) => {
    const error = await failing({ status: 429, body: refusal("rate_limit_exceeded"), headers });
    expect(error).toMatchObject({ retryable: true, retryAfter });
  });
});

describe("a model that does not take all of it", () => {
  test("is asked again without what it names, and from then on", async () => {
    const seen: Seen = [];
    expectRequest(URL, { status: 400, body: refusal("unsupported_parameter", "no", "reasoning.effort") }, seen);
    expectRequest(URL, { status: 400, body: refusal(null, "Encrypted content: include is not supported") }, seen);
    expectRequest(URL, { events: streamOf([words("One.")]) }, seen);
    expectRequest(URL, { events: streamOf([words("Two.")]) }, seen);
    const model = aModel({ model: "gpt-4.1" });
    expect((await model.answer(aRequest(), NEVER)).round.text).toBe("One.");
    expect((await model.answer(aRequest(), NEVER)).round.text).toBe("Two.");
    expect(seen.map((request) => ["reasoning" in request, "include" in request])).toEqual([
      [true, true],
      [false, true],
      [false, false],
      [false, false],
    ]);
  });

  test("answers in one piece where it can't stream", async () => {
    const seen: Seen = [];
    expectRequest(URL, { status: 400, body: refusal(null, "stream is not supported", "stream") }, seen);
    expectRequest(URL, { body: response([reasoning, call]) }, seen);
    const { round } = await aModel().answer(aRequest(), NEVER);
    expect(round.calls).toHaveLength(1);
    expect(round.replay).toHaveLength(2);
    expect(seen.map(({ stream }) => stream)).toEqual([true, false]);
  });
});
