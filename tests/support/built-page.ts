import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import { BUILT, buildPage } from "../../web/build.ts";

/** Before all tests: builds the page where it is older than what it is made of. */
export async function setup(): Promise<void> {
  const document = join(BUILT, "index.html");
  const web = join(import.meta.dirname, "../../web");
  const sources = globSync("**/*.{ts,tsx,css,html,svg,webmanifest}", { cwd: web });
  const latest = Math.max(...sources.map((path) => statSync(join(web, path)).mtimeMs));
  if (!existsSync(document) || statSync(document).mtimeMs < latest) await buildPage();
}
