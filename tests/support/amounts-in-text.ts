import { z } from "zod";
import type { ToolCall } from "../../dialogs/tools/call.ts";
import { TOOLS } from "../../dialogs/tools/registry.ts";
import { normalise } from "../../dialogs/understanding/normalise.ts";

/** The amount that a call would write; null for calls that write none. */
export function writtenAmount({ tool, args }: ToolCall): string | null {
  if (TOOLS[tool].risk !== "write") return null;
  return z
    .string()
    .nullable()
    .catch(null)
    .parse(args.amount ?? args.income ?? args.change ?? null);
}

/** `"4.50"` and `"+4.50"` as `"4.5"`: what all ways of writing the number have in common. */
export function significant(amount: string): string {
  return String(Number(amount.replace(/^[+-]/, "")));
}

/** All numbers that the digits of a text can stand for, pence too, each as {@link significant} writes it. */
export function numbersOf(text: string): string[] {
  const plain = normalise(text).replace(/[.,']{2,}|[.,'](?!\d)/g, " ");
  // "2 128.37": spaces group thousands, too.
  const grouped = plain.replace(/(?<=\d) (?=\d{3}(?!\d))/g, "");
  return [plain, grouped]
    .flatMap((one) => [...one.matchAll(/\d[\d.,']*|(?<![\p{L}\d])[.,]\d+/gu)])
    .flatMap(([digits]) => {
      const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
      const whole = last === -1 ? digits : digits.slice(0, last);
      const bare = (part: string): string => part.replace(/\D/g, "");
      return [
        String(Number(bare(digits))),
        String(Number(bare(digits)) / 100),
        String(Number(`${bare(whole) || "0"}.${last === -1 ? "0" : bare(digits.slice(last + 1)) || "0"}`)),
      ];
    });
}

/** True where numbers may be written in letters, around a mark ("4€50"), or reckoned: there digits alone say nothing. */
export function hasNumberWords(text: string): boolean {
  return /\d ?[cp€£$]|twenty|fifty|hundred|couple|k|of it|\dx|x ?\d|each|half|[-+*/×÷]/i.test(text);
}
