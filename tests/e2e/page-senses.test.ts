import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriersOn } from "../support/axe.ts";
import { HAS_BROWSER, openBrowser, openPage } from "../support/browser.ts";
import { fillBook, signInOwner } from "../support/full-book.ts";
import { type RunningApp, runApp } from "../support/run-app.ts";

const SCREENS = ["home", "expenses", "budget", "insights", "settings"];

/** Descriptions that would turn a line around, break out of it, or be taken for markup. */
const HOSTILE = [
  "\u202Egnp.tpircs\u202C",
  "\u2067\u2066\u202D shop",
  "قهوة عربية مع الهيل",
  '"><svg onload=document.title=1>',
  "W".repeat(400),
  "🏳️‍🌈".repeat(60),
];

describe.skipIf(!HAS_BROWSER)("the page, whatever one sees and presses", () => {
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
    await page.waitForSelector("#composer");
    for (const description of HOSTILE) {
      await context.request.post(`${running.url}/v1/expenses`, { data: { description, amount: 1.5 } });
    }
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
  });

  const open = async (screen: string) => {
    await page.goto(`${running.url}/#/${screen}`);
    await page.waitForSelector(".panel:not(.skeleton)");
    await expect.poll(() => page.locator(".skeleton").count()).toBe(0);
  };

  /** Presses Tab until something of that name has the focus. */
  async function tabTo(name: string): Promise<void> {
    const wanted = page
      .getByLabel(name, { exact: true })
      .or(page.getByText(name, { exact: true }))
      .and(page.locator(":focus"));
    for (let presses = 0; presses < 150; presses++) {
      await page.keyboard.press("Tab");
      if ((await wanted.count()) > 0) return;
    }
    throw new Error(`Tab never came to ${name}.`);
  }

  test("can be gone through by keyboard alone: skip, log, find, put right, choose, remove, undo", async () => {
    await open("home");
    await tabTo("Skip to the message line");
    await page.keyboard.press("Enter");
    await page.locator("#message:focus").waitFor();
    await page.keyboard.type("sandwich 6.40");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#log")).toContain("Sandwich $6.40");
    await tabTo("Expenses");
    await page.keyboard.press("Enter");
    await page.getByLabel("Search").waitFor();
    await tabTo("Search");
    await page.keyboard.type("sandwich");
    await expect.poll(() => page.textContent("#home")).toContain("1 entry");
    await tabTo("Amount of sandwich: $6.40");
    await page.keyboard.press("Enter");
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");
    await page.locator(":focus").and(page.getByLabel("Amount of sandwich: $7")).waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.locator(":focus").and(page.getByLabel("Choose sandwich")).waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Remove them" }).waitFor();
    for (let presses = 0; (await page.locator(":focus").textContent()) !== "Remove them"; presses++) {
      if (presses > 10) throw new Error("Shift and Tab never came to the removing.");
      await page.keyboard.press("Shift+Tab");
    }
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#home")).toContain("No entries match");
    await tabTo("Undo");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#home")).toContain("1 entry");
  });

  test.each([1280, 320])(
    "holds together from right to left at %d pixels, whatever entries are called",
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      const found: string[] = [];
      for (const screen of SCREENS) {
        await open(screen);
        await page.evaluate("document.documentElement.dir = 'rtl'");
        found.push(...(await barriersOn(page, screen)));
      }
      expect(found).toEqual([]);
      await open("expenses?q=rent");
      const row = page.locator(".entry");
      const [name, amount] = await Promise.all([
        row.locator(".entry-name").boundingBox(),
        row.locator(".entry-amount").boundingBox(),
      ]);
      expect(name && amount && amount.x < name.x).toBe(true);
      expect(await page.title()).not.toBe("1");
      // The override ends with the description: what stands beside it reads as it is.
      expect(await row.locator(".entry-amount").textContent()).toBe("$1,200");
      await page.evaluate("document.documentElement.dir = 'ltr'");
      await page.setViewportSize({ width: 1280, height: 900 });
    },
  );

  test.each([{ forcedColors: "active" }, { contrast: "more" }] as const)(
    "can be seen with $forcedColors $contrast",
    async (media) => {
      await page.emulateMedia({ forcedColors: "none", contrast: "no-preference", ...media });
      await open("home");
      expect(await barriersOn(page, "home")).toEqual([]);
      const border = await page.evaluate("getComputedStyle(document.querySelector('.meter')).borderTopWidth");
      expect(border).toBe("forcedColors" in media ? "1px" : "0px");
      if ("contrast" in media) {
        const colours = await page.evaluate(
          "['--quiet', '--ink'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))",
        );
        expect(new Set(colours as string[]).size).toBe(1);
      }
      await page.emulateMedia({ forcedColors: "none", contrast: "no-preference" });
    },
  );

  test("keeps still for who asked for less motion, and moves for others", async () => {
    const moves = () =>
      page.evaluate(`(() => {
        const bone = document.createElement("span");
        bone.className = "bone";
        document.querySelector("#home").append(bone);
        const its = [getComputedStyle(bone).animationName, getComputedStyle(document.querySelector(".meter-fill")).transitionDuration];
        bone.remove();
        return its;
      })()`);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open("home");
    expect(await moves()).toEqual(["none", "0s"]);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    expect(await moves()).toEqual(["fade", "0.3s"]);
  });
});
