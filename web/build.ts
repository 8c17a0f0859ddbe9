import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import tailwind from "@tailwindcss/vite";
import { build } from "vite";
import { fillIn } from "./words/fill-in.ts";

/** The page's documents, each with what it needs. */
const DOCUMENTS = ["index.html", "welcome.html", "signin.html", "pin.html"];

/** What keeps the page for when there is no network. */
const WORKER = "service-worker.ts";

/** What it keeps besides scripts and styles. */
const SHELL = ["/index.html", "/icon.svg", "/manifest.webmanifest"];

/** Where the server finds the built page. */
export const BUILT = join(import.meta.dirname, "../dist/page");

/**
 * Builds the page. Names of scripts and styles change with their content, so that browsers may keep them for good; the
 * stylesheet of the API's own documentation keeps its name, because the server writes that document.
 */
export async function buildPage(outDir: string = BUILT): Promise<void> {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "warn",
    plugins: [tailwind(), { name: "words", transformIndexHtml: { order: "pre", handler: fillIn } }],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir,
      emptyOutDir: true,
      target: "esnext",
      cssTarget: "esnext",
      // A script inside the document would be refused by its own policy.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: {
        input: [...DOCUMENTS, "styles/docs.css", WORKER].map((name) => join(import.meta.dirname, name)),
        output: {
          entryFileNames: ({ facadeModuleId }) =>
            facadeModuleId?.endsWith(WORKER) ? "sw.js" : "assets/[name]-[hash].js",
          assetFileNames: ({ names }) => (names.includes("docs.css") ? "docs.css" : "assets/[name]-[hash][extname]"),
        },
      },
    },
  });
  fillManifest(outDir);
  nameShell(outDir);
}

/** It is copied as it is, so its sentences come in afterwards. */
function fillManifest(outDir: string): void {
  const path = join(outDir, "manifest.webmanifest");
  writeFileSync(path, fillIn(readFileSync(path, "utf8")));
}

/** Tells the service worker which files the page is made of; with other files it is another worker. */
function nameShell(outDir: string): void {
  const files = readdirSync(outDir, { recursive: true, encoding: "utf8" })
    .map((path) => `/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.startsWith("/assets/") || SHELL.includes(path))
    .filter((path) => path.includes("."))
    .sort();
  const hash = createHash("sha256");
  for (const path of files) hash.update(readFileSync(join(outDir, path)));
  const worker = join(outDir, "sw.js");
  const shell = JSON.stringify({ version: hash.digest("hex").slice(0, 12), files });
  writeFileSync(worker, `const BUILT_SHELL=${shell};\n${readFileSync(worker, "utf8")}`);
}
