import { enableCompileCache } from "node:module";

// Compiled modules are kept between starts; without it every start strips and compiles all of them anew.
enableCompileCache();
const { run } = await import("./run.ts");
await run();
