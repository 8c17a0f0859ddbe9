import { z } from "zod";
import { inOrderTold, type Memory } from "../../domain/memory.ts";
import { presentMemories } from "../replies/memories.ts";
import { defineTool } from "./tool.ts";

/** Tells what the person wanted to be kept in mind. */
export const listMemory = defineTool({
  name: "list_memory",
  description: "List what the person told about themselves.",
  risk: "read",
  args: z.strictObject({}),
  run: async ({ book }): Promise<readonly Memory[]> => inOrderTold(await book.records("memories")),
  present: presentMemories,
});
