import { SpanStatusCode } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { showing } from "../../adapters/channels/pairing.ts";
import { hashSecret } from "../../adapters/hash-secret.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { collectSpans } from "../../tests/support/memory-spans.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { happening, openBot } from "../../tests/support/running-bot.ts";

test("a turn is one span, with its steps within", async () => {
  const spans = collectSpans();
  const bot = await openBot();
  await bot.say("coffee 4.50");
  await bot.stop();
  const [turn, ...others] = spans().filter(({ name }) => name === "turn");
  expect(others).toEqual([]);
  expect(turn?.attributes).toEqual({ "turn.channel": "console", "turn.kind": "message", "turn.failures": 0 });
  const steps = spans().filter(({ name }) => name !== "turn");
  expect(steps.map(({ name }) => name)).toEqual(["decide", "carry out", "settle"]);
  for (const { parentSpanContext } of steps) expect(parentSpanContext?.spanId).toBe(turn?.spanContext().spanId);
});

test("turns of several lanes keep their steps apart", async () => {
  const spans = collectSpans();
  const bot = await openBot({ channels: [recordingChannel("web", { delivery: "inline" })] });
  const lanes = Array.from({ length: 8 }, (_, lane) =>
    happening(
      { kind: "message", text: "coffee 3" },
      { id: `${lane}`, channel: "web", chat: `${lane}`, sender: { id: bot.owner.id } },
    ),
  );
  await Promise.all(lanes.map((event) => bot.happens(event)));
  await bot.stop();
  const turns = spans().filter(({ name }) => name === "turn");
  expect(turns).toHaveLength(8);
  for (const turn of turns) {
    const { spanId } = turn.spanContext();
    const steps = spans().filter(({ parentSpanContext }) => parentSpanContext?.spanId === spanId);
    expect(steps.map(({ name }) => name)).toEqual(["decide", "carry out", "settle"]);
  }
});

test("a failed attempt is a span that says so, without what the error says", async () => {
  const spans = collectSpans();
  const stores = openMemoryStores();
  let attempts = 0;
  const bot = await openBot({
    stores: {
      ...stores,
      ledgers: {
        ...stores.ledgers,
        async ledger(id) {
          attempts += 1;
          if (attempts === 1) throw new TypeError("Ada bought roses for 61.27");
          return stores.ledgers.ledger(id);
        },
      },
    },
  });
  expect(await bot.say("roses 61.27")).toContain("✅ Roses");
  await bot.stop();
  const turns = spans().filter(({ name }) => name === "turn");
  expect(turns.map(({ status }) => status)).toEqual([
    { code: SpanStatusCode.ERROR, message: "TypeError" },
    { code: SpanStatusCode.UNSET },
  ]);
  expect(turns.map(({ attributes }) => attributes["turn.failures"])).toEqual([0, 1]);
});

test("spans hold nothing of what was said, and nobody's name or id", async () => {
  const spans = collectSpans();
  const bot = await openBot({ channels: [recordingChannel("telegram")] });
  const code = await bot.code();
  const sender = { id: "4815162342", name: "Ada Lovelace" };
  const pair = showing(code);
  await bot.happens(happening(pair, { id: "1", chat: "4815162342", sender }));
  await bot.happens(happening({ kind: "message", text: "roses 61.27" }, { id: "2", chat: "4815162342", sender }));
  await bot.stop();
  expect(spans().length).toBeGreaterThan(6);
  const told = JSON.stringify(
    spans().map(({ name, attributes, events, links, status }) => ({ name, attributes, events, links, status })),
  );
  const secrets = [
    "oses",
    "61",
    "Ada",
    "Lovelace",
    "4815162342",
    code,
    hashSecret(code),
    bot.owner.id,
    bot.owner.ledger,
  ];
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});
