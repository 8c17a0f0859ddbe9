import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";

/** False where Debian's Chromium is not installed: what needs a browser is skipped by name. */
export const HAS_BROWSER = existsSync(CHROMIUM);

/** Starts one that asks nobody for anything by itself. @param more of Chromium's own switches */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more],
  });
}

/** A cookie as a browser keeps it; one bound to its host is only taken from outside as if it came by https. @param cookie `name=value` */
export function browserCookie(cookie: string, url: string): Parameters<BrowserContext["addCookies"]>[0][number] {
  const [name = "", value = ""] = cookie.split("=");
  const isBound = name.startsWith("__Host-");
  return { name, value, url: isBound ? url.replace(/^http:/, "https:") : url, secure: isBound };
}

/** Opens the page of a desktop, as whoever the cookie signs in. @param cookie `name=value` */
export async function openPage(
  browser: Browser,
  url: string,
  cookie: string,
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  await context.addCookies([browserCookie(cookie, url)]);
  const page = await context.newPage();
  await page.goto(url);
  return { context, page };
}

/** Notes what goes wrong on a page, as its console tells it. @param isExpected messages that are no fault */
export function noteComplaints(
  page: Page,
  complaints: string[],
  isExpected: (message: string) => boolean = () => false,
): void {
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !isExpected(message.text())) complaints.push(message.text());
  });
}
