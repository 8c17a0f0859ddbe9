/** A measured figure, comparable between two runs. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "share" | "ms" | "MB";
  /** The 95 % interval of a share; null for what is not drawn from lines. */
  readonly interval: readonly [number, number] | null;
  /** How many lines it was measured on. */
  readonly lines: number;
  readonly better: "higher" | "lower";
  /** What it must reach and what it should, as the same number. */
  readonly must?: number;
  readonly goal?: number;
}

/** What a figure should be like. */
export type Wanted = Pick<Figure, "better" | "must" | "goal">;

/** A share of lines, with Wilson's interval (1927), which holds for few lines and for shares near 0 and 1. */
export function shareFigure(name: string, count: number, lines: number, wanted: Wanted): Figure {
  return {
    name,
    value: lines === 0 ? 0 : count / lines,
    unit: "share",
    interval: wilson(count, lines),
    lines,
    ...wanted,
  };
}

/** Wilson's score interval of a share at 95 %. */
export function wilson(count: number, lines: number): readonly [number, number] {
  if (lines === 0) return [0, 1];
  const share = count / lines;
  const spread = Z * Math.sqrt((share * (1 - share)) / lines + Z ** 2 / (4 * lines ** 2));
  const middle = share + Z ** 2 / (2 * lines);
  const scale = 1 + Z ** 2 / lines;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}

const Z = 1.96;

/** True when a figure is worse than its committed one by more than that one's interval; times and sizes never are. */
export function isFall(now: Figure, before: Pick<Figure, "interval">): boolean {
  if (now.unit !== "share" || !before.interval) return false;
  const [low, high] = before.interval;
  return now.better === "higher" ? now.value < low - ROUNDING : now.value > high + ROUNDING;
}

/** What a figure loses by being written with one decimal of a percent. */
const ROUNDING = 0.0005;
