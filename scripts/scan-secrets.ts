import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findSecrets } from "./find-secrets.ts";

/** Tells of what looks like a secret in the files of a repository that git knows, or would take in, and fails where there is any. */
const root = resolve(process.argv[2] ?? join(import.meta.dirname, ".."));
const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"], {
  cwd: root,
  encoding: "utf8",
});
// A lock file's digests are no secrets, and look like them.
const paths = listed.split("\0").filter((path) => path !== "" && !path.endsWith("package-lock.json"));
const found = paths.flatMap((path) =>
  findSecrets(readText(path)).map(({ what, line }) => `${path}:${line}: this looks like ${what}`),
);
process.stdout.write(`${[...found, `${paths.length} files, ${found.length} secrets`].join("\n")}\n`);
process.exitCode = found.length === 0 ? 0 : 1;

/** Empty for what is no text, or no file any more. */
function readText(path: string): string {
  try {
    const bytes = readFileSync(join(root, path));
    return bytes.subarray(0, 8_000).includes(0) ? "" : bytes.toString();
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR")) return "";
    throw error;
  }
}
