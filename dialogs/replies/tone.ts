import type { CategoryId } from "../../domain/categories.ts";
import type { Money } from "../../domain/money.ts";
import { isEssential } from "../../domain/outlook.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { View } from "./format.ts";

type Tone = NonNullable<View["tone"]>;

/** How far a category is used up when its warning comes. */
export type Reach = "near" | "full" | "over";

/**
 * What is added to a text for those who want to be talked to kindly, or strictly: a sentence without figures. Nothing else
 * changes with the tone.
 */
const REMARKS = {
  near: { warm: "You are still fine, just keep an eye on it.", strict: "Slow down." },
  full: { warm: "Nothing is lost: it is just enough.", strict: "Nothing more there." },
  over: { warm: "It happens to everybody; another category may help out.", strict: "Stop spending there." },
  buy: { warm: "Enjoy it.", strict: "Then leave it at that." },
  wait: { warm: "It is not a no, only not yet.", strict: "Not before." },
  dont_buy: { warm: "It says nothing about you, it just does not fit.", strict: "Leave it." },
  room: { warm: "There is still room.", strict: "Make it last." },
  short: { warm: "It happens to everybody; go easy on yourself.", strict: "Essentials only from here." },
} as const satisfies Readonly<Record<string, Readonly<Record<Exclude<Tone, "plain">, string>>>>;

/** The sentence that a warning ends with, with its space before it; empty for those who want the facts. */
export function encouragement(reach: Reach, view: Pick<View, "tone">): string {
  return remark(reach, view);
}

/** As {@link encouragement}, for a verdict on something of a category. Nobody is scolded for what they need. */
export function verdictRemark({ decision }: Verdict, category: CategoryId, view: View): string {
  const isNeeded = isEssential(view.categories.get(category));
  return isNeeded && view.tone === "strict" ? "" : remark(decision, view);
}

/** As {@link encouragement}, for a text about a month or week. @param left free to spend; null where that is not known */
export function leftRemark(left: Money | null, view: Pick<View, "tone">): string {
  if (left === null || left.minor === 0) return "";
  return remark(left.minor < 0 ? "short" : "room", view);
}

function remark(occasion: keyof typeof REMARKS, { tone = "plain" }: Pick<View, "tone">): string {
  return tone === "plain" ? "" : ` ${REMARKS[occasion][tone]}`;
}
