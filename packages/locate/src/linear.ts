/** Small dense symmetric systems, row by row in one column of numbers. */

/** Adds `weight` times the outer product of a row with itself. */
export function addWeighted(gram: Float64Array, row: Float64Array, weight: number): void {
  const size = row.length;
  for (let i = 0; i < size; i += 1) {
    const value = weight * (row[i] ?? 0);
    if (value === 0) continue;
    for (let j = 0; j < size; j += 1) {
      gram[i * size + j] = (gram[i * size + j] ?? 0) + value * (row[j] ?? 0);
    }
  }
}

/** Eliminates the first `free` unknowns; false, and the matrix of no use, when they are not determined. */
export function eliminate(gram: Float64Array, size: number, free: number): boolean {
  for (let p = 0; p < free; p += 1) {
    const pivot = gram[p * size + p] ?? 0;
    if (!(pivot > 1e-9)) return false;
    for (let i = p + 1; i < size; i += 1) {
      const share = (gram[i * size + p] ?? 0) / pivot;
      if (share === 0) continue;
      for (let j = p; j < size; j += 1) {
        gram[i * size + j] = (gram[i * size + j] ?? 0) - share * (gram[p * size + j] ?? 0);
      }
    }
  }
  return true;
}

/** The inverse of a positive definite matrix (Cholesky); undefined when it is not. Overwrites the matrix. */
export function invertSymmetric(matrix: Float64Array, size: number): Float64Array | undefined {
  const at = (i: number, j: number): number => matrix[i * size + j] ?? 0;
  for (let j = 0; j < size; j += 1) {
    for (let i = j; i < size; i += 1) {
      let sum = at(i, j);
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      if (i === j && !(sum > 0)) return undefined;
      matrix[i * size + j] = i === j ? Math.sqrt(sum) : sum / at(j, j);
    }
  }
  const inverse = new Float64Array(size * size);
  const x = new Float64Array(size);
  for (let unit = 0; unit < size; unit += 1) {
    for (let i = 0; i < size; i += 1) {
      let sum = i === unit ? 1 : 0;
      for (let k = unit; k < i; k += 1) sum -= at(i, k) * (x[k] ?? 0);
      x[i] = i < unit ? 0 : sum / at(i, i);
    }
    for (let i = size - 1; i >= 0; i -= 1) {
      let sum = x[i] ?? 0;
      for (let k = i + 1; k < size; k += 1) sum -= at(k, i) * (x[k] ?? 0);
      x[i] = sum / at(i, i);
    }
    inverse.set(x, unit * size);
  }
  return inverse;
}
