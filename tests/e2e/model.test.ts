import { request as passOn } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aModel } from "../../adapters/services/openai/testing/a-model.ts";
import {
  type Fixture,
  HAS_MODEL,
  HAS_SPEC,
  listen,
  startModel,
  startSpec,
} from "../../adapters/services/openai/testing/peers.ts";
import { bookOf, openChat } from "../support/chat.ts";
import { openBot, type RunningBot } from "../support/running-bot.ts";

/** How a service can fail. Each is one answer of the stand-in, which it gives again and again. */
const FAULTS: Readonly<Record<string, Omit<Fixture, "match">>> = {
  "a refused key": { response: { error: { message: "no", type: "invalid_request_error" }, status: 401 } },
  "a rate limit": { response: { error: { message: "slow", type: "rate_limit_error" }, status: 429, retryAfter: 60 } },
  "a broken service": { response: { error: { message: "x", type: "server_error" }, status: 500 } },
  "a cut stream": {
    response: { content: "You have $987.65 left, to be cut off" },
    latency: 1,
    chunkSize: 4,
    truncateAfterChunks: 3,
  },
  garbage: { response: { content: "x" }, chaos: { malformedRate: 1 } },
  "a dropped connection": { response: { content: "x" }, chaos: { disconnectRate: 1 } },
  silence: { response: { content: "x" }, chaos: { latencyMs: 30_000 } },
  "broken arguments": { response: { toolCalls: [{ name: "log_expense", arguments: '{"amount": "5", "cat' }] } },
  "an unknown tool": { response: { toolCalls: [{ name: "wire_money", arguments: "{}" }] } },
  "calls without end": { response: { toolCalls: [{ name: "list_expenses", arguments: "{}" }] } },
  "an empty answer": { response: { content: "" } },
  "half an answer": { response: { content: "You have $987.65 left, and", finishReason: "length" } },
  "two answers in one": {
    response: {
      content: "You have $987.65 left.",
      toolCalls: [
        { name: "log_expense", arguments: { amount: "11.11", description: "nothing" } },
        { name: "log_expense", arguments: { amount: "11.11", description: "nothing" } },
        { name: "undo", arguments: {} },
      ],
    },
  },
  "another language": { response: { content: "Du hast noch 987,65 $ für Restaurants übrig." } },
  "made-up figures": { response: { content: "You have $987.65 left for Dining." } },
  "too much to read": {
    response: {
      error: { message: "context length", type: "invalid_request_error", code: "context_length_exceeded" },
      status: 400,
    },
  },
};

/** What a person wants, as a model would call it. */
const WISHES = {
  read: {
    say: (tag: string) => `is my takeaway habit out of hand ${tag}`,
    call: () => ["summarize_budget", { category: "dining" }],
  },
  write: {
    say: (tag: string) => `I ended up at the ${tag} again, 14.50`,
    call: (tag: string) => ["log_expense", { amount: "14.50", description: tag, category: "entertainment" }],
  },
  confirm: {
    say: (tag: string) => `dining is getting out of control ${tag}`,
    call: () => ["set_limit", { category: "dining", amount: "77" }],
  },
} as const;

interface Scenario {
  readonly fault: string;
  readonly wish: keyof typeof WISHES;
  /** Whether the service fails before the first call, or after it. */
  readonly when: "at once" | "after a call";
  /** A word that only this scenario's message has. */
  readonly tag: string;
}

const SCENARIOS: readonly Scenario[] = Object.keys(FAULTS)
  .flatMap((fault) =>
    (["read", "write", "confirm"] as const).flatMap((wish) =>
      (["at once", "after a call"] as const).map((when) => ({ fault, wish, when })),
    ),
  )
  .map((scenario, index) => ({ ...scenario, tag: `zoo${letters(index)}` }));

function letters(index: number): string {
  return String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26));
}

function fixturesOf({ fault, wish, when, tag }: Scenario): Fixture[] {
  const failing = FAULTS[fault];
  if (!failing) return [];
  const [name, args] = WISHES[wish].call(tag);
  const calling: Fixture = {
    match: { userMessage: tag, hasToolResult: false },
    response: { toolCalls: [{ name, arguments: args }] },
  };
  return when === "at once"
    ? [{ match: { userMessage: tag }, ...failing }]
    : [calling, { match: { userMessage: tag, hasToolResult: true }, ...failing }];
}

const CONNECTIONS = [
  { api: "responses", streams: true },
  { api: "responses", streams: false },
  { api: "chat", streams: true },
  { api: "chat", streams: false },
] as const;

