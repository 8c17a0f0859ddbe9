import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { createOpenAiSpeech } from "./speech.ts";
import { NEVER } from "./testing/a-model.ts";
import { refusal } from "./testing/service.ts";

const speech = createOpenAiSpeech({
  apiKey: "sk-test",
  baseUrl: "http://speech.example/v1",
  transcribeModel: "whisper",
  speechModel: "tts",
});
const service = () => nock("http://speech.example");
const recording = { bytes: Buffer.from("OggS…"), format: "ogg" } as const;

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

describe("speech", () => {
  it("is written down: the recording goes out with its model and a name that tells its format", async () => {
    let sent = "";
    service()
      .post("/v1/audio/transcriptions", (body: unknown) => {
        sent = String(body);
        return true;
      })
      .reply(200, { text: "coffee four fifty" });
    expect(await speech.transcribe(recording, NEVER)).toBe("coffee four fifty");
    expect(sent).toContain("recording.ogg");
    expect(sent).toContain("whisper");
  });

  it("is read out as MP3", async () => {
    const asked: unknown[] = [];
    service()
      .post("/v1/audio/speech", (body: unknown) => asked.push(body) > 0)
      .reply(200, Buffer.from("ID3 sound"), { "content-type": "audio/mpeg" });
    expect(Buffer.from(await speech.speak("Hello.", NEVER)).toString()).toBe("ID3 sound");
    expect(asked).toEqual([{ input: "Hello.", model: "tts", voice: "alloy", response_format: "mp3" }]);
  });

  it.each([
    [401, Unavailable],
    [404, Unavailable],
    [429, Unavailable],
    [500, Unavailable],
    [400, InvalidInput],
  ])("answers the service's %i with what its caller can do", async (status, kind) => {
    service().post("/v1/audio/transcriptions").reply(status, refusal(null));
    await expect(speech.transcribe(recording, NEVER)).rejects.toBeInstanceOf(kind);
  });
});
