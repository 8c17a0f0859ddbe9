import { foldTag } from "../../domain/tag-limit.ts";

/** Regular-expression source of a tag with its `#`; needs the flag `u`. */
export const TAG = "#\\p{L}[\\p{L}\\p{N}_-]{0,38}";

/** The tags that a text bears, each once, as they are kept. At most as many as an entry can have. */
export function tagsIn(text: string): string[] {
  if (!text.includes("#")) return [];
  const found = text.matchAll(TAGS);
  return [...new Set([...found].map(([tag]) => foldTag(tag)))].slice(0, MOST);
}

const TAGS = new RegExp(`(?<![\\p{L}\\p{N}&])${TAG}`, "gu");
const MOST = 10;

/** The tag that a phrase is: "#lisbon", "everything tagged lisbon"; null when it is something else. */
export function tagNamed(phrase: string): string | null {
  const hashed = new RegExp(
    `^(?:the |my |our |all |everything |expenses |things )*(?:with |on |for )?(${TAG})(?: tag)?$`,
    "iu",
  ).exec(phrase);
  const named =
    /^(?:the |my |our |all |everything |anything |expenses |things )*(?:tagged|with (?:the )?tag|tag)(?: as| with)? #?(\p{L}[\p{L}\p{N}_-]{0,38})$/iu.exec(
      phrase,
    );
  const tag = hashed?.[1] ?? named?.[1];
  return tag === undefined ? null : foldTag(tag);
}
