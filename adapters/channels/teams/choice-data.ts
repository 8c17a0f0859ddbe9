import { z } from "zod";

/** What a button carries: the id of its choice and, when the answer had to move to a personal chat, where it was asked for. */
export interface ChoiceData {
  readonly choice: string;
  /** A conversation's id. */
  readonly askedIn?: string | undefined;
}

const choiceData = z.object({ choice: z.string().min(1).max(64), askedIn: z.string().min(1).optional() });

/** Reads what a pressed button carried; null for what is none of ours. */
export function readChoice(value: unknown): ChoiceData | null {
  return choiceData.safeParse(value).data ?? null;
}
