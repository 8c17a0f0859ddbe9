import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { openSqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { NINE_MESSAGES } from "../support/nine-messages.ts";

const root = join(import.meta.dirname, "../..");

describe("the console, from a pipe", () => {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-console-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("holds the whole conversation and ends with its input", async () => {
    const heard = await pipe(
      folder,
      NINE_MESSAGES.map(({ say }) => say),
    );
    let from = 0;
    for (const { say, hear, never = [] } of NINE_MESSAGES) {
      const rest = heard.slice(from);
      for (const expected of hear) {
        if (typeof expected === "string") expect(rest, `after “${say}”`).toContain(expected);
        else expect(rest, `after “${say}”`).toMatch(new RegExp(expected.source.replace("^", ""), "u"));
      }
      expect(never.filter((word) => rest.split("\n")[0]?.includes(word))).toEqual([]);
      from = Math.max(from, heard.indexOf(hear.find((one) => typeof one === "string") ?? "", from));
    }
  });

  test("leaves what it said in the book, to the cent", async () => {
    const stores = openSqliteStores({ folder });
    const owner = await stores.people.owner();
    const entries = await stores.ledgers.entries({ ledger: owner?.ledger ?? "", order: "made", limit: 100 });
    await stores.close();
    const amounts = entries.map(({ description, amount }) => `${description} ${amount.minor}`).sort();
    expect(amounts).toEqual(["bus 300", "coffee 450", "lunch 1850", "taxi 1400"]);
  });

  test("answers an empty pipe with nothing", async () => {
    expect(await pipe(folder, [])).toBe("");
  });
});

async function pipe(folder: string, lines: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ["scripts/chat.ts"], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: folder,
      DEFAULT_CURRENCY: "USD",
      DEFAULT_LOCALE: "en-US",
      DEFAULT_TIME_ZONE: "UTC",
      EXCHANGE_RATES: "off",
      LOG_LEVEL: "error",
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  const heard = await text(child.stdout);
  if (child.exitCode === null) await new Promise((resolve) => child.once("exit", resolve));
  expect(child.exitCode).toBe(0);
  return heard;
}
