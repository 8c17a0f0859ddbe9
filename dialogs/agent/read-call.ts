import { z } from "zod";
import type { RequestedCall } from "../language-model.ts";
import type { ToolCall } from "../tools/call.ts";
import type { Tool } from "../tools/tool.ts";
import { toolNamed } from "./tools.ts";
import { asFields } from "./untrusted.ts";

/** A call of the model that makes sense, or what is wrong with it, in words that it can act on. */
export type ReadCall =
  | { readonly kind: "call"; readonly tool: Tool; readonly call: ToolCall }
  | { readonly kind: "wrong"; readonly error: string; readonly hint: string };

/** Longest text in an argument, in UTF-16 units: what the tools take at most. */
const LONGEST_TEXT = 500;

/** Reads a call as the model wrote it. */
export function readCall({ tool: name, args: written }: RequestedCall): ReadCall {
  const tool = toolNamed(name);
  if (!tool) return wrong(`There is no tool ${name.slice(0, 60)}.`, "Call one of your tools, or answer in words.");
  const args = parseObject(written);
  if (!args) return wrong("The arguments are no JSON object.", CORRECT_ONCE);
  const { error } = tool.args.safeParse(args);
  if (error) return wrong(z.prettifyError(error), CORRECT_ONCE);
  return { kind: "call", tool, call: { tool: tool.name, args } };
}

const CORRECT_ONCE = "Correct the arguments and call it once more.";

function wrong(error: string, hint: string): ReadCall {
  return { kind: "wrong", error, hint };
}

const object = z.record(z.string(), z.unknown());

/** Also what a model writes is shown to people, so nothing invisible gets in. */
function parseObject(written: string): Record<string, unknown> | null {
  try {
    return object.safeParse(asFields(JSON.parse(written === "" ? "{}" : written), LONGEST_TEXT)).data ?? null;
  } catch {
    return null;
  }
}
