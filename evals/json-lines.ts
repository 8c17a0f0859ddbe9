import { readFileSync } from "node:fs";
import type { z } from "zod";

/** The objects of a file, one a line. */
export function readJsonLines<Shape extends z.ZodType>(path: string, shape: Shape): z.output<Shape>[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => shape.parse(JSON.parse(line)));
}
