import type { Row } from "./database.ts";

/** The text of a column. @throws TypeError when something else stands there */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`The column ${column} holds no text.`);
  return value;
}

/** The text of a column, or null. */
export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** The text of a column that holds one of a few words. @throws TypeError when it is none of them */
export function oneOf<const T extends string>(row: Row, column: string, words: readonly T[]): T {
  const value = text(row, column);
  const word = words.find((known) => known === value);
  if (word === undefined) throw new TypeError(`The column ${column} holds the unknown word ${value}.`);
  return word;
}

/** The integer of a column. @throws TypeError when something else stands there */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new TypeError(`The column ${column} holds no integer.`);
  return value;
}

/** What a JSON column holds. It was written from a `T` by this program, so it is not checked again. */
export function json<T>(row: Row, column: string): T {
  const value: T = JSON.parse(text(row, column));
  return value;
}

/** As {@link json}; null where the column is empty. */
export function jsonOrNull<T>(row: Row, column: string): T | null {
  return row[column] === null ? null : json<T>(row, column);
}
