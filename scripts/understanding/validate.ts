import { TOOLS } from "../../dialogs/tools/registry.ts";
import { calibrate } from "../../dialogs/understanding/classifier/calibration.ts";
import { wordVectors } from "../../dialogs/understanding/classifier/category-model.ts";
import { NO_INTENT } from "../../dialogs/understanding/classifier/intent-model.ts";
import { understand } from "../../dialogs/understanding/understand.ts";
import type { UnderstandingContext } from "../../dialogs/understanding/understanding.ts";
import { readDescriptions, readIntentLines } from "./artefacts.ts";
import { calibrationOf, type UnseenIntent, unseenIntents } from "./compile-intents.ts";

/**
 * Understands every training line with a classifier that has not seen it and its like, and prints how that came out: what the
 * thresholds in `dialogs/understanding/` were chosen by. It measures nothing that was held out, and nothing public.
 */
const CONTEXT: UnderstandingContext = {
  now: Temporal.PlainDateTime.from("2026-06-10T09:12:00"),
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};

const lines = unseenIntents(readIntentLines(), readDescriptions(), wordVectors());
const curve = calibrationOf(lines);
const outcomes = lines.map((line) => ({ ...line, tools: toolsFor(line) }));

const others = outcomes.filter(({ label }) => label === NO_INTENT);
print("none of ours, acted on", others.filter(({ tools }) => tools.some(acts)).length, others.length);
for (const [label, members] of Map.groupBy(outcomes, (line) => line.label)) {
  const changed = members.filter(({ tools }) => tools.some((tool) => tool !== label && TOOLS[tool].risk !== "read"));
  print(`${label}, guessed`, members.filter(({ guess }) => guess === label).length, members.length);
  print(
    `${label}, understood`,
    members.filter(({ tools }) => tools.some((tool) => tool === label)).length,
    members.length,
  );
  print(`${label}, something else changed`, changed.length, members.length);
}

function toolsFor({ text, guess, share }: UnseenIntent) {
  const confidence = calibrate(share, curve);
  return understand(text, CONTEXT, () => [{ label: guess, confidence }]).calls.map(({ tool }) => tool);
}

/** True for what is more than a sentence in return. */
function acts(tool: ReturnType<typeof toolsFor>[number]): boolean {
  return !["ask", "decline", "help", "small_talk"].includes(tool);
}

function print(what: string, count: number, of: number): void {
  console.log(`${what}: ${count} of ${of}, ${((100 * count) / of).toFixed(1)} %`);
}
