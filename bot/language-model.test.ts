import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { modelSetup, modelStatus } from "./language-model.ts";

describe("a language model", () => {
  test("is off by itself, and the start says what would switch it on", () => {
    const config = readConfig({});
    expect(modelSetup(config)).toBeNull();
    const fix = "set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own";
    expect(modelStatus(config)).toEqual({ name: "Model", isOn: false, detail: fix });
  });

  test("is on with a key, within the budget that was set", () => {
    const config = readConfig({ OPENAI_API_KEY: "sk-test", LLM_DAILY_BUDGET_USD: "0.1" });
    expect(modelSetup(config)?.budget).toEqual({ person: 100_000, all: 2_000_000 });
    expect(modelStatus(config)).toEqual({ name: "Model", isOn: true, detail: "gpt-6-luna" });
  });

  test("is on with a server of one's own, which asks for no key", async () => {
    const config = readConfig({ OPENAI_BASE_URL: "http://127.0.0.1:8080/v1", LLM_MODEL: "qwen3" });
    expect(modelStatus(config)).toEqual({ name: "Model", isOn: true, detail: "qwen3 at 127.0.0.1:8080" });
    expect((await modelSetup(config)?.open())?.name).toBe("qwen3");
  });

  test("is off where it is switched off, whatever else is set", () => {
    const config = readConfig({ OPENAI_API_KEY: "sk-test", LLM_API: "off" });
    expect(modelSetup(config)).toBeNull();
    expect(modelStatus(config)).toMatchObject({ isOn: false, detail: "remove LLM_API=off" });
  });
});
