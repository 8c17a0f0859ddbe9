import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** A figure or words that must, or must not, stand in an answer; text between slashes is a regular expression. */
const words = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === "string" ? [given] : given));

const call = z.record(z.string(), z.record(z.string(), z.unknown()).nullable());

const expected = {
  /** Tools with the arguments that matter: `- log_expense: { amount: "4.50" }`. */
  calls: z.array(call).optional(),
  hear: words.optional(),
  never: words.optional(),
  /** Labels of buttons that must be there. */
  buttons: z.array(z.string()).optional(),
};

const turn = z.union([
  z.strictObject({ say: z.string(), channel: z.string().optional(), ...expected }),
  /** Presses a button under the last answer. */
  z.strictObject({ press: z.string(), ...expected }),
  /** Edits the message that was said so many messages ago (1: the last one). */
  z.strictObject({ edit: z.string(), back: z.int().min(1).default(1), ...expected }),
  /** Lets time pass: `{ days: 3, hours: 2 }`. */
  z.strictObject({ later: z.record(z.string(), z.number()) }),
]);

const conversation = z.strictObject({
  /** What it shows, as a sentence. */
  name: z.string(),
  /** Local time of the person in their zone: `2026-06-10T09:00`. */
  now: z.string(),
  zone: z.string().default("UTC"),
  currency: z.string().default("USD"),
  locale: z.string().default("en-US"),
  /** The day on which the person came; left out: long ago. */
  arrived: z.string().optional(),
  /** Messages before it begins; their answers do not matter. */
  before: z.array(z.union([z.string(), z.strictObject({ later: z.record(z.string(), z.number()) })])).default([]),
  turns: z.array(turn).min(1),
  /** What stands in the book in the end. */
  store: z
    .strictObject({
      /** `coffee 4.50 USD 2026-06-10 dining`, in the order in which they were made; `-` for no category. */
      entries: z.array(z.string()).optional(),
      /** Free to spend, as a decimal; null: unknown. */
      free: z.string().nullable().optional(),
      /** Spent by category, as decimals. */
      spent: z.record(z.string(), z.string()).optional(),
      /** How many records a collection holds: `{ recurring: 1 }`. */
      counts: z.record(z.string(), z.int()).optional(),
    })
    .optional(),
});

/** A written conversation with what it must come to. */
export type Conversation = z.output<typeof conversation> & { readonly file: string };

/** Reads all conversations of a folder, a file may hold several as YAML documents. */
export function readConversations(folder: string): Conversation[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => readFile(join(folder, file)).map((one) => ({ ...one, file })));
}

function readFile(path: string): z.output<typeof conversation>[] {
  return readFileSync(path, "utf8")
    .split(/^---$/m)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const read = conversation.safeParse(parse(part));
      if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
      return read.data;
    });
}
