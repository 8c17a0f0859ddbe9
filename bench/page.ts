import type { Browser, Page } from "playwright-core";
import { realSurroundings } from "../bot/surroundings.ts";
import { browserCookie, HAS_BROWSER, openBrowser } from "../tests/support/browser.ts";
import { signInOwner } from "../tests/support/full-book.ts";
import { type RunningApp, runApp } from "../tests/support/run-app.ts";
import { fill } from "./ledgers.ts";
import { percentile, round } from "./statistics.ts";

/** A phone on a slow network: bytes a second and milliseconds, and how many times slower it computes. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 } as const;
const SLOWER = 4;

/** Reads on as somebody does who drags the scroll bar down again and again, so many milliseconds; tells how many rows there are. */
const readOn = (ms: number) => `new Promise((resolve) => {
  const list = document.querySelector(".list-scroll");
  const end = performance.now() + ${ms};
  const step = (now) => {
    list.scrollTop = list.scrollHeight;
    const head = document.querySelector(".list-head").textContent;
    if (head.includes("+") && now < end) requestAnimationFrame(step);
    else resolve(Number.parseInt(head, 10));
  };
  requestAnimationFrame(step);
})`;

/** Scrolls up and down for so many milliseconds by so many pixels a frame; tells how long each frame took. */
const scroll = (ms: number, pixels: number) => `new Promise((resolve) => {
  const list = document.querySelector(".list-scroll");
  const frames = [];
  let by = -${pixels};
  let last = performance.now();
  const end = last + ${ms};
  const step = (now) => {
    frames.push(now - last);
    last = now;
    if (list.scrollTop <= 0) by = ${pixels};
    if (list.scrollTop + list.clientHeight >= list.scrollHeight) by = -${pixels};
    list.scrollTop += by;
    if (now < end) requestAnimationFrame(step);
    else resolve(frames.slice(2));
  };
  requestAnimationFrame(step);
})`;

/**
 * Milliseconds until a slow phone shows something of the page at its first visit, and how long frames take while a list of
 * very many entries is scrolled by 300 pixels a frame and flung by 1,500. Without a browser nothing is measured.
 */
export async function benchPage({
  entries = 50_000,
  visits = 5,
  reading = 15_000,
  scrolled = 5_000,
} = {}): Promise<object> {
  if (!HAS_BROWSER) return { skipped: "no browser" };
  const running = await runApp();
  const browser = await openBrowser();
  try {
    await fill(running.stores, running.owner, entries, realSurroundings());
    const cookie = await signInOwner(running);
    const paints: number[] = [];
    for (let visit = 0; visit < visits; visit++) paints.push(await firstPaint(browser, running, cookie));
    const page = await openPage(browser, running, cookie);
    await page.goto(`${running.url}/#/expenses`);
    await page.waitForSelector(".list-scroll");
    const rows = Number(await page.evaluate(readOn(reading)));
    const frames = (await page.evaluate(scroll(scrolled, 300))) as number[];
    const flung = (await page.evaluate(scroll(scrolled, 1_500))) as number[];
    return {
      first_paint_p50_ms: round(percentile(paints, 0.5)),
      entries,
      rows_read: rows,
      frames: frames.length,
      frame_p50_ms: round(percentile(frames, 0.5)),
      frame_p99_ms: round(percentile(frames, 0.99)),
      longest_frame_ms: round(Math.max(...frames)),
      flung_p99_ms: round(percentile(flung, 0.99)),
      longest_flung_ms: round(Math.max(...flung)),
    };
  } finally {
    await browser.close();
    await running.stop();
  }
}

async function firstPaint(browser: Browser, running: RunningApp, cookie: string): Promise<number> {
  const page = await openPage(browser, running, cookie);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(running.url);
  const at = Number(
    await page.evaluate(`new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const paint = list.getEntriesByName("first-contentful-paint")[0];
        if (paint) resolve(paint.startTime);
      }).observe({ type: "paint", buffered: true });
    })`),
  );
  await page.context().close();
  return at;
}

async function openPage(browser: Browser, { url }: RunningApp, cookie: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addCookies([browserCookie(cookie, url)]);
  return context.newPage();
}
