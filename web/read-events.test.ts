import fc from "fast-check";
import { expect, it } from "vitest";
import { readEvents } from "./read-events.ts";

function streamOf(bytes: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return new ReadableStream({
    start(controller) {
      edges.slice(1).forEach((end, index) => {
        controller.enqueue(bytes.slice(edges[index], end));
      });
      controller.close();
    },
  });
}

it("reads the same events wherever the network cuts, passing over comments", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" })), fc.array(fc.nat()), async (texts, cuts) => {
      const sent = texts
        .map((text) => `: still here\n\nevent: message\ndata: ${JSON.stringify({ text })}\n\n`)
        .join("");
      const events = await Array.fromAsync(readEvents(streamOf(new TextEncoder().encode(sent), cuts)));
      expect(events).toEqual(texts.map((text) => ({ event: "message", data: { text } })));
    }),
  );
});

it("does not give an event that was cut off", async () => {
  const sent = new TextEncoder().encode('event: accepted\ndata: {"id":"a"}\n\nevent: message\ndata: {"te');
  expect(await Array.fromAsync(readEvents(streamOf(sent, [])))).toEqual([{ event: "accepted", data: { id: "a" } }]);
});
