import { join } from "node:path";
import { type Categorization, categorize, SURE } from "../dialogs/understanding/categorize.ts";
import { seededRandom } from "../tests/support/random.ts";
import { type Figure, shareFigure } from "./figures.ts";
import { readLabelledLines } from "./labelled-lines.ts";

/** How descriptions and names of brands find their categories, and how far the confidence can be believed. */
export function measureCategories(onMiss: (line: string) => void): Figure[] {
  const descriptions = score("descriptions.txt", onMiss);
  const brands = score("brands.txt", onMiss);
  const sure = [...descriptions, ...brands].filter(({ found }) => found.confidence >= SURE);
  const isRight = ({ isBest }: Scored): boolean => isBest;
  const isAmongThree = ({ isInTop }: Scored): boolean => isInTop;
  return [
    share("category, first choice", descriptions, isRight, { better: "higher", must: 0.8, goal: 0.88 }),
    share("category, among three", descriptions, isAmongThree, { better: "higher", must: 0.92, goal: 0.96 }),
    share("brand, first choice", brands, isRight, { better: "higher", must: 0.88, goal: 0.93 }),
    share("brand, among three", brands, isAmongThree, { better: "higher" }),
    share("right where silent (≥ .9)", sure, isRight, { better: "higher", must: 0.95 }),
    shareFigure("silent", sure.length, descriptions.length + brands.length, { better: "higher" }),
    calibrationError([...descriptions, ...brands]),
  ];
}

interface Scored {
  readonly found: Categorization;
  readonly isBest: boolean;
  readonly isInTop: boolean;
}

function score(name: string, onMiss: (line: string) => void): Scored[] {
  return readLabelledLines(join(import.meta.dirname, "held-out", name)).map(({ text, labels }) => {
    const found = categorize(text);
    const isBest = labels.includes(found.category);
    if (!isBest) onMiss(`${labels.join(" or ")} "${text}" → ${JSON.stringify(found.top)}`);
    return { found, isBest, isInTop: found.top.some(({ category }) => labels.includes(category)) };
  });
}

function share(
  name: string,
  of: readonly Scored[],
  is: (one: Scored) => boolean,
  wanted: Parameters<typeof shareFigure>[3],
): Figure {
  return shareFigure(name, of.filter(is).length, of.length, wanted);
}

function calibrationError(scored: readonly Scored[]): Figure {
  const random = seededRandom(20_260_612);
  const again = Array.from({ length: RESAMPLES }, () =>
    errorOf(scored.flatMap(() => scored[Math.floor(random() * scored.length)] ?? [])),
  ).toSorted((a, b) => a - b);
  const interval = [again[Math.floor(RESAMPLES * 0.025)] ?? 0, again[Math.floor(RESAMPLES * 0.975)] ?? 1] as const;
  const value = errorOf(scored);
  return { name: "calibration error", value, unit: "share", interval, lines: scored.length, better: "lower" };
}

/** Of the bootstrap (Efron 1979). */
const RESAMPLES = 400;

/** Expected calibration error over ten equal steps of confidence (Naeini et al. 2015). */
function errorOf(scored: readonly Scored[]): number {
  const steps = Map.groupBy(scored, ({ found }) => Math.min(9, Math.floor(found.confidence * 10)));
  return [...steps.values()].reduce((sum, members) => {
    const confidence = members.reduce((total, { found }) => total + found.confidence, 0);
    return sum + Math.abs(confidence - members.filter(({ isBest }) => isBest).length) / scored.length;
  }, 0);
}
