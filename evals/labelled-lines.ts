import { readFileSync } from "node:fs";

/** A text with the labels that are right for it, the first one most of all. */
export interface LabelledLine {
  readonly text: string;
  readonly labels: readonly [string, ...string[]];
}

/**
 * Reads lines like `groceries meal deal|dining,other`: a label, a text, and other labels that would do. Lines that start
 * with `#` are remarks.
 */
export function readLabelledLines(path: string): LabelledLine[] {
  return contentLines(path).map((line) => {
    const [, label = "", text = "", others = ""] = /^(\S+) (.+?)(?:\|([a-z_,]+))?$/.exec(line) ?? [];
    return { text, labels: [label, ...others.split(",").filter(Boolean)] };
  });
}

/** The lines of a file that are neither empty nor remarks. */
export function contentLines(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
}
