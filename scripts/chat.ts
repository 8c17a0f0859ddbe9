import { randomUUID } from "node:crypto";
import { enableCompileCache } from "node:module";

enableCompileCache();
const { chat } = await import("./console-chat.ts");
await chat(randomUUID());
