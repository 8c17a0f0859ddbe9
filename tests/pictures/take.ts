import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { browserCookie, openBrowser } from "../support/browser.ts";
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
  await fillEarlierMonths(running, cookie);
  for (const text of ["how am I doing on food?", "can I afford a $120 jacket?"]) await say(running, cookie, text);
  for (const scheme of ["light", "dark"] as const) {
    for (const size of ["desktop", "phone"] as const) await takeAll(browser, cookie, scheme, size);
  }
} finally {
  await browser.close();
  await running.stop();
}

/** What the months before came to, so that there is something to compare with. */
async function fillEarlierMonths({ url }: RunningApp, cookie: string): Promise<void> {
  const months: readonly Readonly<Record<string, number>>[] = [
    { housing: 1200, groceries: 402.15, dining: 188.4, transport: 76, shopping: 54.9, health: 22 },
    { housing: 1200, groceries: 371.8, dining: 241.25, transport: 62, entertainment: 46, shopping: 139 },
    { housing: 1200, groceries: 388.6, dining: 163.7, transport: 91.5, entertainment: 23, gifts: 60 },
  ];
  const today = Temporal.Now.plainDateISO("UTC");
  for (const [index, sums] of months.entries()) {
    const date = today
      .subtract({ months: index + 1 })
      .with({ day: 12 })
      .toString();
    for (const [category_id, amount] of Object.entries(sums)) {
      await fetch(`${url}/v1/expenses`, {
        method: "POST",
        headers: { cookie, "content-type": "application/json" },
        body: JSON.stringify({ description: category_id, amount, category_id, date }),
      });
    }
  }
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
  await context.addCookies([browserCookie(cookie, running.url)]);
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

/** Waits until nothing on the page is still coming or moving by itself. Asked from outside, as the page's policy allows no waiting script. */
async function settled(page: Page): Promise<void> {
  const isStill =
    "!document.querySelector('.skeleton') && document.getAnimations().every(({ playState, timeline }) => playState !== 'running' || timeline !== document.timeline)";
  while (!(await page.evaluate<boolean>(isStill))) await page.waitForTimeout(20);
}
