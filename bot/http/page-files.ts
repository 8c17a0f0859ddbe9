import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** A file of the built page, ready to be sent. */
export interface PageFile {
  readonly content: Buffer;
  /** The same, packed by gzip. */
  readonly packed: Buffer;
  readonly type: string;
  /** Changes with the content. */
  readonly etag: string;
  /** Its name changes with its content, so that it may be kept for good. */
  readonly isLasting: boolean;
}

const FOLDER = join(import.meta.dirname, "../../dist/page");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".js": "text/javascript; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** A file by its path within the page; null for an unknown one. */
export type PageFiles = (path: string) => PageFile | null;

/**
 * The page's files, read and packed at their first request. Without a built page there are none.
 *
 * Only what stood in the folder at the start is served, so no path can lead elsewhere.
 */
export function pageFiles(folder: string = FOLDER): PageFiles {
  const paths = new Set(existsSync(folder) ? pathsIn(folder) : []);
  const files = new Map<string, PageFile>();
  return (path) => {
    if (!paths.has(path)) return null;
    const file = files.get(path) ?? readPageFile(folder, path);
    files.set(path, file);
    return file;
  };
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => extname(path) in TYPES);
}

function readPageFile(folder: string, path: string): PageFile {
  const content = readFileSync(join(folder, path));
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 22);
  return {
    content,
    packed: gzipSync(content),
    type: TYPES[extname(path)] ?? "application/octet-stream",
    etag: `"${hash}"`,
    isLasting: path.startsWith("assets/"),
  };
}
