import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConversations } from "./conversation.ts";
import { holdConversation } from "./hold-conversation.ts";

const conversations = readConversations(join(import.meta.dirname, "conversations"));

describe("conversations", () => {
  it("are told apart by their names", () => {
    expect(new Set(conversations.map(({ name }) => name)).size).toBe(conversations.length);
  });

  it.each(conversations.map((one) => [`${one.file}: ${one.name}`, one] as const))("%s", async (_name, one) => {
    await holdConversation(one);
  });
});
