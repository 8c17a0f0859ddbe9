import type { Choice } from "../../../dialogs/channel.ts";
import { buttonLabel } from "../../../dialogs/replies/cut.ts";
import type { ChoiceData } from "./choice-data.ts";

/** An Adaptive Card as Teams, its phones included, the emulator and Web Chat all draw it (adaptivecards.io, version 1.2). */
export interface AdaptiveCard {
  readonly type: "AdaptiveCard";
  readonly version: "1.2";
  readonly body: readonly CardElement[];
  readonly msteams: { readonly width: "Full" };
}

export type CardElement =
  | {
      readonly type: "RichTextBlock";
      readonly spacing: "None" | "Default";
      readonly inlines: readonly { readonly type: "TextRun"; readonly text: string; readonly fontType?: "Monospace" }[];
    }
  | { readonly type: "Image"; readonly url: string; readonly altText: string }
  | { readonly type: "ActionSet"; readonly actions: readonly SubmitAction[] };

interface SubmitAction {
  readonly type: "Action.Submit";
  readonly title: string;
  readonly data: ChoiceData;
}

/** What a card may hold: Teams shows six actions of a set; a label has to fit a phone. */
export const CARD_LIMITS = { actions: 6, label: 80, alt: 500 } as const;

/** A card of these elements. */
export function adaptiveCard(body: readonly CardElement[]): AdaptiveCard {
  return { type: "AdaptiveCard", version: "1.2", body, msteams: { width: "Full" } };
}

/**
 * A line of text, as it is: a run of text knows no Markdown, and its one kind of macro, `{{DATE(…)}}`, is broken up.
 *
 * @param isFirst of its paragraph
 */
export function textLine(text: string, isFirst: boolean): CardElement {
  return line({ type: "TextRun", text: withoutMacros(text) }, isFirst);
}

/** A line of a table, with its spaces kept. */
export function tableLine(text: string, isFirst: boolean): CardElement {
  return line({ type: "TextRun", text: withoutMacros(text).replaceAll(" ", "\u00A0"), fontType: "Monospace" }, isFirst);
}

/**
 * The buttons, in as many sets as it takes.
 *
 * A pressed one comes as a message that nobody sees, in Teams, the emulator and Web Chat alike; suggested actions would
 * be gone after the next message, and a hero card's buttons speak in the person's name.
 */
export function actionSets(choices: readonly Choice[], askedIn: string | undefined): CardElement[] {
  const actions = choices.map(({ id, label }): SubmitAction => {
    return {
      type: "Action.Submit",
      title: buttonLabel(label, CARD_LIMITS.label),
      data: { choice: id, ...(askedIn !== undefined && { askedIn }) },
    };
  });
  return Array.from({ length: Math.ceil(actions.length / CARD_LIMITS.actions) }, (_, set) => ({
    type: "ActionSet",
    actions: actions.slice(set * CARD_LIMITS.actions, (set + 1) * CARD_LIMITS.actions),
  }));
}

type TextRun = Extract<CardElement, { type: "RichTextBlock" }>["inlines"][number];

function line(run: TextRun, isFirst: boolean): CardElement {
  return { type: "RichTextBlock", spacing: isFirst ? "Default" : "None", inlines: [run] };
}

function withoutMacros(text: string): string {
  return text.replaceAll("{{", "{\u200B{");
}
