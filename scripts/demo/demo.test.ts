import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { exampleMonths } from "../../dialogs/example/example-months.ts";
import { seeded } from "../../dialogs/example/seeded.ts";
import { memoryLog } from "../../tests/support/memory-log.ts";
import { demoConfig } from "./demo-config.ts";
import { tellMonths } from "./tell-months.ts";

const now = Temporal.PlainDateTime.from("2026-11-26T12:00");

test("the demonstration keeps to a folder of its own and reaches out nowhere", () => {
  const config = demoConfig({ DATA_DIR: "/somewhere", TELEGRAM_BOT_TOKEN: "1:a", MONGODB_URI: "mongodb://db" });
  expect(config).toMatchObject({ DATA_DIR: "/somewhere/demo", EXCHANGE_RATES: "off", LLM_API: "off", PORT: 0 });
  expect(config.TELEGRAM_BOT_TOKEN).toBeUndefined();
  expect(config.MONGODB_URI).toBeUndefined();
});

test("six months are told up to now, the same ones every time", () => {
  const lines = exampleMonths(now, seeded());
  expect(lines.at(0)?.at.toString()).toBe("2026-05-01T10:00:00");
  expect(lines.every(({ at }) => Temporal.PlainDateTime.compare(at, now) <= 0)).toBe(true);
  expect(exampleMonths(now, seeded()).map(({ say }) => say)).toEqual(lines.map(({ say }) => say));
});

test("what is told stands in the book, with every rent on its day", async () => {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-demo-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = demoConfig({ DATA_DIR: folder, DEFAULT_CURRENCY: "USD", DEFAULT_TIME_ZONE: "UTC" });
  const stores = openSqliteStores({ folder: config.DATA_DIR });
  onTestFinished(() => stores.close());
  const random = seeded();
  await tellMonths(exampleMonths(now, random), { config, stores, log: memoryLog().log, random });
  const owner = await stores.people.owner();
  const entries = await stores.ledgers.entries({ ledger: owner?.ledger ?? "", order: "made", limit: 5_000 });
  const days = (name: string) =>
    entries
      .filter(({ description }) => description === name)
      .map(({ date }) => date)
      .toSorted();
  expect(days("rent")).toEqual(["05", "06", "07", "08", "09", "10", "11"].map((month) => `2026-${month}-03`));
  expect(days("salary")).toHaveLength(7);
  expect(entries.filter(({ counts, kind }) => counts === null && kind === "expense")).toEqual([]);
});
