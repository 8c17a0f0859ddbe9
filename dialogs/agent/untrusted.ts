/** Longest text of one field that a model is shown, in UTF-16 units. */
const LONGEST_FIELD = 120;

/** Longest message of a person that a model is shown. */
const LONGEST_MESSAGE = 2_000;

/**
 * Text that somebody else may have written (a merchant, a note, a category's name) as a model may see it: one line, capped,
 * nothing invisible, and nothing that could end the fence around it.
 */
export function asField(text: string, longest = LONGEST_FIELD): string {
  const line = visible(text).replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${cut(line, longest - 1)}…`;
}

/** What a person said, or what a tool says, as a model may see it: as {@link asField}, with its lines. */
export function asMessage(text: string): string {
  return cut(visible(text), LONGEST_MESSAGE).trim();
}

/** The beginning of a text, without half a character at its end: services refuse those. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}

/** All texts of some JSON as {@link asField} makes them. */
export function asFields(value: unknown, longest = LONGEST_FIELD): unknown {
  if (typeof value === "string") return asField(value, longest);
  if (Array.isArray(value)) return value.map((one) => asFields(one, longest));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [asField(key), asFields(one, longest)]));
}

/** Without control, bidirectional and other invisible characters; `<` and `>` look alike and close nothing. */
function visible(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(/(?![\n\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
    .replaceAll("<", "‹")
    .replaceAll(">", "›");
}
