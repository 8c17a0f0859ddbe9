import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Api, openApi } from "../support/api.ts";

/** What a monitoring server reads: figures that are true, and nothing of anybody. */

let api: Api;

afterEach(() => api.stop());

const scrape = (headers: Record<string, string> = {}) => fetch(`${api.url}/metrics`, { headers });

/** A sample of a scrape; undefined where there is none. */
function sampleIn(text: string, series: string): number | undefined {
  const line = text.split("\n").find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

/** Asks with headers that `fetch` would not send. */
function statusFor(headers: Record<string, string>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  httpRequest(`${api.url}/metrics`, { headers }, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  })
    .on("error", reject)
    .end();
  return promise;
}

describe("/metrics", () => {
  it("counts turns, requests and what waits", async () => {
    api = await openApi();
    await api.say("coffee 4.50");
    await api.say("what's left");
    await api.get("/expenses/nothing");
    await fetch(`${api.url}/a-secret-address?token=secret`);
    const response = await scrape();
    const text = await response.text();
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(sampleIn(text, 'budgetwise_turns_total{channel="web",outcome="done"}')).toBe(2);
    expect(sampleIn(text, 'budgetwise_turn_seconds_count{channel="web"}')).toBe(2);
    expect(sampleIn(text, 'budgetwise_turn_seconds_bucket{channel="web",le="+Inf"}')).toBe(2);
    const requests = (labels: string) => sampleIn(text, `budgetwise_http_requests_total{${labels}}`);
    expect(requests('method="POST",route="/v1/ai/chat",status="200"')).toBe(2);
    expect(requests('method="GET",route="/v1/expenses/:id",status="404"')).toBe(1);
    expect(sampleIn(text, "budgetwise_inbox_open")).toBe(0);
    expect(sampleIn(text, "budgetwise_dead_letters")).toBe(0);
    expect(sampleIn(text, "budgetwise_outbox_waiting")).toBe(0);
    expect(sampleIn(text, "budgetwise_store_failures_total")).toBe(0);
    expect(sampleIn(text, "budgetwise_store_up")).toBe(1);
  });

  it("is what Prometheus reads: each line a comment or a sample, each sample after its type", async () => {
    api = await openApi();
    await api.say("coffee 4.50");
    const lines = (await (await scrape()).text()).trimEnd().split("\n");
    const types = new Set<string>();
    for (const line of lines) {
      const type = /^# TYPE (\w+) (?:counter|gauge|histogram)$/.exec(line)?.[1];
      if (type !== undefined) types.add(type);
      if (line.startsWith("#")) expect(line).toMatch(/^# (?:HELP|TYPE) \w+ \S/);
      else {
        const name = /^(\w+)(?:\{(?:\w+="[^"\\]*",?)+\})? \d+(?:\.\d+)?(?:e[+-]\d+)?$/.exec(line)?.[1] ?? line;
        expect(types).toContain(name.replace(/^(budgetwise_turn_seconds)_(?:bucket|sum|count)$/, "$1"));
      }
    }
  });

  it("tells nothing of what was said, who said it, or which address was tried", async () => {
    api = await openApi();
    await api.say("coffee 4.50");
    await fetch(`${api.url}/a-secret-address`);
    await fetch(`${api.url}/V1/Expenses/some-id`);
    const text = await (await scrape()).text();
    expect(text).not.toMatch(/coffee|4\.50|secret|some-id/);
    expect(text).not.toContain(api.app.owner.id);
  });

  it("is for this machine alone, under its own name and not through a proxy", async () => {
    api = await openApi();
    const { host } = new URL(api.url);
    expect(await statusFor({})).toBe(200);
    expect(await statusFor({ host: "evil.example" })).toBe(403);
    expect(await statusFor({ host, "x-forwarded-for": "203.0.113.7" })).toBe(403);
    expect(await statusFor({ host, forwarded: "for=203.0.113.7" })).toBe(403);
    expect((await fetch(`${api.url}/metrics`, { method: "POST" })).status).toBe(405);
  });

  it("is for whoever bears its token, once there is one, and for no one else", async () => {
    api = await openApi({ METRICS_TOKEN: "a token that only Prometheus has" });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    expect((await scrape()).status).toBe(401);
    expect((await scrape(bearer("another"))).headers.get("www-authenticate")).toBe("Bearer");
    expect((await scrape(bearer("a"))).status).toBe(401);
    api = await restarted("0123456789abcdef");
    expect((await scrape(bearer("0123456789abcdef"))).status).toBe(200);
    expect(await statusFor({ host: "budget.example", ...bearer("0123456789abcdef") })).toBe(200);
  });
});

async function restarted(token: string): Promise<Api> {
  await api.stop();
  return openApi({ METRICS_TOKEN: token });
}
