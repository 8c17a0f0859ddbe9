import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HAS_BROWSER, openBrowser, openPage } from "../support/browser.ts";
import { fillBook, signInOwner } from "../support/full-book.ts";
import { type RunningApp, runApp } from "../support/run-app.ts";

/** Milliseconds until the page has taken up a connection that was lost. */
const PATIENCE = 20_000;

describe.skipIf(!HAS_BROWSER)("the page without a network", () => {
  let running: RunningApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    running = await runApp();
    const cookie = await signInOwner(running);
    await fillBook(running, cookie);
    browser = await openBrowser();
    ({ context, page } = await openPage(browser, running.url, cookie));
    await page.evaluate("navigator.serviceWorker.ready");
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
  });

  const say = async (text: string) => {
    await page.fill("#message", text);
    await page.press("#message", "Enter");
  };

  const entriesWith = (words: string) =>
    running.stores.ledgers.entries({ ledger: running.owner.ledger, words, order: "made", limit: 5 });

  test("opens, says that it is offline, and keeps what is written over a reload", async () => {
    await context.setOffline(true);
    await page.reload();
    await expect.poll(() => page.textContent("#notice")).toContain("You are offline.");
    await say("juice 3.25");
    await expect.poll(() => page.textContent("#log")).toContain("Not sent yet");
    await page.reload();
    await expect.poll(() => page.textContent("#log")).toContain("juice 3.25");
    await page.goto(`${running.url}/#/budget`);
    await expect.poll(() => page.textContent("#home")).toContain("BudgetWise can't be reached.");
  });

  test("sends it once when it is back", async () => {
    await context.setOffline(false);
    await expect.poll(() => page.textContent("#log"), { timeout: PATIENCE }).toContain("✅ Juice $3.25");
    await expect.poll(() => page.locator("#notice").isVisible(), { timeout: PATIENCE }).toBe(false);
    await page.reload();
    await expect.poll(() => page.textContent("#log")).toContain("✅ Juice $3.25");
    expect(await entriesWith("juice")).toHaveLength(1);
    await expect.poll(() => page.textContent("#home")).toContain("Plan for");
  });

  test("has kept the page itself and nothing of anybody's money", async () => {
    const kept = String(
      await page.evaluate(`caches.keys()
        .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
        .then((all) => all.flat().map(({ url }) => new URL(url).pathname).join(" "))`),
    ).split(" ");
    expect(kept).toContain("/index.html");
    expect(
      kept.filter((path) => !/^\/(assets\/[\w-]+\.(js|css)|index\.html|icon\.svg|manifest\.webmanifest)$/.test(path)),
    ).toEqual([]);
    const local = String(await page.evaluate("JSON.stringify({ ...localStorage })"));
    expect(local).toContain(running.owner.id);
    expect(local).not.toMatch(/amount|juice|1,?200/i);
  });

  test("keeps what was sent, though it is reloaded before the database has it", async () => {
    await context.setOffline(true);
    // Nothing is ever asked of the database, as when the page goes before it comes to it.
    await page.evaluate(`IDBObjectStore.prototype.put = function () {
      this.transaction.abort();
      return this.get("");
    }`);
    await say("plum 4.75");
    await page.reload();
    await expect.poll(() => page.textContent("#log")).toContain("plum 4.75");
    await context.setOffline(false);
    await expect.poll(() => page.textContent("#log"), { timeout: PATIENCE }).toContain("✅ Plum $4.75");
    expect(await entriesWith("plum")).toHaveLength(1);
    expect(String(await page.evaluate("JSON.stringify({ ...localStorage })"))).not.toContain("plum");
  });

  test("goes through a restart of the server in the middle of things", async () => {
    await page.goto(`${running.url}/#/home`);
    const amount = page.getByRole("button", { name: "Amount of Taxi: $14", exact: true });
    await amount.waitFor();
    await running.restart(async () => {
      await amount.click();
      await page.keyboard.type("15");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator(".toast").textContent()).toContain("can't be reached");
      await amount.waitFor();
      await say("tea 2.25");
      await expect.poll(() => page.textContent("#log")).toContain("Not sent yet");
    });
    await expect.poll(() => page.textContent("#log"), { timeout: 40_000 }).toContain("Tea $2.25");
    expect(await entriesWith("tea")).toHaveLength(1);
    expect(await entriesWith("taxi")).toMatchObject([{ amount: { minor: 1_400 } }]);
    await amount.click();
    await page.keyboard.type("15");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Amount of Taxi: $15", exact: true }).waitFor();
  });

  test("forgets who was here when they sign out", async () => {
    await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await page.waitForSelector("#by-password");
    expect(await page.evaluate("localStorage.getItem('budgetwise:account')")).toBeNull();
  });
});
