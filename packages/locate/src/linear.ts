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

/** The lower triangle L of a positive definite matrix L L' (Cholesky), in its place; false when it is not positive definite. */
export function factorise(matrix: Float64Array, size: number): boolean {
  for (let j = 0; j < size; j += 1) {
    for (let i = j; i < size; i += 1) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) {
        sum -= (matrix[i * size + k] ?? 0) * (matrix[j * size + k] ?? 0);
      }
      if (i === j && !(sum > 0)) return false;
      matrix[i * size + j] = i === j ? Math.sqrt(sum) : sum / (matrix[j * size + j] ?? 1);
    }
  }
  return true;
}

/** Solves L x = right, in the place of `right`: after this, unit weights are those of the matrix that L was made of. */
export function whiten(lower: Float64Array, size: number, right: Float64Array): void {
  for (let i = 0; i < size; i += 1) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] ?? 0) * (right[k] ?? 0);
    right[i] = sum / (lower[i * size + i] ?? 1);
  }
}

/** Solves L' x = right, in the place of `right`. */
export function unwhiten(lower: Float64Array, size: number, right: Float64Array): void {
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = right[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) sum -= (lower[k * size + i] ?? 0) * (right[k] ?? 0);
    right[i] = sum / (lower[i * size + i] ?? 1);
  }
}

/** The inverse of a positive definite matrix; undefined when it is not. Overwrites the matrix. */
export function invertSymmetric(matrix: Float64Array, size: number): Float64Array | undefined {
  if (!factorise(matrix, size)) return undefined;
  const inverse = new Float64Array(size * size);
  const x = new Float64Array(size);
  for (let unit = 0; unit < size; unit += 1) {
    x.fill(0);
    x[unit] = 1;
    whiten(matrix, size, x);
    for (let i = size - 1; i >= 0; i -= 1) {
      let sum = x[i] ?? 0;
      for (let k = i + 1; k < size; k += 1) sum -= (matrix[k * size + i] ?? 0) * (x[k] ?? 0);
      x[i] = sum / (matrix[i * size + i] ?? 1);
    }
    inverse.set(x, unit * size);
  }
  return inverse;
}
