import { z } from "zod";
import { category } from "./arguments.ts";

/** What may be said of a category (zod), whether it is made or changed. */

/** As people read it, 1–40 characters. */
export const categoryName = z.string().trim().min(1).max(40);

/** Emoji, joined ones and flags too. */
const PICTURE = /^(?:\p{Extended_Pictographic}|\p{RI}|\p{Emoji_Component})+$/u;

/** What a person says of a category besides its name. */
export const categoryTerms = {
  emoji: z
    .string()
    .max(16)
    .refine((text) => PICTURE.test(text), "An emoji is one small picture.")
    // A pattern by Unicode properties would be one that few readers of JSON Schema understand.
    .meta({ description: "One emoji." })
    .exactOptional(),
  necessity: z.int().min(1).max(10).exactOptional(),
  group: z.enum(["needs", "wants", "savings"]).exactOptional(),
  /** Null: it is part of nothing any more. */
  parent: category.nullable().exactOptional(),
} as const;
