import type { Prepared } from './report.ts';

/** Cells of the count: 20 km and 10 days, and their neighbours. */
const CELL_KM = 20;
const CELL_DAYS = 10;
const NEIGHBOURHOOD_KM2_DAYS = 9 * CELL_KM * CELL_KM * 3 * CELL_DAYS;
/** Added everywhere: incidents come in bursts, so that a quiet neighbourhood promises less than it seems to. */
const SMOOTHING_REPORTS = 15;

/** How many reports there are per square kilometre and day around any report: what term frequency is to words, this is to places. */
export class LocalRate {
  readonly #counts = new Map<string, number>();

  constructor(reports: readonly Prepared[]) {
    for (const report of reports) {
      const key = keyOf(cellsOf(report), 0, 0, 0, 0);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  /** `own` is 1 when the report itself was counted, so that it is not its own neighbour. */
  at(report: Prepared, own: 0 | 1): number {
    const cells = cellsOf(report);
    let count = SMOOTHING_REPORTS - own;
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dz = -1; dz <= 1; dz += 1)
          for (let dt = -1; dt <= 1; dt += 1)
            count += this.#counts.get(keyOf(cells, dx, dy, dz, dt)) ?? 0;
    return count / NEIGHBOURHOOD_KM2_DAYS;
  }
}

interface Cells {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly t: number;
}

function cellsOf({ xKm, yKm, zKm, middleDay }: Prepared): Cells {
  return {
    x: Math.floor(xKm / CELL_KM),
    y: Math.floor(yKm / CELL_KM),
    z: Math.floor(zKm / CELL_KM),
    t: Math.floor(middleDay / CELL_DAYS),
  };
}

function keyOf({ x, y, z, t }: Cells, dx: number, dy: number, dz: number, dt: number): string {
  return `${x + dx},${y + dy},${z + dz},${t + dt}`;
}
