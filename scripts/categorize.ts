import { z } from "zod";
import { categorize } from "../dialogs/understanding/categorize.ts";
import { answerLines } from "./json-lines.ts";

/** Reads `{"id", "text"}` lines and writes the category of each text with the three likeliest ones. */
await answerLines(z.object({ id: z.union([z.string(), z.number()]), text: z.string() }), ({ id, text }) => ({
  id,
  ...categorize(text),
}));
