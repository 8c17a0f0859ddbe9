import { z } from "zod";
import { readArtefact } from "../data/artefact.ts";
import { calibrate } from "./calibration.ts";
import { wordVectors } from "./category-model.ts";
import { intentText } from "./intent-words.ts";
import { type LinearModel, openLinearModel, softmax } from "./linear-model.ts";

/** What a message is for, as far as a classifier can tell from its words. */
export interface IntentGuess {
  /** The name of a tool, or {@link NO_INTENT}. */
  readonly label: string;
  /** How often such a guess is right, 0 … 1, measured on lines that it had not seen. */
  readonly confidence: number;
}

/** The label of talk that is none of a budget book's business. */
export const NO_INTENT = "none";

const header = z.object({ calibration: z.array(z.tuple([z.number(), z.number()])) });

/** The likeliest intents of a message, best first; at most {@link GUESSES}. */
export function guessIntents(text: string): IntentGuess[] {
  loaded ??= load();
  const { model, settings } = loaded;
  const { words, phrases } = intentText(text);
  const shares = softmax(model.scores(words, phrases));
  return model.labels
    .map((label, index) => ({ label, share: shares[index] ?? 0 }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, GUESSES)
    .map(({ label, share }) => ({ label, confidence: calibrate(share, settings.calibration) }));
}

/** How many guesses are made of a message. */
export const GUESSES = 3;

let loaded: { readonly model: LinearModel; readonly settings: z.output<typeof header> } | null = null;

function load() {
  const artefact = readArtefact("intents.model");
  return { model: openLinearModel(artefact, wordVectors()), settings: header.parse(artefact.header) };
}
