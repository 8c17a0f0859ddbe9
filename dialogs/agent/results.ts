import type { Money } from "../../domain/money.ts";
import { formatMoney, type View } from "../replies/format.ts";
import { plainText } from "../replies/plain-text.ts";
import type { Fact } from "../state.ts";
import type { Presentation } from "../tools/tool.ts";
import { asFields, asMessage } from "./untrusted.ts";

/** Marks ids of entries that this turn would make: they change when it is carried out, so the model is not shown them. */
export const TRIAL_ID = "trial-";

/** Figures and entries that one result shows: the first are what the text above them is about. */
const MOST = 40;

/** What the model is told of a call that was carried out: what a person would read, its figures, and its entries. */
export function resultText({ blocks, facts, shown = [] }: Presentation, view: View): string {
  return JSON.stringify({
    result: asMessage(plainText({ blocks: blocks.filter(({ kind }) => kind !== "choices"), privacy: "private" })),
    ...(facts.length > 0 && { facts: facts.slice(0, MOST).map((fact) => asFields(factText(fact, view))) }),
    ...(shown.length > 0 && {
      entries: shown
        .slice(0, MOST)
        .map(({ id, ...entry }) => asFields(id?.startsWith(TRIAL_ID) ? entry : { id, ...entry })),
    }),
  });
}

/** What the model is told of a call that was not. */
export function errorText(error: string, hint: string): string {
  return JSON.stringify({ error: asMessage(error), hint });
}

/** What the model is told of a call that waits for the person's word. */
export const ASKED = JSON.stringify({
  status: "asked",
  note: "Nothing is changed yet; the person is shown this call.",
});

function factText({ label, value }: Fact, view: View): string {
  return `${label}: ${typeof value === "object" ? moneyText(value, view) : value}`;
}

function moneyText(value: Money, view: View): string {
  return formatMoney(value, view);
}
