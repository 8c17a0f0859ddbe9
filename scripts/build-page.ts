import { existsSync } from "node:fs";

/**
 * Builds the page into dist/page at install. Where the development packages are left out there is nothing to build with:
 * then whoever made the installation brings the built page, and this is no error.
 */
if (existsSync(new URL("../node_modules/vite/package.json", import.meta.url))) {
  const { buildPage } = await import("../web/build.ts");
  await buildPage();
} else {
  console.log("Without the development packages the page is not built.");
}
