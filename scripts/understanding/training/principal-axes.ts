/**
 * The directions in which vectors differ most, the strongest first, each of length 1: the eigenvectors of their covariance,
 * found by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5).
 *
 * @param vectors centred on the origin, all of one length
 */
export function principalAxes(vectors: readonly Float64Array[]): Float64Array[] {
  const size = vectors[0]?.length ?? 0;
  const matrix = covariance(vectors, size);
  const axes = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (_, at) => (at === row ? 1 : 0)),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(matrix, axes, p, q);
  }
  return axes
    .map((axis, index) => ({ axis, strength: matrix[index]?.[index] ?? 0 }))
    .toSorted((a, b) => b.strength - a.strength)
    .map(({ axis }) => axis);
}

/** Far more than a matrix of a hundred rows needs. */
const SWEEPS = 12;

function covariance(vectors: readonly Float64Array[], size: number): Float64Array[] {
  const sums = Array.from({ length: size }, () => new Float64Array(size));
  for (const vector of vectors) {
    for (let row = 0; row < size; row += 1) {
      const sum = sums[row] ?? new Float64Array(size);
      const value = vector[row] ?? 0;
      for (let at = 0; at < size; at += 1) sum[at] = (sum[at] ?? 0) + (value * (vector[at] ?? 0)) / vectors.length;
    }
  }
  return sums;
}

/** Turns the plane of axes p and q so that they no longer vary together. */
function rotate(matrix: readonly Float64Array[], axes: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ, axisP, axisQ] = [matrix[p], matrix[q], axes[p], axes[q]];
  if (!rowP || !rowQ || !axisP || !axisQ) return;
  const shared = rowP[q] ?? 0;
  if (Math.abs(shared) < 1e-14) return;
  const angle = 0.5 * Math.atan2(2 * shared, (rowQ[q] ?? 0) - (rowP[p] ?? 0));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turn = (a: Float64Array, b: Float64Array): void => {
    for (let at = 0; at < a.length; at += 1) {
      const [x, y] = [a[at] ?? 0, b[at] ?? 0];
      a[at] = cos * x - sin * y;
      b[at] = sin * x + cos * y;
    }
  };
  for (const row of matrix) {
    const [x, y] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = cos * x - sin * y;
    row[q] = sin * x + cos * y;
  }
  turn(rowP, rowQ);
  turn(axisP, axisQ);
}
