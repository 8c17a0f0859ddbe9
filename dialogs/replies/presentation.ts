import type { Presentation } from "../tools/tool.ts";

/** A paragraph and nothing else. */
export function textOnly(text: string): Presentation {
  return { blocks: [{ kind: "text", text }], facts: [] };
}

/** Several presentations below each other; the last question is the one that stays open. */
export function combine(parts: readonly Presentation[]): Presentation {
  const shown = parts.flatMap((part) => part.shown ?? []);
  const asking = parts.findLast((part) => part.pending !== undefined);
  const choices = asking?.choices ?? parts.findLast((part) => part.choices !== undefined)?.choices;
  return {
    blocks: parts.flatMap((part) => part.blocks),
    facts: parts.flatMap((part) => part.facts),
    ...(parts.some((part) => part.shown !== undefined) ? { shown } : {}),
    ...(choices === undefined ? {} : { choices }),
    ...(asking?.pending === undefined ? {} : { pending: asking.pending }),
    ...(parts.some((part) => part.hasCodes) ? { hasCodes: true } : {}),
  };
}
