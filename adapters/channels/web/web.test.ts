import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../dialogs/channel.ts";
import type { Person } from "../../../domain/person.ts";
import { hashSecret } from "../../hash-secret.ts";
import { createWebChannel } from "./index.ts";
import { chatBody, messageKey, parseChat } from "./parse.ts";
import { renderReply } from "./render.ts";
import { verifyVisitor } from "./verify.ts";

const person: Person = {
  id: "0192f0c0-0000-7000-8000-000000000001",
  name: "Sam",
  locale: "en-US",
  zone: "Europe/Berlin",
  currency: "USD",
  ledger: "0192f0c0-0000-7000-8000-0000000000a1",
  createdAt: "2026-01-01T08:00:00Z",
};
const now = Temporal.Instant.from("2026-11-23T12:00:00Z");
const visitor = { person, session: hashSecret("a token") };
const key = "5f0c1d9e-8a55-4c3a-9a52-7d0a8f7f3c11";

describe("who it is", () => {
  const people = {
    session: async (hash: string) =>
      hash === hashSecret("a token")
        ? { hash, person: person.id, createdAt: now.toString(), expires: now.toString() }
        : null,
    person: async (id: string) => (id === person.id ? person : null),
  };

  it("is the person of the token's session", async () => {
    expect(await verifyVisitor(people, "a token", now)).toEqual(visitor);
  });

  it.each([
    ["no token", undefined],
    ["an empty one", ""],
    ["another one", "b token"],
  ])("is nobody with %s", async (_what, token) => {
    expect(await verifyVisitor(people, token, now)).toBeNull();
  });

  it("is nobody once the person was deleted", async () => {
    expect(await verifyVisitor({ ...people, person: async () => null }, "a token", now)).toBeNull();
  });
});

describe("what was sent", () => {
  it("becomes an event in the lane of its browser session", () => {
    const event = parseChat(
      chatBody.parse({ message: " coffee 4.50 " }),
      messageKey.parse(key.toUpperCase()),
      visitor,
      now,
    );
    expect(event).toEqual({
      key: `web:${key}`,
      channel: "web",
      lane: `web:${visitor.session.slice(0, 16)}`,
      sender: { id: person.id, name: "Sam", locale: "en-US" },
      address: `web:${visitor.session.slice(0, 16)}`,
      isPrivate: true,
      at: "2026-11-23T12:00:00Z",
      content: { kind: "message", text: "coffee 4.50" },
    });
    expect(Buffer.byteLength(event.key)).toBeLessThanOrEqual(56);
  });

  it("becomes the hash of the code that it shows", () => {
    const event = parseChat(chatBody.parse({ message: "link 7k2m9qxd" }), key, visitor, now);
    expect(event.content).toEqual({ kind: "pair", codeHash: hashSecret("7K2M-9QXD") });
  });

  it("runs in another lane from another browser", () => {
    const body = chatBody.parse({ choice: "web:x#0" });
    const other = parseChat(body, key, { person, session: hashSecret("another token") }, now);
    expect(other.lane).not.toBe(parseChat(body, key, visitor, now).lane);
    expect(other.content).toEqual({ kind: "choice", choice: "web:x#0" });
  });
});

describe("a reply", () => {
  it("is rendered as plain text and as the blocks themselves", () => {
    const choices = [{ id: "k#0", label: "Undo" }];
    const blocks: Block[] = [
      { kind: "text", text: "<b>Done</b>" },
      {
        kind: "fields",
        fields: [
          { label: "Left", value: "$5.00" },
          { label: "Spent", value: "$2.00" },
        ],
      },
      { kind: "table", title: "Latest", columns: ["What", "Amount"], rows: [["Tea", "$3.00"]] },
      { kind: "picture", url: "/p.png", alt: "A card" },
      { kind: "choices", choices },
    ];
    expect(renderReply({ blocks, privacy: "private" })).toEqual({
      content: "<b>Done</b>\n\nLeft: $5.00\nSpent: $2.00\n\nLatest\nTea · $3.00\n\nA card",
      choices,
      blocks,
    });
  });

  it("keeps every text as it is", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", minLength: 1 }), { maxLength: 5 }), (texts) => {
        const blocks = texts.map((text) => ({ kind: "text", text }) as const);
        expect(renderReply({ blocks, privacy: "private" }).content).toBe(texts.join("\n\n"));
      }),
    );
  });

  it("travels back inline, so sending it does nothing", async () => {
    const channel = createWebChannel();
    expect(channel.capabilities).toMatchObject({ channel: "web", delivery: "inline", redelivers: true });
    const signal = new AbortController().signal;
    expect(await channel.send("web:0", { blocks: [], privacy: "private" }, { signal })).toEqual([]);
  });
});
