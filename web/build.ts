import { join } from "node:path";
import tailwind from "@tailwindcss/vite";
import { build } from "vite";

/** The page's documents, each with what it needs. */
const DOCUMENTS = ["index.html", "welcome.html", "signin.html", "pin.html"];

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
    plugins: [tailwind()],
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
        input: [...DOCUMENTS, "styles/docs.css"].map((name) => join(import.meta.dirname, name)),
        output: {
          assetFileNames: ({ names }) => (names.includes("docs.css") ? "docs.css" : "assets/[name]-[hash][extname]"),
        },
      },
    },
  });
}
