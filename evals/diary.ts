import { readFileSync } from "node:fs";

/** One line of somebody's diary of expenses, filed as they filed it. */
export interface DiaryEntry {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly description: string;
  /** Decimal, above 0. */
  readonly amount: string;
  /** The name of a category, in the person's own words. */
  readonly category: string;
}

const COLUMNS = ["date", "description", "amount", "category"] as const;

/** @throws TypeError when a column is missing, or a line is no entry: its number is named, never what it says */
export function readDiary(path: string): DiaryEntry[] {
  return parseDiary(readFileSync(path, "utf8"));
}

/**
 * The entries of a CSV file (RFC 4180) with a head, in the order of their dates; those of one day stay in the file's.
 *
 * @throws TypeError when a column is missing, or a line is no entry
 */
export function parseDiary(text: string): DiaryEntry[] {
  const [head = [], ...rows] = parseCsv(text);
  const names = head.map((name) => name.trim().toLowerCase());
  const [date, description, amount, category] = COLUMNS.map((name) => {
    if (!names.includes(name)) throw new TypeError(`A diary has a column "${name}".`);
    return names.indexOf(name);
  });
  const entries = rows.map((row, index) => {
    const cell = (at: number | undefined): string => row[at ?? -1]?.trim() ?? "";
    const entry = {
      date: cell(date),
      description: cell(description),
      amount: cell(amount),
      category: cell(category),
    };
    const isWhole = /^\d{4}-\d\d-\d\d$/.test(entry.date) && Number(entry.amount) > 0;
    if (!isWhole || entry.description === "" || entry.category === "")
      throw new TypeError(`Entry ${index + 1} needs a date (YYYY-MM-DD), a description, an amount and a category.`);
    return entry;
  });
  return entries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The cells of each line that is not empty. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ""));
}
