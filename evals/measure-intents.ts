import { join } from "node:path";
import { guessIntents } from "../dialogs/understanding/classifier/intent-model.ts";
import { type Figure, shareFigure } from "./figures.ts";
import { readLabelledLines } from "./labelled-lines.ts";

/** How often the classifier of intents, without any rule, tells what a message is for. */
export function measureIntents(onMiss: (line: string) => void): Figure[] {
  const lines = readLabelledLines(join(import.meta.dirname, "held-out", "intents.txt"));
  const right = lines.filter(({ text, labels }) => {
    const [guess] = guessIntents(text);
    const isRight = guess !== undefined && labels.includes(guess.label);
    if (!isRight) onMiss(`${labels.join(" or ")} "${text}" → ${guess?.label} ${guess?.confidence.toFixed(2)}`);
    return isRight;
  });
  return [shareFigure("intent by the classifier alone", right.length, lines.length, { better: "higher" })];
}
