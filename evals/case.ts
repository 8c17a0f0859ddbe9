import { z } from "zod";
import { spokenLine } from "../scripts/spoken-line.ts";

const expectedCalls = z.array(z.object({ tool: z.string(), args: z.record(z.string(), z.unknown()) }));

/** A text with the calls that are right for it. */
export const evalCase = spokenLine.extend({ calls: expectedCalls, accept: z.array(expectedCalls).default([]) });

export type EvalCase = z.output<typeof evalCase>;
export type ExpectedCalls = z.output<typeof expectedCalls>;
