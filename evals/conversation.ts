import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { BEHAVIOUR_KEYS } from "./covered/behaviours.ts";

/** A figure or words that must, or must not, stand in an answer; text between slashes is a regular expression. */
const words = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === "string" ? [given] : given));

/** Where people may speak. */
const CHANNELS = ["console", "web", "telegram", "slack", "sms", "teams", "voice"] as const;

const call = z.record(z.string(), z.record(z.string(), z.unknown()).nullable());

const expected = {
  /** Tools with the arguments that matter: `- log_expense: { amount: "4.50" }`. */
  calls: z.array(call).optional(),
  hear: words.optional(),
  never: words.optional(),
  /** Labels of buttons that must be there. */
  buttons: z.array(z.string()).optional(),
};

/** What a language model answers, round by round, to what the local brain is not sure of. */
const scripted = z.union([
  z.strictObject({ calls: z.array(call) }),
  z.strictObject({ say: z.string() }),
  z.strictObject({ fails: z.enum(["down", "refused"]) }),
  z.strictObject({ refuses: z.literal(true) }),
]);

/** Lets time pass, and every morning do its work: `{ days: 3, hours: 2 }`. */
const later = z.strictObject({ later: z.record(z.string(), z.number()) });

const turn = z.union([
  /** `channel`: where; a phone call (`voice`) reads back what it is about to write. */
  z.strictObject({
    /** Several: the conversation is held once with each of them, its other such turns in their own next ways. */
    say: z.union([z.string(), z.array(z.string()).min(2)]),
    channel: z.enum(CHANNELS).optional(),
    /** Left out: a model is not asked. */
    model: z.array(scripted).optional(),
    ...expected,
  }),
  /** Presses a button under the last answer. */
  z.strictObject({ press: z.string(), ...expected }),
  /** Edits the message that was said so many messages ago (1: the last one). */
  z.strictObject({ edit: z.string(), back: z.int().min(1).default(1), ...expected }),
  later,
]);

const conversation = z.strictObject({
  /** What it shows, as a sentence. */
  name: z.string(),
  /** What of how it behaves this shows. */
  covers: z.array(z.enum(BEHAVIOUR_KEYS)).default([]),
  /** Local time of the person in their zone: `2026-06-10T09:00`. */
  now: z.string(),
  zone: z.string().default("UTC"),
  currency: z.string().default("USD"),
  locale: z.string().default("en-US"),
  /** The day on which the person came; left out: long ago. */
  arrived: z.string().optional(),
  /** Day of the month on which budget months start. */
  payday: z.int().min(1).max(31).default(1),
  /** What was in the book before: `2026-03-05 dining 45.00 dinner`, or `2026-03-01 income 2900 salary`. */
  history: z.array(z.string().regex(/^\d{4}-\d\d-\d\d \w+ \d+(\.\d+)? .+$/)).default([]),
  /** A day's reference rates, in units of the currency for one of the base; left out: foreign money stays as it is. */
  rates: z.strictObject({ day: z.string(), base: z.string(), rates: z.record(z.string(), z.string()) }).optional(),
  /** Messages before it begins; their answers do not matter. */
  before: z.array(z.union([z.string(), later])).default([]),
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

/** An answer of a language model, as it is written down. */
export type WrittenAnswer = z.output<typeof scripted>;

type Written = z.output<typeof conversation>;

type WrittenTurn = Written["turns"][number];

/** A turn with one thing to say. */
type Turn = WrittenTurn extends infer One
  ? One extends { say: unknown }
    ? Omit<One, "say"> & { say: string }
    : One
  : never;

/** A written conversation with what it must come to. */
export type Conversation = Omit<Written, "turns"> & { readonly file: string; readonly turns: readonly Turn[] };

/** Reads all conversations of a folder, a file may hold several as YAML documents; each in every way in which it is put. */
export function readConversations(folder: string): Conversation[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) =>
      readFile(join(folder, file))
        .flatMap(inEachWay)
        .map((one) => ({ ...one, file })),
    );
}

function inEachWay(written: Written): Omit<Conversation, "file">[] {
  const counts = written.turns.map((turn) => ("say" in turn && typeof turn.say !== "string" ? turn.say.length : 1));
  const ways = Math.max(...counts);
  return Array.from({ length: ways }, (_, way) => ({
    ...written,
    name: ways === 1 ? written.name : `${written.name} (${way + 1})`,
    turns: written.turns.map((turn) => inWay(turn, way)),
  }));
}

function inWay(turn: WrittenTurn, way: number): Turn {
  if (!("say" in turn)) return turn;
  const { say } = turn;
  return { ...turn, say: typeof say === "string" ? say : (say[way % say.length] ?? "") };
}

function readFile(path: string): Written[] {
  return readFileSync(path, "utf8")
    .split(/^---$/m)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const read = conversation.safeParse(parse(part));
      if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
      return read.data;
    });
}
