import { afterEach, describe, expect, it } from "vitest";
import { openSqliteStores } from "../../../adapters/stores/sqlite/index.ts";
import { createSpending } from "../../../dialogs/agent/spending.ts";
import { KIM, SAM, startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;

afterEach(() => server.close(0));

const heard: string[] = [];
const hearing = {
  open: async () => ({
    async transcribe({ type }: { type: string }) {
      heard.push(type);
      return { text: "coffee four fifty", isUnsure: false };
    },
  }),
  minute: 6_000,
};
const speaking = {
  open: async () => ({
    speak: async (text: string) => ({ bytes: Buffer.from(`ID3 ${text}`), type: "audio/mpeg" }),
  }),
  character: 30,
};

/** What the day may cost, over a store of its own. */
function speechFor(budget: { person: number; all: number }) {
  const { usage } = openSqliteStores({ folder: "", file: ":memory:" });
  const spending = createSpending({ usage, budget, now: () => server.clock.now });
  return { usage, speech: { hearing, speaking, spending } };
}

const PLENTY = { person: 1_000_000, all: 1_000_000 };
const { speech } = speechFor(PLENTY);

async function post(path: string, body: string | Buffer<ArrayBuffer>, type: string, who = SAM) {
  const headers = { cookie: await server.signIn(who), "content-type": type };
  return fetch(`${server.url}${path}`, { method: "POST", headers, body });
}

describe("speech by HTTP", () => {
  it("is written down, by what the recording is and not by what it is called", async () => {
    server = await startTestServer({ deps: { speech } });
    const response = await post("/v1/ai/voice-to-text", Buffer.from("OggS then sound"), "audio/mpeg");
    expect(await response.json()).toEqual({ text: "coffee four fifty" });
    expect(heard).toEqual(["audio/ogg"]);
  });

  it.each([
    ["is", speech, { hears: true, speaks: true }],
    ["is not", { ...speech, hearing: null, speaking: null }, { hears: false, speaks: false }],
  ])("tells what there %s", async (_what, given, told) => {
    server = await startTestServer({ deps: { speech: given } });
    const response = await fetch(`${server.url}/v1/ai/speech`, { headers: { cookie: await server.signIn() } });
    expect(await response.json()).toEqual(told);
  });

  it("is read out", async () => {
    server = await startTestServer({ deps: { speech } });
    const response = await post("/ai/text-to-voice", JSON.stringify({ text: "Hello." }), "application/json");
    expect(response.headers.get("content-type")).toContain("audio/mpeg");
    expect(await response.text()).toBe("ID3 Hello.");
  });

  it.each([
    ["what is no recording", Buffer.from("<html>"), "audio/ogg", 422],
    ["nothing", Buffer.alloc(0), "audio/ogg", 422],
    ["JSON", Buffer.from("{}"), "application/json", 422],
    ["more than 10 MB", Buffer.alloc(11 * 2 ** 20, "OggS"), "audio/ogg", 413],
  ])("refuses %s", async (_what, body, type, status) => {
    server = await startTestServer({ deps: { speech } });
    expect((await post("/v1/ai/voice-to-text", body, type)).status).toBe(status);
  });

  it("says so where no service is set", async () => {
    server = await startTestServer();
    const response = await post("/v1/ai/text-to-voice", JSON.stringify({ text: "Hello." }), "application/json");
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).not.toBeNull();
    expect(await response.json()).toMatchObject({
      code: "unavailable",
      detail: expect.stringContaining("OPENAI_API_KEY"),
    });
  });
});

describe("what speech costs", () => {
  const recording = (seconds: number) => Buffer.alloc(seconds * 2_000, "OggS");
  const read = (text: string, who = SAM) =>
    post("/v1/ai/text-to-voice", JSON.stringify({ text }), "application/json", who);

  it("is counted for the person, by the minute and by the character", async () => {
    const { usage, speech: counted } = speechFor(PLENTY);
    server = await startTestServer({ deps: { speech: counted } });
    await post("/v1/ai/voice-to-text", recording(30), "audio/ogg");
    await read("Hello.");
    const spent = await usage.onDay("2026-11-23");
    expect(spent).toHaveLength(2);
    expect(spent).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ person: SAM.id, kind: "transcription", calls: 1, microDollars: 3_000 }),
        expect.objectContaining({ person: SAM.id, kind: "speech", calls: 1, microDollars: 180 }),
      ]),
    );
  });

  it("is refused, and not asked for, once the person's day is used up; the next day begins anew", async () => {
    const { speech: counted } = speechFor({ person: 3_000, all: 1_000_000 });
    server = await startTestServer({ deps: { speech: counted } });
    await post("/v1/ai/voice-to-text", recording(30), "audio/ogg");
    const before = heard.length;
    for (const refused of [await post("/v1/ai/voice-to-text", recording(1), "audio/ogg"), await read("Hello.")]) {
      expect(refused.status).toBe(429);
      expect(refused.headers.get("retry-after")).toBe(String(12 * 3_600));
      expect(await refused.json()).toMatchObject({
        code: "budget_used",
        detail: expect.stringContaining("midnight UTC"),
      });
    }
    expect(heard).toHaveLength(before);
    expect((await read("Hello.", KIM)).status).toBe(200);
    server.clock.now = server.clock.now.add({ hours: 12 });
    expect((await read("Hello.")).status).toBe(200);
  });
});
