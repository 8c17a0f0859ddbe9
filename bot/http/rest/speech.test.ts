import { afterEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;

afterEach(() => server.close(0));

const heard: string[] = [];
const speech = {
  hear: async () => ({
    async transcribe({ type }: { type: string }) {
      heard.push(type);
      return { text: "coffee four fifty", isUnsure: false };
    },
  }),
  speak: async () => ({
    speak: async (text: string) => ({ bytes: Buffer.from(`ID3 ${text}`), type: "audio/mpeg" }),
  }),
};

async function post(path: string, body: string | Buffer<ArrayBuffer>, type: string) {
  const headers = { cookie: await server.signIn(), "content-type": type };
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
    ["is not", { hear: null, speak: null }, { hears: false, speaks: false }],
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
    ["what is no recording", Buffer.from("<html>"), "audio/ogg", 400],
    ["nothing", Buffer.alloc(0), "audio/ogg", 400],
    ["JSON", Buffer.from("{}"), "application/json", 400],
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
