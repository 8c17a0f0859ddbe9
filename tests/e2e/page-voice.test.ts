import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HAS_BROWSER, openBrowser } from "../support/browser.ts";
import { type RunningApp, runApp } from "../support/run-app.ts";

/** How a WebM recording begins. */
const WEBM = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

describe.skipIf(!HAS_BROWSER)("voice on the page", () => {
  let running: RunningApp;
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const service = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      asked.push(`${request.url} ${Buffer.concat(parts).includes(WEBM) ? "recording" : "text"}`);
      if (request.url?.includes("transcriptions")) {
        response.setHeader("content-type", "application/json").end(JSON.stringify({ text: "coffee four fifty" }));
      } else response.setHeader("content-type", "audio/mpeg").end("ID3");
    });
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    const { port } = service.address() as AddressInfo;
    running = await runApp(() => ({
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
      LLM_API: "off",
      TRANSCRIBE_MODEL: "ears",
      SPEECH_MODEL: "voice",
    }));
    browser = await openBrowser(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(await running.app.signInLink());
    await page.waitForSelector("#composer");
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
    service.close();
  });

  test("writes what is said into the message line, and sends nothing by itself", async () => {
    await page.getByRole("button", { name: "Speak", exact: true }).click();
    await expect.poll(() => page.textContent("#voice-note")).toBe("Listening…");
    await page.getByRole("button", { name: "Stop listening" }).click();
    await expect.poll(() => page.inputValue("#message")).toBe("coffee four fifty");
    expect(asked).toEqual(["/v1/audio/transcriptions recording"]);
    expect(await page.textContent("#log")).toBe("");
    expect(await page.locator("#message:focus").count()).toBe(1);
  });

  test("reads an answer out only when that is switched on", async () => {
    asked.length = 0;
    await page.fill("#message", "hello");
    await page.press("#message", "Enter");
    await expect.poll(() => page.locator(".line.assistant.said").count()).toBe(1);
    expect(asked).toEqual([]);
    await page.getByRole("button", { name: "Read aloud" }).click();
    await page.fill("#message", "hello");
    await page.press("#message", "Enter");
    await expect.poll(() => asked).toEqual(["/v1/audio/speech text"]);
  });

  test("shows neither where neither can work", async () => {
    const other = await runApp();
    const plain = await browser.newContext();
    const page = await plain.newPage();
    await page.addInitScript("delete window.webkitSpeechRecognition; delete window.SpeechRecognition;");
    const told = page.waitForResponse((response) => response.url().endsWith("/v1/ai/speech"));
    await page.goto(await other.app.signInLink());
    await told;
    await page.waitForSelector("#composer");
    expect(await page.locator("#speak").isVisible()).toBe(false);
    expect(await page.locator("#read-aloud").isVisible()).toBe(false);
    await plain.close();
    await other.stop();
  });
});
