import { enableCompileCache } from "node:module";

// The one file of plain JavaScript: whatever is loaded before this line is stripped of its types anew at each start, and
// the stripper alone takes 20 MB for as long as the process lives. What comes after it is kept compiled between starts.
enableCompileCache();
const { run } = await import("./run.ts");
await run();
