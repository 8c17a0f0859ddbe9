import type { Calibration } from "../../../dialogs/understanding/classifier/calibration.ts";

/**
 * How often a share came out right, as a curve that never falls: isotonic regression by pooling adjacent violators (Zadrozny
 * and Elkan 2002).
 *
 * Each pool is drawn towards the share itself by some lines' worth, so that a few lucky lines make no certainty.
 *
 * @param outcomes what share each line's best label had, and whether it was right
 * @param doubt by how many lines; more where the lines say little about what people will write
 */
export function isotonic(
  outcomes: readonly { readonly share: number; readonly isRight: boolean }[],
  doubt = 2,
): Calibration {
  const pools: { shares: number; right: number; count: number }[] = [];
  for (const { share, isRight } of outcomes.toSorted((a, b) => a.share - b.share)) {
    pools.push({ shares: share, right: isRight ? 1 : 0, count: 1 });
    for (let last = pools.at(-1), before = pools.at(-2); last && before; last = pools.at(-1), before = pools.at(-2)) {
      const isRising = before.count >= SMALLEST_POOL && rate(before) < rate(last);
      if (isRising) break;
      pools.splice(-2, 2, {
        shares: before.shares + last.shares,
        right: before.right + last.right,
        count: before.count + last.count,
      });
    }
  }
  return [
    [0, 0],
    ...pools.map((pool) => [round(pool.shares / pool.count), round(smoothed(pool, doubt))] as const),
    [1, round(top(pools, doubt))],
  ];
}

const SMALLEST_POOL = 15;

interface Pool {
  readonly shares: number;
  readonly right: number;
  readonly count: number;
}

const rate = ({ right, count }: Pool): number => right / count;

const smoothed = ({ shares, right, count }: Pool, doubt: number): number =>
  (right + doubt * (shares / count)) / (count + doubt);

function top(pools: readonly Pool[], doubt: number): number {
  const last = pools.at(-1);
  return last ? smoothed(last, doubt) : 1;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
