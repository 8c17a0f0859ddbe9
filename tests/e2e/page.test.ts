import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseLine } from "../../adapters/channels/console/index.ts";
import { realSurroundings } from "../../bot/surroundings.ts";
import { HAS_BROWSER, noteComplaints, openBrowser } from "../support/browser.ts";
import { consoleRuntime } from "../support/console-runtime.ts";
import { type RunningApp, runApp } from "../support/run-app.ts";

describe.skipIf(!HAS_BROWSER)("the page in a browser", () => {
  let running: RunningApp;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    running = await runApp();
    // Whoever came this month plans for what is left of it; whoever was there before, for all of it.
    await running.stores.people.savePerson({ ...running.owner, createdAt: "2026-01-01T00:00:00Z" });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    noteComplaints(page, complaints);
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
  });

  async function say(text: string): Promise<void> {
    await page.fill("#message", text);
    await page.press("#message", "Enter");
  }

  test("shows nothing to who has not signed in", async () => {
    await page.goto(running.url);
    await expect.poll(() => page.textContent("body")).toContain("npm run signin");
    expect(await page.$("#composer")).toBeNull();
    complaints.length = 0;
  });

  test("lets the link of the start in, once, and greets with things to tap", async () => {
    const link = await running.app.signInLink();
    await page.goto(link);
    await page.waitForSelector("#composer");
    await expect.poll(() => page.textContent("#greeting")).toContain("coffee 4.50");
    // A browser keeps a cookie of that name only where it takes the origin for safe.
    const kept = { name: "__Host-budgetwise", httpOnly: true, secure: true, sameSite: "Strict" };
    expect(await page.context().cookies()).toEqual([expect.objectContaining(kept)]);
    const other = await browser.newPage();
    await other.goto(link);
    await expect.poll(() => other.textContent("body")).toMatch(/not valid|used|expired/i);
    await other.close();
  });

  test("lets a phone PIN be chosen, with a reason for one that is too easy", async () => {
    await page.goto(`${running.url}/pin`);
    for (const [pin, status] of [
      ["123456", "follow one another"],
      ["830516", "Your PIN is set."],
    ] as const) {
      await page.getByLabel("New PIN").fill(pin);
      await page.getByRole("button", { name: "Set PIN" }).click();
      await expect.poll(() => page.getByRole("status").textContent()).toContain(status);
    }
    expect(await page.locator("form").isVisible()).toBe(false);
    expect(page.url()).toBe(`${running.url}/pin`);
    expect(await running.stores.people.pin(running.owner.id)).not.toBeNull();
    complaints.length = 0;
    await page.goto(running.url);
  });

  test("answers in the chat and shows what is left", async () => {
    await say("make a budget for 3200 a month");
    await expect.poll(() => page.textContent("#log")).toContain("$3,200.00 a month");
    await say("coffee 4.50");
    await expect.poll(() => page.textContent("#log")).toContain("✅ Coffee $4.50");
    await expect.poll(() => page.textContent("#home")).toContain("$2,555.50");
    await expect.poll(() => page.getByRole("meter").count()).toBeGreaterThan(0);
  });

  test("shows at once what is said in the terminal", async () => {
    const surroundings = realSurroundings();
    const runtime = consoleRuntime(running.stores, surroundings);
    runtime.start();
    const terminal = { session: "here", person: running.owner.id };
    const event = parseLine("taxi 12", terminal, surroundings.newId(), surroundings.now().toString());
    await runtime.inbox.take(event);
    await expect.poll(() => page.textContent("#home")).toContain("$2,543.50");
    await runtime.stop();
  });

  test("shows a code that is stored nowhere, until it is reloaded", async () => {
    await say("link");
    const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/;
    await expect.poll(() => page.textContent("#log")).toMatch(code);
    await say("coffee 1");
    await expect.poll(() => page.textContent("#log")).toContain("✅ Coffee $1.00");
    expect(await page.textContent("#log")).toMatch(code);
    await page.getByRole("button", { name: "Undo" }).last().click();
    await page.reload();
    await expect.poll(() => page.textContent("#log")).toContain("••••-••••");
    expect(await page.textContent("#log")).not.toMatch(code);
  });

  test("undoes by a button, and finds everything again after a reload", async () => {
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect.poll(() => page.textContent("#log")).toContain("↩️ Undone");
    await page.reload();
    await expect.poll(() => page.textContent("#log")).toContain("✅ Coffee $4.50");
  });

  test("shows hostile text as text", async () => {
    await say('<img src=x onerror="document.title=1"> 3.50');
    await expect.poll(() => page.textContent("#log")).toContain("<img src=x");
    expect(await page.title()).toBe("BudgetWise");
    expect(await page.$("#log img")).toBeNull();
  });

  test("sends a message once, whatever happens to the network meanwhile", async () => {
    await page.context().setOffline(true);
    await say("bus 2.75");
    await page.context().setOffline(false);
    await expect.poll(() => page.textContent("#log"), { timeout: 15_000 }).toContain("✅ Bus $2.75");
    const entries = await running.stores.ledgers.entries({
      ledger: running.owner.ledger,
      words: "bus",
      order: "made",
      limit: 5,
    });
    expect(entries).toHaveLength(1);
    complaints.splice(
      0,
      complaints.length,
      ...complaints.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED")),
    );
  });

  test("has nothing to complain about", () => {
    expect(complaints).toEqual([]);
  });
});
