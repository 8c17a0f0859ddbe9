import type { Block, Choice, Reply } from "../channel.ts";
import type { StoredReply } from "../ports.ts";
import { type DialogState, EMPTY_STATE, type PendingQuestion } from "../state.ts";
import type { Presentation } from "../tools/tool.ts";

/** How long a question waits for its answer. */
export const ANSWER_WITHIN_MINUTES = 10;

/** The reply of a turn with its buttons, ready to be kept; null when there is nothing to say. */
export function composeReply(
  turn: string,
  presentation: Presentation,
): Omit<StoredReply, "delivery" | "sentAs"> | null {
  if (presentation.blocks.length === 0) return null;
  const choices = presentation.choices ?? [];
  const buttons: Choice[] = choices.map(({ label }, index) => ({ id: `${turn}#${index}`, label }));
  const blocks: Block[] = [
    ...mergeText(presentation.blocks),
    ...(buttons.length === 0 ? [] : [choicesBlock(buttons, isAnswered(presentation))]),
  ];
  const { speech, hasCodes } = presentation;
  const reply: Reply = {
    blocks,
    privacy: "private",
    ...(speech === undefined ? {} : { speech }),
    ...(hasCodes ? { codesOf: turn } : {}),
  };
  return { reply, choices };
}

/** What the lane remembers after a turn with that presentation. */
export function stateAfter(before: DialogState, presentation: Presentation, now: string): DialogState {
  const { shown, facts, pending, answered, blocks } = presentation;
  if (blocks.length === 0) return before;
  return {
    ...before,
    shown: shown ?? before.shown,
    facts: facts.length > 0 ? facts : before.facts,
    pending: pending === undefined ? null : { ...pending, expires: expiry(now) },
    ...(answered === undefined ? {} : { answered: [...(before.answered ?? []), answered].slice(-ANSWERED_KEPT) }),
  };
}

/** Questions that are further back than this have long left the screen. */
const ANSWERED_KEPT = 20;

/** The state that a turn starts with: what the lane remembers, without a question that has expired. */
export function stateBefore(stored: DialogState | null, now: string): DialogState {
  if (stored === null) return EMPTY_STATE;
  return { ...stored, pending: stillOpen(stored.pending, now) };
}

function stillOpen(pending: PendingQuestion | null, now: string): PendingQuestion | null {
  if (!pending) return null;
  return Temporal.Instant.compare(pending.expires, now) >= 0 ? pending : null;
}

function expiry(now: string): string {
  return Temporal.Instant.from(now).add({ minutes: ANSWER_WITHIN_MINUTES }).toString();
}

/** True when the choices are answers; Undo under the question for an amount is none. */
function isAnswered({ pending }: Presentation): boolean {
  return pending !== undefined && pending.choices.length > 0;
}

function choicesBlock(choices: readonly Choice[], asks: boolean): Block {
  return asks ? { kind: "choices", choices, asks } : { kind: "choices", choices };
}

/** Neighbouring paragraphs as one, a line each. */
function mergeText(blocks: readonly Block[]): Block[] {
  const merged: Block[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    if (block.kind === "text" && last?.kind === "text") {
      merged[merged.length - 1] = { kind: "text", text: `${last.text}\n${block.text}` };
    } else merged.push(block);
  }
  return merged;
}
