import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildArtefacts } from "./artefacts.ts";

/** Compiles what the understanding knows into `dialogs/understanding/data/`: `npm run understanding:build`. */
const folder = fileURLToPath(new URL("../../dialogs/understanding/data/", import.meta.url));
for (const [name, bytes] of buildArtefacts()) {
  writeFileSync(`${folder}${name}`, bytes);
  console.log(`${name}: ${bytes.length.toLocaleString("en")} bytes`);
}