describe.skipIf(!HAS_MODEL).each(CONNECTIONS)("over $api (streaming: $streams)", ({ api, streams }) => {
  let peer: Awaited<ReturnType<typeof startModel>>;
  let relay: Awaited<ReturnType<typeof listen>>;
  const sent: Sent[] = [];

  beforeAll(async () => {
    peer = await startModel(SCENARIOS.flatMap(fixturesOf));
    relay = await startRelay(peer.url, streams, sent);
  });
  afterAll(async () => {
    await relay.close();
    peer.stop();
  });

  test("there is one true answer to every wish whatever the service does, and nothing is lost or doubled", async () => {
    const model = aModel({ api, baseUrl: `${relay.url}/v1`, firstTokenWithin: 4_000 });
    const deadline = { chat: 7_000, voice: 7_000 };
    const problems: string[] = [];
    for (let first = 0; first < SCENARIOS.length; first += AT_ONCE) {
      // A bot of their own: what was said before is told, and the stand-in would take it for what is said.
      const bot = await openBot({ model, limits: { deadline, retryFrom: 1, restFrom: 0, restUpTo: 0 } });
      await openChat(bot).say("coffee 4.50");
      const some = SCENARIOS.slice(first, first + AT_ONCE);
      problems.push(...(await Promise.all(some.map((scenario) => problemsOf(scenario, bot)))).flat());
    }
    expect(problems).toEqual([]);
    expect(sent.length).toBeGreaterThan(SCENARIOS.length);
  }, 120_000);

  test.skipIf(!HAS_SPEC)(
    "all that was asked is as the platform has it (shared/peers/contract-peers.sh)",
    async () => {
      const steady = await startSpec();
      for (const { path, body } of sent) {
        const headers = { "content-type": "application/json", authorization: "Bearer sk-test" };
        await fetch(`${steady.url}${path}`, { method: "POST", headers, body }).then((answer) => answer.body?.cancel());
      }
      await steady.stop();
      expect(steady.verdicts).toHaveLength(sent.length);
      expect(steady.verdicts.filter((count) => count !== "0")).toEqual([]);
    },
    60_000,
  );
});

/** Scenarios at a time: more, and a busy machine alone makes answers come too late. */
const AT_ONCE = 12;

/** A request as it was sent. */
interface Sent {
  readonly path: string;
  readonly body: string;
}

/** What goes wrong when somebody has that wish and the service fails like that, in a chat of its own. */
async function problemsOf({ fault, wish, when, tag }: Scenario, bot: RunningBot): Promise<string[]> {
  const chat = openChat(bot, tag);
  const { answer } = await chat.say(WISHES[wish].say(tag));
  const written = (await bookOf(bot)).filter((entry) => entry.startsWith(tag));
  const hasCalled = when === "after a call";
  const holds: Readonly<Record<string, boolean>> = {
    "it is answered": answer !== "" && !/went wrong|987\.65|undefined/.test(answer),
    "an expense is written once, or not at all": written.length <= (wish === "write" ? 1 : 0),
    "what was called is written": wish !== "write" || !hasCalled || written[0] === `${tag} 1450 2026-11-23`,
    "what is said to be written is": answer.includes("✅") === (written.length === 1),
    "what was read is told": wish !== "read" || !hasCalled || answer.includes("Dining in November: $4.50 spent"),
    "a limit is only proposed":
      wish !== "confirm" || !hasCalled || answer.includes("Set limit: category dining, amount 77"),
  };
  return Object.entries(holds).flatMap(([claim, isSo]) =>
    isSo ? [] : [`${fault} ${when}, ${wish}: not “${claim}”, but “${answer}”`],
  );
}

/** Passes requests on; where the service can't stream it says so, as such servers do. */
function startRelay(url: string, streams: boolean, sent: Sent[]) {
  const { port } = new URL(url);
  return listen((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      sent.push({ path: (incoming.url ?? "").replace("/v1", ""), body: body.toString() });
      if (!streams && /"stream":true/.test(body.toString())) {
        outgoing.writeHead(400, { "content-type": "application/json" });
        outgoing.end(
          JSON.stringify({ error: { message: "stream is not supported", param: "stream", type: "invalid" } }),
        );
        return;
      }
      const { method, url: path, headers } = incoming;
      const passed = passOn({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        answer.on("error", () => outgoing.destroy());
        answer.on("aborted", () => outgoing.destroy());
      });
      passed.on("error", () => outgoing.destroy());
      incoming.on("close", () => outgoing.on("close", () => passed.destroy()));
      passed.end(body);
    });
  });
}
