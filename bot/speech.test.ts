import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { speechSetup, speechStatus } from "./speech.ts";

const setup = (settings: Record<string, string>) => {
  const { hearing, speaking } = speechSetup(readConfig(settings));
  return { hears: hearing !== null, speaks: speaking !== null, minute: hearing?.minute };
};

describe("speech", () => {
  test("is off without a key and says what would switch it on", () => {
    expect(setup({})).toMatchObject({ hears: false, speaks: false });
    expect(speechStatus(readConfig({}))).toEqual({ name: "Voice", isOn: false, detail: "set OPENAI_API_KEY" });
  });

  test("comes with the platform's key, and costs", () => {
    expect(setup({ OPENAI_API_KEY: "sk-test" })).toEqual({ hears: true, speaks: true, minute: 6_000 });
  });

  test("comes from a server of one's own where a model is named, for nothing", () => {
    const own = { OPENAI_BASE_URL: "http://127.0.0.1:9/v1" };
    expect(setup(own)).toMatchObject({ hears: false, speaks: false });
    expect(setup({ ...own, TRANSCRIBE_MODEL: "whisper" })).toEqual({ hears: true, speaks: false, minute: 0 });
    expect(speechStatus(readConfig(own)).detail).toBe("set TRANSCRIBE_MODEL");
  });
});
