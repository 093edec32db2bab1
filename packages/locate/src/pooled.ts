/** Equations pooled over events, for some numbers at every knot, and their solution with what those numbers may be. */
import { invertSymmetric } from './linear.ts';

/** Symmetric, row by row, with their right side; `width` numbers a knot. */
export interface Pooled {
  readonly normal: Float64Array;
  readonly right: Float64Array;
}

/** By number of a knot: standard deviation of what it may be at all, and of its change from one knot to the next. */
export interface Prior {
  readonly size: readonly number[];
  readonly step: readonly number[];
}

export interface Solved {
  readonly solution: Float64Array;
  /** Of the solution, row by row. */
  readonly covariance: Float64Array;
}

export function createPooled(size: number): Pooled & Solved {
  return {
    normal: new Float64Array(size * size),
    right: new Float64Array(size),
    solution: new Float64Array(size),
    covariance: new Float64Array(size * size),
  };
}

/** Equations of which so much is left as `share` says. */
export function fade({ normal, right }: Pooled, share: number): Pooled {
  return { normal: normal.map((value) => share * value), right: right.map((v) => share * v) };
}

/** Undefined when the equations are not of full rank even with the prior: never, but for rounding. */
export function solvePooled({ normal, right }: Pooled, prior: Prior): Solved | undefined {
  const width = prior.size.length;
  const size = right.length;
  const matrix = normal.slice();
  for (let i = 0; i < size; i += 1) {
    const k = i % width;
    addTo(matrix, i * size + i, 1 / ((prior.size[k] ?? 1) * (prior.size[k] ?? 1)));
    if (i + width >= size) continue;
    const smooth = 1 / ((prior.step[k] ?? 1) * (prior.step[k] ?? 1));
    addTo(matrix, i * size + i, smooth);
    addTo(matrix, (i + width) * size + i + width, smooth);
    addTo(matrix, i * size + i + width, -smooth);
    addTo(matrix, (i + width) * size + i, -smooth);
  }
  const covariance = invertSymmetric(matrix, size);
  if (covariance === undefined) return undefined;
  const solution = right.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (covariance[i * size + j] ?? 0) * (right[j] ?? 0);
    return sum;
  });
  return { solution, covariance };
}

export function addTo(column: Float64Array, index: number, value: number): void {
  column[index] = (column[index] ?? 0) + value;
}
