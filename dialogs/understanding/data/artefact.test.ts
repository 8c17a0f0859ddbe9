import { expect, it } from "vitest";
import { parseArtefact, writeArtefact } from "./artefact.ts";

it("is read as it was written, its numbers aligned", () => {
  const header = { labels: ["café", "two"], scale: 0.5 };
  const { header: read, body } = parseArtefact(writeArtefact(header, Uint8Array.of(1, 2, 255)));
  expect(read).toEqual(header);
  expect([...body]).toEqual([1, 2, 255]);
  expect(body.byteOffset % 8).toBe(0);
});
