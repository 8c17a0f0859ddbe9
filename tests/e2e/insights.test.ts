import { afterAll, beforeAll, expect, it } from "vitest";
import { listen } from "../../adapters/services/openai/testing/peers.ts";
import { streamed } from "../../adapters/services/openai/testing/service.ts";
import { type Api, openApi } from "../support/api.ts";

/** A language model's service: it says this, again and again. */
let words = "";
let asked = 0;
let service: Awaited<ReturnType<typeof listen>>;
let api: Api;

beforeAll(async () => {
  service = await listen((incoming, outgoing) => {
    asked += 1;
    incoming.resume();
    const choice = { index: 0, delta: { content: words }, finish_reason: "stop" };
    outgoing.writeHead(words === "" ? 503 : 200, { "content-type": "text/event-stream" });
    outgoing.end(streamed([{ choices: [choice] }]));
  });
  api = await openApi({ OPENAI_BASE_URL: `${service.url}/v1`, LLM_API: "chat" });
  await api.say("coffee 4.50");
});
afterAll(async () => {
  await api.stop();
  await service.close();
});

it("words what stands out by HTTP, pays for it once, and words it anew when there is more to tell", async () => {
  words = "You spent $4.50 in November so far.";
  const insights = await api.get("/ai/insights");
  expect(insights.text("insights")).toBe(words);
  expect(insights.list("facts")[0]).toEqual({ label: "spent", amount: 4.5, currency: "USD" });
  expect((await api.get("/ai/insights")).text("insights")).toBe(words);
  expect(asked).toBe(1);

  await api.post("/expenses", { amount: 12, description: "Lunch" });
  words = "You spent $16.50 in November so far.";
  expect((await api.get("/ai/insights")).text("insights")).toBe(words);
  expect(asked).toBe(2);
});

it("tells it by the template where the model's figures are made up, or it is down", async () => {
  await api.post("/expenses", { amount: 3, description: "Tea" });
  words = "You spent $61.50 in November so far.";
  expect((await api.get("/ai/insights")).text("insights")).toContain("💡 $19.50 spent");
  words = "";
  expect((await api.get("/ai/insights")).text("insights")).toContain("💡 $19.50 spent");
});
