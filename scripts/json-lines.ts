import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { z } from "zod";

/**
 * Reads one JSON object a line from standard input and writes its answer, a line each.
 *
 * A line that is no JSON or does not fit answers `{"id": null, "error"}`, and the rest goes on.
 *
 * @param shape what a line must look like
 * @param answer what is written for it, or will be
 */
export async function answerLines<Shape extends z.ZodType>(
  shape: Shape,
  answer: (line: z.output<Shape>) => unknown,
): Promise<void> {
  for await (const input of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (input.trim() === "") continue;
    const parsed = shape.safeParse(parseJson(input));
    const output = parsed.success ? await answer(parsed.data) : { id: null, error: z.prettifyError(parsed.error) };
    stdout.write(`${JSON.stringify(output)}\n`);
  }
}

/** Undefined stands for text that is no JSON: no shape accepts it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
