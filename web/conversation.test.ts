import { describe, expect, it } from "vitest";
import type { Message } from "./api.ts";
import { appendAnswer, linesOf, mergePage, type Progress } from "./conversation.ts";
import type { Outgoing } from "./outgoing.ts";

const message = (turn: string, role: Message["role"], minute: number, channel = "web"): Message => ({
  id: `${turn}-${role}`,
  role,
  content: `${role} of ${turn}`,
  timestamp: `2026-11-23T12:${String(minute).padStart(2, "0")}:00Z`,
  metadata: { turn, channel, blocks: [] },
});

const outgoing = (key: string): Outgoing => ({ key, body: { message: key }, text: key, at: "2026-11-23T12:00:00Z" });

const progress = (some: Partial<Progress> = {}): Progress => ({
  accepted: new Set(),
  waiting: new Set(),
  refused: new Map(),
  ...some,
});

describe("the history", () => {
  it("puts an earlier page before, and a later one after what is known", () => {
    const known = [message("web:b", "user", 2), message("web:b", "assistant", 2)];
    expect(mergePage(known, [message("web:a", "user", 1)]).map(({ id }) => id)).toEqual([
      "web:a-user",
      "web:b-user",
      "web:b-assistant",
    ]);
    expect(mergePage(known, [...known, message("web:c", "user", 3)]).map(({ id }) => id)).toEqual([
      "web:b-user",
      "web:b-assistant",
      "web:c-user",
    ]);
  });

  it("leaves a code on the page for as long as that is open, though the history does not keep it", () => {
    const answer = { ...message("web:a", "assistant", 1), content: "Your code is 7K2M-9QXD" };
    const { metadata } = answer;
    const stored: Message = {
      ...answer,
      content: "Your code is ••••-••••",
      metadata: { ...metadata, hides_code: true },
    };
    expect(mergePage([answer], [stored])).toEqual([answer]);
    expect(mergePage([], [stored])).toEqual([stored]);
    expect(mergePage([answer], [{ ...stored, metadata }])).toEqual([{ ...stored, metadata }]);
  });

  it("shows a question and its answer once, whether they came by the answer or by a page", () => {
    const answered = appendAnswer([], outgoing("a"), message("web:a", "assistant", 1));
    const page = [message("web:a", "user", 1), message("web:a", "assistant", 1)];
    expect(linesOf(answered, [], progress()).map(({ key }) => key)).toEqual(["web:a/user", "web:a/assistant"]);
    expect(mergePage(answered, page)).toEqual(page);
    expect(appendAnswer(page, outgoing("a"), message("web:a", "assistant", 1))).toHaveLength(2);
  });

  it("keeps several lines of one turn of another channel apart", () => {
    const call = { ...message("voice:1", "assistant", 1, "voice"), id: "x" };
    expect(mergePage([], [call, { ...call, id: "y" }])).toHaveLength(2);
  });
});

describe("a message on its way", () => {
  const states = (some: Partial<Progress>, history: readonly Message[] = []) =>
    linesOf(history, [outgoing("a")], progress(some)).map(({ key, state, note }) => [key, state, note]);

  it("is sending, waiting for another try, or refused with the reason", () => {
    expect(states({})).toEqual([["web:a/user", "sending", ""]]);
    expect(states({ waiting: new Set(["a"]) })).toEqual([["web:a/user", "waiting", ""]]);
    expect(states({ refused: new Map([["a", "Too long."]]) })).toEqual([["web:a/user", "refused", "Too long."]]);
  });

  it("is said once the server has it, and the answer is being thought of", () => {
    const expected = [
      ["web:a/user", "said", ""],
      ["web:a/thinking", "thinking", ""],
    ];
    expect(states({ accepted: new Set(["a"]) })).toEqual(expected);
    expect(states({ accepted: new Set(["a"]) }, [message("web:a", "user", 1)])).toEqual(expected);
  });

  it("is history once its answer is there", () => {
    const history = [message("web:a", "user", 1), message("web:a", "assistant", 1)];
    expect(states({ accepted: new Set(["a"]) }, history).map(([key]) => key)).toEqual([
      "web:a/user",
      "web:a/assistant",
    ]);
  });
});
