import { z } from "zod";
import type { ModelTool } from "../language-model.ts";
import type { ToolName } from "../tools/call.ts";
import { TOOLS } from "../tools/registry.ts";
import type { Tool } from "../tools/tool.ts";

/** What a model is shown of the registry, always in its order. */
export const MODEL_TOOLS: readonly ModelTool[] = Object.values(TOOLS)
  .filter(({ isInternal }) => !isInternal)
  .map(({ name, description, args }) => ({ name, description, parameters: schemaOf(args) }));

/** The tool that a model names; undefined for a name that is none of its tools'. */
export function toolNamed(name: string): Tool | undefined {
  const known = MODEL_TOOLS.some((tool) => tool.name === name) && isToolName(name);
  return known ? TOOLS[name] : undefined;
}

function isToolName(name: string): name is ToolName {
  return Object.hasOwn(TOOLS, name);
}

/** The JSON Schema of what a tool is called with, without what models and servers make nothing of. */
function schemaOf(args: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(args, {
    io: "input",
    override({ jsonSchema }) {
      delete jsonSchema.propertyNames;
      // The pattern of a date says again, at length, what its format says.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
    target: "draft-7",
  });
}
