import { z } from "zod";
import { categorize } from "../dialogs/understanding/categorize.ts";
import { answerLines } from "./json-lines.ts";

const line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  /** What a person chose for their own descriptions, the latest first. */
  past: z.array(z.object({ description: z.string(), category: z.string() })).default([]),
});

/** Reads `{"id", "text", "past"?}` lines and writes the category of each text with the three likeliest ones. */
await answerLines(line, ({ id, text, past }) => ({ id, ...categorize(text, past) }));
