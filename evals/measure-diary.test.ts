import { expect, test } from "vitest";
import { parseDiary } from "./diary.ts";
import { measureDiary, replayDiary } from "./measure-diary.ts";

const HEAD = "date,description,amount,category\n";

test("a diary is read in the order of its days, quoted cells and all", () => {
  const text = `${HEAD}2026-01-02,"soup, ""hot""",4.50,Eating out\r\n\n2026-01-01,bus,2,Transport\n`;
  expect(parseDiary(text)).toEqual([
    { date: "2026-01-01", description: "bus", amount: "2", category: "Transport" },
    { date: "2026-01-02", description: 'soup, "hot"', amount: "4.50", category: "Eating out" },
  ]);
  expect(() => parseDiary("date,description,amount\n")).toThrow('a column "category"');
  expect(() => parseDiary(`${HEAD}2026-01-01,bus,free,Transport\n`)).toThrow("Entry 1 needs");
});

test("what was put right is learned, and only that", async () => {
  const said = ["zorbo", "bus", "zorbo", "Zorbo!"];
  const diary = said.map((description, index) => ({
    date: `2026-01-0${index + 1}`,
    description,
    amount: "5",
    category: description === "bus" ? "Transport" : "Rolling about",
  }));
  const replayed = await replayDiary(diary);
  expect(replayed.map(({ isRight }) => isRight)).toEqual([false, true, true, true]);
  expect(replayed.map(({ found }) => found)).toEqual(["other", "transport", "rolling_about", "rolling_about"]);
});

test("the share counts what came after the first 400, and each 200", async () => {
  const diary = Array.from({ length: 402 }, (_, index) => ({
    date: "2026-01-01",
    description: index === 401 ? "quixotry" : "bus",
    amount: "2",
    category: index === 401 ? "Whims" : "Transport",
  }));
  const misses: string[] = [];
  const figures = await measureDiary("d", diary, (line) => misses.push(line));
  expect(figures.map(({ name, value, lines }) => [name, value, lines])).toEqual([
    ["d, after 400 entries", 0.5, 2],
    ["d, entries 1 – 200", 1, 200],
    ["d, entries 201 – 400", 1, 200],
    ["d, entries 401 – 402", 0.5, 2],
  ]);
  expect(misses).toEqual([expect.stringContaining('Whims "quixotry" → ')]);
});
