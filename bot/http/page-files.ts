import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { extname, join } from "node:path";

/** A file of the page, ready to be sent. */
export interface PageFile {
  readonly content: Buffer;
  readonly type: string;
  /** Changes with the content. */
  readonly etag: string;
}

const FOLDER = join(import.meta.dirname, "../../web");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ts": "text/javascript; charset=utf-8",
};

/** A file by its name; null for an unknown one. */
export type PageFiles = (name: string) => PageFile | null;

/**
 * The page's files, read and stripped of types at their first request.
 *
 * Only names that stood in the folder at the start are served, so no path can lead elsewhere. `name.js` is the same as
 * `name.ts`.
 */
export function pageFiles(folder: string = FOLDER): PageFiles {
  const names = new Set(readdirSync(folder).filter((name) => extname(name) in TYPES && !/\.(test|d)\.ts$/.test(name)));
  const files = new Map<string, PageFile>();
  return (asked) => {
    const name = asked.replace(/\.js$/, ".ts");
    if (!names.has(name)) return null;
    const file = files.get(name) ?? readPageFile(folder, name);
    files.set(name, file);
    return file;
  };
}

function readPageFile(folder: string, name: string): PageFile {
  const raw = readFileSync(join(folder, name));
  const content = name.endsWith(".ts") ? Buffer.from(stripTypeScriptTypes(raw.toString("utf8"))) : raw;
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 22);
  return { content, type: TYPES[extname(name)] ?? "application/octet-stream", etag: `"${hash}"` };
}
