import type { Fact } from "../../dialogs/state.ts";
import { amountNumber } from "./amount-number.ts";

/** A figure with its label: an amount in main units, or another value. */
export type FactView =
  | { readonly label: string; readonly amount: number; readonly currency: string }
  | { readonly label: string; readonly value: number | string };

/** A fact as answers show it. */
export function factView({ label, value }: Pick<Fact, "label" | "value">): FactView {
  return typeof value === "object"
    ? { label, amount: amountNumber(value), currency: value.currency }
    : { label, value };
}
