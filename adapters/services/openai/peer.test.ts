import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { INSTRUCTIONS } from "../../../dialogs/agent/prompt.ts";
import { MODEL_TOOLS } from "../../../dialogs/agent/tools.ts";
import type { ModelItem, Round } from "../../../dialogs/language-model.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { aModel, aRequest, NEVER } from "./testing/a-model.ts";
import { HAS_MODEL, HAS_SPEC, startModel, startSpec } from "./testing/peers.ts";

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

describe("a service that takes the call and says nothing", () => {
  const silentServer = async (): Promise<string> => {
    const server = createServer(() => {}).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/v1`;
  };

  test("is given up after a while", async () => {
    const model = aModel({ baseUrl: await silentServer(), firstTokenWithin: 20 });
    expect(await failureOf(model.answer(aRequest(), NEVER))).toBeInstanceOf(Unavailable);
  });

  test("is not waited for when the turn is over", async () => {
    const model = aModel({ baseUrl: await silentServer() });
    const turn = new AbortController();
    const asked = failureOf(model.answer(aRequest(), turn.signal));
    turn.abort();
    expect(await asked).toBeInstanceOf(Unavailable);
  });

  test("and one that is not there, is told as out of reach", async () => {
    const model = aModel({ baseUrl: "http://127.0.0.1:1/v1" });
    expect(await failureOf(model.answer(aRequest(), NEVER))).toBeInstanceOf(Unavailable);
  });
});

describe.skipIf(!HAS_SPEC)("requests, by the platform's own specification (shared/peers/contract-peers.sh)", () => {
  let steady: Awaited<ReturnType<typeof startSpec>>;

  beforeAll(async () => {
    steady = await startSpec();
  });
  afterAll(() => steady.stop());

  const asked: Round = {
    text: "",
    calls: [{ id: "call_1", tool: "summarize_budget", args: '{"category":"dining"}' }],
    replay: [
      { type: "reasoning", id: "rs_1", summary: [], encrypted_content: "gAAAA" },
      {
        type: "function_call",
        id: "fc_1",
        call_id: "call_1",
        name: "summarize_budget",
        arguments: "{}",
        status: "completed",
      },
    ],
  };
  const said: Round = {
    text: "Dining stands at $9.",
    calls: [],
    replay: [
      {
        type: "message",
        id: "msg_1",
        role: "assistant",
        status: "completed",
        content: [{ type: "output_text", text: "Dining stands at $9.", annotations: [] }],
      },
    ],
  };
  const conversation: ModelItem[] = [
    { kind: "said", text: "how is dining" },
    { kind: "answered", round: asked },
    { kind: "result", call: "call_1", output: '{"result":"Dining: $9 spent"}' },
    { kind: "answered", round: said },
    { kind: "said", text: "Say it again." },
  ];

  test.each(["responses", "chat"] as const)(
    "are as %s has them, with all tools and a whole conversation",
    async (api) => {
      const before = steady.verdicts.length;
      const model = aModel({ api, baseUrl: steady.url });
      const request = aRequest({ instructions: INSTRUCTIONS, tools: MODEL_TOOLS, conversation });
      // What it answers is made up, so only what was sent is looked at.
      await failureOf(model.answer(request, NEVER));
      await failureOf(model.answer({ ...request, mayCall: false, conversation: conversation.slice(0, 1) }, NEVER));
      expect(steady.verdicts.slice(before)).toEqual(["0", "0"]);
    },
  );
});

describe.skipIf(!HAS_MODEL)("a language model that is a stand-in (shared/peers/llm.sh)", () => {
  let peer: Awaited<ReturnType<typeof startModel>>;

  beforeAll(async () => {
    peer = await startModel([
      {
        match: { userMessage: "lunch" },
        response: { toolCalls: [{ name: "log_expense", arguments: { amount: "12" } }] },
      },
      { match: { userMessage: "hello" }, response: { content: "Hello there, friend." }, chunkSize: 3, latency: 1 },
    ]);
  });
  afterAll(() => peer.stop());

  test.each(["responses", "chat"] as const)("answers over %s in words and in calls", async (api) => {
    const model = aModel({ api, baseUrl: peer.url });
    const hello = await model.answer(aRequest({ conversation: [{ kind: "said", text: "hello" }] }), NEVER);
    expect(hello.round).toMatchObject({ text: "Hello there, friend.", calls: [] });
    const lunch = await model.answer(aRequest(), NEVER);
    expect(lunch.round.calls).toMatchObject([{ tool: "log_expense", args: '{"amount":"12"}' }]);
  });
});
