import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Forbidden, InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { createOpenAiSpeaker } from "./speaker.ts";
import { createOpenAiTranscriber } from "./transcriber.ts";

const PLATFORM = "https://api.openai.com";
const NOTE = { bytes: Uint8Array.of(79, 103, 103, 83), type: "audio/ogg; codecs=opus" };
const asked = { locale: "de-DE", signal: new AbortController().signal };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const onPlatform = createOpenAiTranscriber({ apiKey: "sk-test", baseUrl: undefined, model: "gpt-4o-mini-transcribe" });

describe("a transcriber", () => {
  test("sends the recording, its language and that it wants to know how sure the words are", async () => {
    let sent = "";
    nock(PLATFORM)
      .post("/v1/audio/transcriptions", (body: string) => {
        sent = body;
        return true;
      })
      .reply(200, { text: " fünfzehn Dollar \n", logprobs: [{ token: "fünfzehn", logprob: -0.01 }] });
    expect(await onPlatform.transcribe(NOTE, asked)).toEqual({ text: "fünfzehn Dollar", isUnsure: false });
    expect(sent).toMatch(/name="file"; filename="recording\.ogg"/);
    expect(sent).toMatch(/name="language"\r\n\r\nde\r\n/);
    expect(sent).toMatch(/name="include\[\]"\r\n\r\nlogprobs/);
  });

  test.each([
    ["a figure in digits", [{ token: " 50", logprob: -0.9 }], true],
    ["a figure in words", [{ token: " fifty", logprob: -0.9 }], true],
    ["another word", [{ token: " parking", logprob: -2 }], false],
    ["nothing", [{ token: " 50", logprob: -0.05 }], false],
  ])("says that it is unsure where it was unsure of %s", async (_what, logprobs, isUnsure) => {
    nock(PLATFORM).post("/v1/audio/transcriptions").reply(200, { text: "50 parking", logprobs });
    expect(await onPlatform.transcribe(NOTE, asked)).toEqual({ text: "50 parking", isUnsure });
  });

  test("asks other servers for nothing that they may not know", async () => {
    let sent = "";
    nock("http://127.0.0.1:4999")
      .post("/v1/audio/transcriptions", (body: string) => {
        sent = body;
        return true;
      })
      .reply(200, { text: "coffee" });
    const own = createOpenAiTranscriber({ apiKey: undefined, baseUrl: "http://127.0.0.1:4999/v1", model: "whisper" });
    expect(await own.transcribe(NOTE, asked)).toEqual({ text: "coffee", isUnsure: false });
    expect(sent).not.toContain("logprobs");
  });

  test.each([
    [401, Forbidden],
    [400, InvalidInput],
    [429, Unavailable],
    [503, Unavailable],
  ])("tells what a %i means", async (status, kind) => {
    nock(PLATFORM)
      .post("/v1/audio/transcriptions")
      .reply(status, { error: { message: "no" } });
    await expect(onPlatform.transcribe(NOTE, asked)).rejects.toBeInstanceOf(kind);
  });

  test("refuses what nobody plays before it is sent", async () => {
    const text = { ...NOTE, type: "text/plain" };
    await expect(onPlatform.transcribe(text, asked)).rejects.toBeInstanceOf(InvalidInput);
  });
});

test("a speaker says a text as a recording", async () => {
  nock(PLATFORM)
    .post("/v1/audio/speech", { model: "gpt-4o-mini-tts", voice: "alloy", input: "Hello", response_format: "mp3" })
    .reply(200, Buffer.from("ID3"));
  const speaker = createOpenAiSpeaker({ apiKey: "sk-test", baseUrl: undefined, model: "gpt-4o-mini-tts" });
  const { bytes, type } = await speaker.speak("Hello", asked);
  expect(Buffer.from(bytes).toString()).toBe("ID3");
  expect(type).toBe("audio/mpeg");
});
