import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong on a page, and whether anything sticks out to the side. @param where begins each line */
export async function barriersOn(page: Page, where: string): Promise<string[]> {
  // By the debugger, because the page's own policy lets no script in.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: AXE });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run().then(({ violations, passes }) => JSON.stringify([
      ...(passes.length < 10 ? ["nothing was looked at"] : []),
      ...violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")),
    ]))`,
    awaitPromise: true,
  });
  await session.detach();
  const violations: string[] = JSON.parse(String(result.value));
  const overflow = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
  return [...violations, ...(overflow > 0 ? [`${overflow} pixels too wide`] : [])].map((one) => `${where}: ${one}`);
}
