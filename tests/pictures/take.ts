import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { fillBook, signInOwner } from "../support/full-book.ts";
import { type RunningApp, runApp } from "../support/run-app.ts";

const FOLDER = join(import.meta.dirname, "../../docs/pictures");

const SCREENS: readonly string[] = ["home", "expenses", "budget", "advice", "insights", "settings"];

const SIZES = { desktop: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } } as const;

/** Takes a picture of every screen, on a phone and a desktop, in light and dark, of a household that is made up. */
const running = await runApp();
const browser = await openBrowser();
try {
  mkdirSync(FOLDER, { recursive: true });
  await running.stores.people.savePerson({ ...running.owner, createdAt: "2026-01-01T00:00:00Z" });
  const cookie = await signInOwner(running);
  await fillBook(running, cookie);
  for (const text of ["how am I doing on food?", "can I afford a $120 jacket?"]) await say(running, cookie, text);
  for (const scheme of ["light", "dark"] as const) {
    for (const size of ["desktop", "phone"] as const) await takeAll(browser, cookie, scheme, size);
  }
} finally {
  await browser.close();
  await running.stop();
}

async function say({ url }: RunningApp, cookie: string, message: string): Promise<void> {
  await fetch(`${url}/v1/ai/chat`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ message }),
  });
}

async function takeAll(
  chrome: Browser,
  cookie: string,
  scheme: "light" | "dark",
  size: keyof typeof SIZES,
): Promise<void> {
  const context = await chrome.newContext({ viewport: SIZES[size], colorScheme: scheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const shoot = (name: string) =>
    page.screenshot({ path: join(FOLDER, `${name}-${size}-${scheme}.png`), fullPage: name === "home" });
  await page.goto(running.url);
  await page.waitForSelector(".door-card");
  await shoot("sign-in");
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: running.url }]);
  await page.goto(running.url);
  for (const screen of SCREENS) {
    await page.goto(`${running.url}/#/${screen}`);
    await page.waitForSelector(".panel:not(.skeleton)");
    if (screen === "advice") {
      await page.getByLabel("What is it?").fill("Espresso machine");
      await page.getByLabel("Amount").fill("420");
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await page.waitForSelector(".verdict");
    }
    await settled(page);
    await shoot(screen);
  }
  if (size === "phone") {
    await page.getByRole("button", { name: /^Chat/ }).click();
    await shoot("chat");
  }
  await context.close();
}

/** Waits until nothing on the page is still coming or moving. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    "!document.querySelector('.skeleton') && document.getAnimations().every(({ playState }) => playState !== 'running')",
  );
}
