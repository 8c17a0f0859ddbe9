import type { View } from "./format.ts";

/** How far a category is used up when its warning comes. */
export type Reach = "near" | "full" | "over";

/** What is added to a warning for those who want to be talked to kindly, or strictly; nothing else changes with the tone. */
const ENCOURAGEMENT: Readonly<Record<NonNullable<View["tone"]>, Readonly<Record<Reach, string>>>> = {
  plain: { near: "", full: "", over: "" },
  warm: {
    near: " You are still fine, just keep an eye on it.",
    full: " Nothing is lost: it is just enough.",
    over: " It happens to everybody; another category may help out.",
  },
  strict: { near: " Slow down.", full: " Nothing more there.", over: " Stop spending there." },
};

/** The sentence that a warning ends with, with its space before it; empty for those who want the facts. */
export function encouragement(reach: Reach, { tone = "plain" }: Pick<View, "tone">): string {
  return ENCOURAGEMENT[tone][reach];
}
