import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriersOn } from "../support/axe.ts";
import { HAS_BROWSER, noteComplaints, openBrowser } from "../support/browser.ts";
import { fillBook, signInOwner } from "../support/full-book.ts";
import { type RunningApp, runApp } from "../support/run-app.ts";

const SCREENS = ["home", "expenses", "budget", "advice", "insights", "settings"];

const ADA = { email: "ada@example.com", password: "a long way to Tipperary" };

describe.skipIf(!HAS_BROWSER)("a person on the page", () => {
  let running: RunningApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let cookie: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    running = await runApp();
    await running.stores.people.savePerson({ ...running.owner, createdAt: "2026-01-01T00:00:00Z" });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    page = await context.newPage();
    // A refusal that the page deals with is told by the browser all the same.
    noteComplaints(page, complaints, (message) => /status of (401|404|409)/.test(message));
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
  });

  const open = (screen: string) => page.goto(`${running.url}/#/${screen}`);
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const toast = () => page.locator(".toast").textContent();
  /** By the button of this very message: what it says can be seen before the message is, and the one before has a button too. */
  const takeBack = async (said: string) => {
    await expect.poll(toast).toContain(said);
    await page.locator(".toast button").click();
    await expect.poll(toast).toContain("Taken back.");
  };

  test("makes an account with the link of the start, and is told what is wrong with a password", async () => {
    await page.goto(running.url);
    await page.getByText("Make an account").click();
    const form = page.locator("#register");
    await form.getByLabel("Name").fill("Ada");
    await form.getByLabel("E-mail").fill(ADA.email);
    await form.getByLabel("Invitation").fill(await running.app.signInLink());
    await form.getByLabel("Password").fill("password123");
    await form.getByRole("button").click();
    await expect.poll(() => page.getByRole("status").textContent()).not.toMatch(/moment|Sign in/);
    complaints.length = 0;
    await form.getByLabel("Password").fill(ADA.password);
    await form.getByRole("button").click();
    await page.waitForSelector("#composer");
  });

  test("signs out, and in again by the password", async () => {
    await button("Sign out").first().click();
    await page.waitForSelector("#by-password");
    for (const password of ["another long way", ADA.password]) {
      await page.locator("#email").fill(ADA.email);
      await page.locator("#password").fill(password);
      await button("Sign in").click();
      if (password !== ADA.password)
        await expect.poll(() => page.getByRole("status").textContent()).toContain("don't go together");
    }
    await page.waitForSelector("#composer");
  });

  test("sees the split of an income before it is a plan", async () => {
    await open("budget");
    await page.getByLabel("Monthly income").fill("3400");
    await button("Show the split").click();
    await expect.poll(() => page.textContent("#home")).toContain("Nothing is saved yet");
    expect(await running.stores.ledgers.entries({ ledger: running.owner.ledger, order: "made", limit: 1 })).toEqual([]);
    const dining = page.getByLabel("Amount for Dining");
    await dining.fill("300");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#home")).toContain("you set $300");
    const share = page.getByLabel("Share of Dining");
    await share.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.textContent("#home")).toContain("you set $301");
    const parts = await page.getByLabel(/^Amount for/).all();
    const amounts = await Promise.all(parts.map((part) => part.inputValue()));
    expect(amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0)).toBe(340_000);
    await button("Make this my plan").click();
    await expect.poll(() => page.textContent("#home")).toContain("Plan for");
    await expect.poll(toast).toContain("The plan is made.");
    await expect.poll(() => dining.inputValue()).toBe("301");
  });

  test("says what matters more, by keyboard and by dragging", async () => {
    const dining = page.getByRole("slider", { name: "Dining", exact: true });
    await dining.focus();
    const before = Number(await dining.getAttribute("aria-valuenow"));
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => dining.getAttribute("aria-valuenow")).toBe(String(before + 1));
    await takeBack("Dining matters ");
    await expect.poll(() => dining.getAttribute("aria-valuenow")).toBe(String(before));
    await dining.dragTo(page.getByRole("slider", { name: "Housing", exact: true }));
    await expect.poll(() => dining.getAttribute("aria-valuetext")).toMatch(/^10 of 10/);
    await takeBack("Dining matters 10 of 10 now.");
    await expect.poll(() => dining.getAttribute("aria-valuenow")).toBe(String(before));
  });

  test("moves money, and takes it back", async () => {
    await page.getByLabel("From", { exact: true }).selectOption("travel");
    await page.getByLabel("To", { exact: true }).selectOption("dining");
    const dining = page.getByLabel("Amount for Dining");
    const before = await dining.inputValue();
    await page.getByLabel("Amount", { exact: true }).first().fill("20");
    await button("Move it").click();
    await expect.poll(() => dining.inputValue()).toBe(String(Number(before) + 20));
    await takeBack("moved from Travel to Dining");
    await expect.poll(() => dining.inputValue()).toBe(before);
  });

  test("asks what would be left", async () => {
    await page.getByLabel("On what").fill("a bicycle");
    await page.locator("form", { hasText: "On what" }).getByLabel("Amount").fill("100");
    await button("Show me").click();
    await expect.poll(() => page.textContent("#home")).toMatch(/would be \$[\d,.]+ instead of \$/);
  });

  test("asks what would be if something cost another amount", async () => {
    await page.getByLabel("What if…").selectOption("it costs this instead");
    await page.getByLabel("On what").fill("rent");
    await page.locator("form", { hasText: "On what" }).getByLabel("Amount").fill("1300");
    await button("Show me").click();
    await expect.poll(() => page.textContent("#home")).toMatch(/would be \$[\d,.]+ instead of \$/);
  });

  test("asks what would be if another income came in", async () => {
    await page.getByLabel("What if…").selectOption("this came in each month");
    await page.locator("form", { hasText: "What if…" }).getByLabel("Amount").fill("4000");
    await button("Show me").click();
    await expect.poll(() => page.textContent("#home")).toMatch(/would be \$[\d,.]+ instead of \$/);
  });

  test("changes an entry, its category and takes both back", async () => {
    cookie = await signInOwner(running);
    await fillBook(running, cookie);
    await open("home");
    await page.getByLabel("Category of Taxi").focus();
    await page.getByLabel("Category of Taxi").selectOption("travel");
    await expect.poll(toast).toContain("Taxi is in Travel now.");
    await button("Amount of Taxi: $14").click();
    await page.getByLabel("Amount of Taxi").fill("15.50");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#home")).toContain("$15.50");
    await takeBack("Taxi changed.");
    await expect.poll(() => page.textContent("#home")).not.toContain("$15.50");
    expect(await page.getByLabel("Category of Taxi").inputValue()).toBe("travel");
  });

  test("puts a description right where it stands, or lets it be", async () => {
    await button("Edit Taxi").click();
    await page.getByLabel("Edit Taxi").fill("Cab");
    await page.keyboard.press("Escape");
    await page.locator(":focus").and(button("Edit Taxi")).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Night taxi");
    await page.keyboard.press("Enter");
    await takeBack("Night taxi changed.");
    await button("Edit Taxi").waitFor();
  });

  test("removes an entry and brings it back, but not when something else came between", async () => {
    await button("Remove Market").click();
    await expect.poll(() => button("Remove Market").count()).toBe(0);
    await takeBack("Market removed.");
    await expect.poll(() => button("Remove Market").count()).toBe(1);
    await button("Remove Market").click();
    await expect.poll(toast).toContain("Market removed.");
    await page.fill("#message", "tea 2.25");
    await page.press("#message", "Enter");
    await expect.poll(() => page.textContent("#log")).toContain("Tea $2.25");
    await page.locator(".toast button").click();
    await expect.poll(toast).toContain("Something else was changed meanwhile");
    await expect.poll(() => page.textContent("#home")).toContain("tea");
  });

  test("finds entries by words and category, and from a figure", async () => {
    await open("expenses");
    await page.getByLabel("Search").fill("weekly");
    await expect.poll(() => page.textContent("#home")).toContain("4 entries");
    await page.getByText("Clear filters").click();
    await page.getByLabel("Category", { exact: true }).selectOption("housing");
    await expect.poll(() => page.textContent("#home")).toContain("1 entry");
    await open("home");
    await page.locator(".meter-line", { hasText: "Dining" }).click();
    await expect.poll(() => page.url()).toContain("category_id=dining");
    await expect.poll(() => page.textContent("#home")).toContain("Tapas");
  });

  test("finds entries by amount, tag and channel", async () => {
    await page.fill("#message", "museum 17.50 #lisbon");
    await page.press("#message", "Enter");
    await expect.poll(() => page.textContent("#log")).toContain("Museum");
    await open("expenses");
    await page.getByText("By amount, tag or channel").click();
    await page.getByLabel("At least").fill("17,50");
    await page.getByLabel("At most").fill("18.30");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.textContent("#home")).toContain("2 entries");
    await page.getByLabel("Tag").fill("#lisbon");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.textContent("#home")).toContain("1 entry");
    await page.getByText("Clear filters").click();
    await page.getByLabel("Written in").selectOption("web");
    await expect.poll(() => page.url()).toContain("channel=web");
    await expect.poll(() => button("Edit museum").count()).toBe(1);
    expect(await button("Edit Rent").count()).toBe(0);
  });

  test("changes several entries at once, and takes all of it back by one undo", async () => {
    await open("expenses?q=weekly");
    const shops = page.getByLabel("Category of Weekly shop");
    await expect.poll(() => shops.count()).toBe(4);
    for (const box of await page.getByLabel("Choose Weekly shop").all()) await box.check();
    await page.getByLabel("Category for them").selectOption("gifts");
    await button("Put there").click();
    await expect.poll(() => shops.first().inputValue()).toBe("gifts");
    await takeBack("4 entries put in Gifts & charity.");
    await expect.poll(() => shops.first().inputValue()).toBe("groceries");
    expect(await Promise.all((await shops.all()).map((chip) => chip.inputValue()))).not.toContain("gifts");
    await button("Choose all").click();
    await button("Remove them").click();
    await expect.poll(() => page.textContent("#home")).toContain("No entries match");
    await takeBack("4 entries removed.");
    await expect.poll(() => shops.count()).toBe(4);
  });

  test("scrolls through all entries while only those in sight are drawn", async () => {
    for (let number = 1; number <= 230; number += 1) {
      await fetch(`${running.url}/v1/expenses`, {
        method: "POST",
        headers: { cookie, "content-type": "application/json" },
        body: JSON.stringify({
          description: `stamp ${number}`,
          amount: 0.01,
          category_id: "gifts",
          date: "2026-01-02",
        }),
      });
    }
    await open("expenses?q=stamp");
    await expect.poll(() => page.textContent("#home")).toContain("100+ entries");
    const scroller = page.locator(".list-scroll");
    const scrolled = async () => {
      await scroller.evaluate((list) => list.scrollTo(0, list.scrollHeight));
      return page.textContent("#home");
    };
    await expect.poll(scrolled).toContain("230 entries");
    await scrolled();
    await button("Edit stamp 1").waitFor();
    expect(await page.locator(".list-rows > li").count()).toBeLessThan(60);
    await button("Remove stamp 1").click();
    await expect.poll(() => page.textContent("#home")).toContain("229 entries");
    await takeBack("stamp 1 removed.");
    await expect.poll(() => page.textContent("#home")).toContain("230 entries");
  });

  test("jumps to a day: to its row, or by beginning the list there", async () => {
    await open("expenses");
    const day = page.getByLabel("Jump to a day");
    const jump = async (date: string) => {
      await button("Jump to a day").click();
      await day.fill(date);
      await day.press("Enter");
    };
    // It lies below all the stamps, farther than was read so far.
    await context.request.post(`${running.url}/v1/expenses`, {
      data: { description: "old ticket", amount: 2, date: "2025-12-30" },
    });
    await jump("2025-12-31");
    await expect.poll(() => page.url()).toContain("end_date=2025-12-31");
    await expect.poll(() => page.locator(".list-rows").textContent()).toContain("old ticket");
    await page.getByText("Clear filters").click();
    await button("Edit Rent").first().waitFor();
    const rent = Temporal.Now.plainDateISO("UTC").subtract({ days: 25 }).toString();
    await jump(rent);
    const focused = () => page.evaluate("document.activeElement.outerHTML.slice(0, 200)");
    await expect.poll(focused).toMatch(/aria-label="Choose (?:Rent|Weekly shop)"/);
    expect(page.url()).not.toContain("end_date");
  });

  test("compares months by category, and opens the entries behind a figure", async () => {
    const date = Temporal.Now.plainDateISO("UTC").subtract({ months: 1 }).toString();
    await context.request.post(`${running.url}/v1/expenses`, {
      data: { description: "Rent", amount: 1200, category_id: "housing", date },
    });
    await open("insights");
    const table = page.getByRole("region", { name: "Months by category" });
    await expect.poll(() => table.getByRole("columnheader").nth(1).textContent()).toContain("so far");
    expect(await table.getByRole("row").last().textContent()).toMatch(/^Total/);
    await table
      .getByRole("row", { name: /^Housing/ })
      .getByRole("link")
      .first()
      .click();
    await expect.poll(() => page.url()).toContain("category_id=housing");
    await expect.poll(() => page.locator(".list-rows").textContent()).toContain("Rent");
  });

  test("finds everything again after the server was away", async () => {
    await context.setOffline(true);
    await page.fill("#message", "juice 3.25");
    await page.press("#message", "Enter");
    await page.reload().catch(() => {});
    await context.setOffline(false);
    await page.goto(`${running.url}/#/home`);
    await expect.poll(() => page.textContent("#log"), { timeout: 15_000 }).toContain("Juice $3.25");
    const query = { ledger: running.owner.ledger, words: "juice", order: "made", limit: 5 } as const;
    expect(await running.stores.ledgers.entries(query)).toHaveLength(1);
    complaints.splice(
      0,
      complaints.length,
      ...complaints.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED")),
    );
  });

  test("is advised on a purchase, with other ways to put in the message line", async () => {
    await open("advice");
    await page.getByLabel("What is it?").fill("Espresso machine");
    await page.getByLabel("Amount").fill("4200");
    await button("Ask").click();
    await expect.poll(() => page.textContent(".verdict-word")).toBe("Don't buy it");
  });

  test("gets a code to link a chat, and a token that is shown once", async () => {
    await open("settings");
    await button("Link another chat").click();
    await expect.poll(() => page.textContent("#home")).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    await page.getByRole("img", { name: "Scan to open The page" }).waitFor();
    await page.getByLabel("Name of the program").fill("spreadsheet");
    await button("Make a token").click();
    await expect.poll(() => page.textContent("#home")).toContain("bw_");
    await page.reload();
    await expect.poll(() => page.textContent("#home")).toContain("spreadsheet");
    expect(await page.textContent("#home")).not.toContain("bw_");
    await button("Revoke spreadsheet").click();
    await expect.poll(() => page.textContent("#home")).toContain("None.");
  });

  test("is taken as they prefer, and takes it back", async () => {
    const payday = page.getByLabel("Payday, day of month");
    await expect.poll(() => payday.inputValue()).toBe("1");
    await page.getByLabel("Digest").selectOption("weekly");
    await page.getByLabel("Quiet from").fill("21:30");
    await page.getByLabel("Quiet until").fill("07:00");
    await page.locator("form", { has: payday }).getByRole("button", { name: "Save" }).click();
    await expect.poll(toast).toContain("Saved.");
    await page.reload();
    await expect.poll(() => page.getByLabel("Quiet from").inputValue()).toBe("21:30");
    expect(await page.getByLabel("Digest").inputValue()).toBe("weekly");
    await payday.fill("25");
    await page.keyboard.press("Enter");
    await takeBack("Saved.");
    await expect.poll(() => payday.inputValue()).toBe("1");
  });

  test("adds a bill, puts its price right and stops it", async () => {
    await page.getByLabel("What comes again").fill("Gym");
    const form = page.locator("form", { has: page.getByLabel("What comes again") });
    await form.getByLabel("Amount").fill("29.90");
    await form.getByLabel("First on").fill(Temporal.Now.plainDateISO("UTC").add({ days: 3 }).toString());
    await button("Add it").click();
    await button("Amount of Gym: $29.90").click();
    await page.keyboard.type("31");
    await page.keyboard.press("Enter");
    await button("Amount of Gym: $31").waitFor();
    await button("Stop Gym").click();
    await expect.poll(() => button("Stop Gym").count()).toBe(0);
  });

  test("is reminded on a day, until that is dropped", async () => {
    await page.getByLabel("Remind me of").fill("the headphones");
    await page.getByLabel("On", { exact: true }).fill("2199-07-01");
    await page.keyboard.press("Enter");
    await button("Drop the reminder of the headphones").click();
    await expect.poll(() => button("Drop the reminder of the headphones").count()).toBe(0);
  });

  test("makes a category of their own, renames and retires it", async () => {
    await page.getByLabel("New category").fill("Climbing");
    await page.keyboard.press("Enter");
    await button("Rename Climbing").click();
    await page.keyboard.type("Bouldering");
    await page.keyboard.press("Enter");
    await button("Retire Bouldering").click();
    await expect.poll(() => button("Retire Bouldering").count()).toBe(0);
    await takeBack("Bouldering is retired.");
    await button("Retire Bouldering").waitFor();
  });

  test("forgets what was learned", async () => {
    await page.fill("#message", "from now on tarot is entertainment");
    await page.press("#message", "Enter");
    await button("Forget where tarot goes").click();
    await expect.poll(() => page.textContent("#home")).toContain("Nothing yet. Put an entry right");
  });

  test("sees hostile descriptions as text", async () => {
    await page.fill("#message", 'log 3.50 for <b onclick="x">‮evil</b> lunch');
    await page.press("#message", "Enter");
    await open("home");
    await expect.poll(() => page.textContent("#home")).toContain("<b onclick");
    expect(await page.$("#home b[onclick]")).toBeNull();
  });

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 320],
    ["dark", 320],
  ] as const)("meets no barrier in %s at %d pixels", async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    const found: string[] = [];
    for (const screen of SCREENS) {
      await open(screen);
      await page.waitForSelector(".panel:not(.skeleton)");
      await expect.poll(() => page.locator(".skeleton").count()).toBe(0);
      found.push(...(await barriersOn(page, screen)));
    }
    if (width < 960) {
      await button(/^Chat/).click();
      found.push(...(await barriersOn(page, "chat")));
    }
    expect(found).toEqual([]);
  });

  test("signs out everywhere", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open("settings");
    await button("Sign out everywhere").click();
    await page.waitForSelector("#by-password");
    expect(await barriersOn(page, "sign-in")).toEqual([]);
  });

  test("has nothing to complain about", () => {
    expect(complaints).toEqual([]);
  });
});
