/**
 * How often a share of a model came out right, as measured on lines that it had not seen: points [share, frequency] with
 * both growing. Between them it is read off the straight line.
 */
export type Calibration = readonly (readonly [number, number])[];

/** The frequency with which a share of a model comes out right, 0 … 1. */
export function calibrate(share: number, points: Calibration): number {
  const above = points.findIndex(([at]) => at >= share);
  const [fromShare, from] = points[above === -1 ? points.length - 1 : Math.max(0, above - 1)] ?? [0, 0];
  const [toShare, to] = points[above] ?? [1, from];
  if (toShare <= fromShare) return to;
  const part = Math.min(1, Math.max(0, (share - fromShare) / (toShare - fromShare)));
  return from + part * (to - from);
}
