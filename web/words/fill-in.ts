import { documents } from "./documents.ts";
import { words } from "./index.ts";

/** What a sentence must not do to the document around it. */
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * Puts sentences where a document names them, `{{welcome.title}}` or `{{screens.home}}`.
 *
 * @throws RangeError where it names one that there is not
 */
export function fillIn(document: string): string {
  return document.replaceAll(/\{\{([\w.]+)\}\}/g, (_, path: string) =>
    sentence(path).replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign),
  );
}

function sentence(path: string): string {
  let found: unknown = { ...words, ...documents };
  for (const key of path.split(".")) {
    found =
      typeof found === "object" && found !== null ? Object.entries(found).find(([name]) => name === key)?.[1] : null;
  }
  if (typeof found !== "string") throw new RangeError(`There is no sentence ${path}.`);
  return found;
}
