/** Hills: a sum of waves of 3 to 16 km, read from a grid. What stands between a source and a sensor hides and delays (Maekawa, 1968). */
import { atan2, cos, createRandom, log10 } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';

/** What the ground does to a way: metres longer, and decibels lost. */
export interface Detour {
  readonly extraM: number;
  readonly lossDb: number;
}

export interface Terrain {
  heightM(place: PointM): number;
  detour(source: PointM, sensor: PointM): Detour;
}

const TAU = 6.283185307179586;
const STEP_M = 250;
const MARGIN_M = 6_000;
const WAVES = 14;
/** Root mean square of heights: low hills. */
const RELIEF_M = 45;
/** Of a sound of 15 Hz. */
const WAVELENGTH_M = 23;
const LOSS_MAX_DB = 20;
/** Of a source and of a sensor above the ground. */
const STANDING_M = 2;

/** Hills over the band from `0` to `lengthM` along x, `depthM` about y = 0. */
export function createTerrain(seed: number, lengthM: number, depthM: number): Terrain {
  const columns = Math.ceil((lengthM + 2 * MARGIN_M) / STEP_M) + 1;
  const rows = Math.ceil((depthM + 2 * MARGIN_M) / STEP_M) + 1;
  const grid = raiseHills(seed, columns, rows);
  const heightM = ({ xM, yM }: PointM): number => {
    const x = Math.min(columns - 1.001, Math.max(0, (xM + MARGIN_M) / STEP_M));
    const y = Math.min(rows - 1.001, Math.max(0, (yM + depthM / 2 + MARGIN_M) / STEP_M));
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const at = (column: number, row: number): number => grid[row * columns + column] ?? 0;
    const south = at(i, j) + (x - i) * (at(i + 1, j) - at(i, j));
    const north = at(i, j + 1) + (x - i) * (at(i + 1, j + 1) - at(i, j + 1));
    return south + (y - j) * (north - south);
  };
  return { heightM, detour: (source, sensor) => detourOver(heightM, source, sensor) };
}

function raiseHills(seed: number, columns: number, rows: number): Float64Array {
  const random = createRandom(seed + 0.41e9);
  const waves = Array.from({ length: WAVES }, () => {
    const [x, y] = [random.normal(), random.normal()];
    const turn = atan2(y, x);
    const perM = TAU / (3_000 + 13_000 * random.uniform());
    return { kx: perM * cos(turn), ky: perM * cos(turn - TAU / 4), phase: TAU * random.uniform() };
  });
  const amplitude = RELIEF_M * Math.sqrt(2 / WAVES);
  return Float64Array.from({ length: columns * rows }, (_, at) => {
    const [x, y] = [(at % columns) * STEP_M, Math.floor(at / columns) * STEP_M];
    return waves.reduce((sum, w) => sum + amplitude * cos(w.kx * x + w.ky * y + w.phase), 0);
  });
}

/** Over the highest edge between the two, as over a single screen. */
function detourOver(heightM: (place: PointM) => number, source: PointM, sensor: PointM): Detour {
  const [dx, dy] = [sensor.xM - source.xM, sensor.yM - source.yM];
  const flatM = Math.sqrt(dx * dx + dy * dy);
  const from = heightM(source) + STANDING_M;
  const to = heightM(sensor) + STANDING_M;
  const rise = to - from;
  const directM = Math.sqrt(flatM * flatM + rise * rise);
  const steps = Math.max(2, Math.ceil(flatM / STEP_M));
  let longest = 0;
  for (let i = 1; i < steps; i += 1) {
    const share = i / steps;
    const place = { xM: source.xM + share * dx, yM: source.yM + share * dy };
    const above = heightM(place) - (from + share * rise);
    if (above <= 0) continue;
    const [a, b] = [share * directM, (1 - share) * directM];
    const over = Math.sqrt(a * a + above * above) + Math.sqrt(b * b + above * above) - directM;
    longest = Math.max(longest, over);
  }
  const lossDb = longest === 0 ? 0 : 10 * log10(3 + (40 * longest) / WAVELENGTH_M);
  return { extraM: directM - flatM + longest, lossDb: Math.min(LOSS_MAX_DB, lossDb) };
}
