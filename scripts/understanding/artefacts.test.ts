import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildArtefacts, PACKAGES } from "./artefacts.ts";

/** The build reads 400 MB and trains each model several times. */
const BUILD_MS = 1_800_000;

const folder = join(import.meta.dirname, "..", "..", "dialogs", "understanding", "data");

describe("what the understanding is compiled into", () => {
  it.skipIf(!existsSync(PACKAGES))(
    "is what the build makes, byte for byte",
    () => {
      for (const [name, bytes] of buildArtefacts()) {
        expect(Buffer.compare(bytes, readFileSync(join(folder, name))), name).toBe(0);
      }
    },
    BUILD_MS,
  );
});
