import { describe, expect, test } from "vitest";
import { type DialogState, EMPTY_STATE } from "../state.ts";
import { ANSWER_WITHIN_MINUTES, composeReply, stateAfter, stateBefore } from "./compose.ts";
import { combine, textOnly } from "./presentation.ts";

const NOW = "2026-06-10T12:00:00Z";
const later = (minutes: number, seconds = 0): string => Temporal.Instant.from(NOW).add({ minutes, seconds }).toString();
const choices = [
  { label: "Yes", calls: [{ tool: "undo", args: {} }] },
  { label: "No", calls: [] },
] as const;
const asking = { ...textOnly("Sure?"), choices, pending: { question: "Sure?", choices } };

describe("a reply", () => {
  test("has its paragraphs in one block and its buttons below, numbered where they are answers", () => {
    const composed = composeReply("console:1", combine([textOnly("Logged."), asking]));
    expect(composed?.reply).toEqual({
      blocks: [
        { kind: "text", text: "Logged.\nSure?" },
        {
          kind: "choices",
          choices: [
            { id: "console:1#0", label: "Yes" },
            { id: "console:1#1", label: "No" },
          ],
          asks: true,
        },
      ],
      privacy: "private",
    });
    expect(composed?.choices).toEqual(choices);
  });

  test("is none where there is nothing to say", () => {
    expect(composeReply("console:1", { blocks: [], facts: [] })).toBeNull();
  });
});

describe("several parts", () => {
  const undo = { ...textOnly("Logged."), choices: [{ label: "Undo", calls: [] }] };

  test("leave the buttons to the question among them, wherever it stands", () => {
    expect(combine([asking, undo]).choices).toEqual(choices);
    expect(combine([undo, asking]).choices).toEqual(choices);
    expect(combine([undo, textOnly("And so.")]).choices).toEqual(undo.choices);
  });

  test("show the entries of all of them in order", () => {
    const shown = (id: string) => ({ ...textOnly(id), shown: [{ id, description: id, amount: "1" }] });
    expect(combine([shown("a"), textOnly("b"), shown("c")]).shown?.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(combine([textOnly("b")]).shown).toBeUndefined();
  });
});

describe("what a lane remembers", () => {
  const before: DialogState = {
    shown: [{ id: "a", description: "coffee", amount: "4" }],
    facts: [{ label: "Coffee", value: 4 }],
    pending: null,
  };

  test("stays where a turn says nothing, and is replaced by what it shows", () => {
    expect(stateAfter(before, { blocks: [], facts: [] }, NOW)).toBe(before);
    expect(stateAfter(before, textOnly("Hello."), NOW)).toEqual(before);
    expect(stateAfter(before, { ...textOnly("None."), shown: [] }, NOW).shown).toEqual([]);
  });

  test("is a question until its answer is due, and no longer", () => {
    const after = stateAfter(before, asking, NOW);
    expect(after.pending?.expires).toBe(later(ANSWER_WITHIN_MINUTES));
    expect(stateBefore(after, later(ANSWER_WITHIN_MINUTES)).pending?.question).toBe("Sure?");
    expect(stateBefore(after, later(ANSWER_WITHIN_MINUTES, 1)).pending).toBeNull();
    expect(stateAfter(after, textOnly("Hello."), NOW).pending).toBeNull();
    expect(stateBefore(null, NOW)).toBe(EMPTY_STATE);
  });

  test("are the latest twenty questions that were answered", () => {
    let state = before;
    for (let turn = 1; turn <= 25; turn++)
      state = stateAfter(state, { ...textOnly("Done."), answered: `t${turn}` }, NOW);
    expect(state.answered).toHaveLength(20);
    expect(state.answered?.at(0)).toBe("t6");
    expect(stateAfter(state, textOnly("Hello."), NOW).answered).toBe(state.answered);
  });
});
