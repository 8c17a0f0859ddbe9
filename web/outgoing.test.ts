import { describe, expect, it } from "vitest";
import { type Outgoing, type OutgoingStore, openOutgoingBox } from "./outgoing.ts";

const message = (key: string): Outgoing => ({ key, body: { message: key }, text: key, at: "2026-11-23T12:00:00Z" });

function memoryStore(): OutgoingStore {
  const kept = new Map<string, { readonly person: string; readonly message: Outgoing }>();
  return {
    all: async (person) => [...kept.values()].filter((one) => one.person === person).map((one) => one.message),
    put: async (person, one) => void kept.set(one.key, { person, message: one }),
    remove: async (key) => void kept.delete(key),
  };
}

describe("the messages that have no answer yet", () => {
  it("are found again in their order, but for what was answered", async () => {
    const store = memoryStore();
    const box = await openOutgoingBox(store, "sam");
    for (const key of ["a", "b", "c"]) box.put(message(key));
    box.remove("b");
    expect(box.all().map(({ key }) => key)).toEqual(["a", "c"]);
    expect((await openOutgoingBox(store, "sam")).all()).toEqual(box.all());
  });

  it("are nobody else's", async () => {
    const store = memoryStore();
    (await openOutgoingBox(store, "sam")).put(message("a"));
    expect((await openOutgoingBox(store, "kim")).all()).toEqual([]);
  });

  it("can be sent where nothing can be kept", async () => {
    const fail = () => Promise.reject(new Error("no room"));
    const box = await openOutgoingBox({ all: fail, put: fail, remove: fail }, "sam");
    box.put(message("a"));
    expect(box.all()).toEqual([message("a")]);
  });
});
