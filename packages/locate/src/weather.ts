/**
 * Speed of sound and wind, learnt from what the events leave over. Knots stand every 25 km along the network's longer axis; between them
 * the air changes in proportion. For each knot three numbers are solved for, all relative to the speed begun with: slowness, and drift in
 * x and y. Each event's place and time are eliminated from its own equations first (Schur complement), so that only what no shift of
 * the event explains speaks of the air; the equations of all events are pooled, those of earlier blocks fading.
 */
import type { Found } from './associate.ts';
import { layKnots, locateInKnots } from './knots.ts';
import type { Knots } from './knots.ts';
import { addWeighted, eliminate } from './linear.ts';
import type { Medium } from './medium.ts';
import { travelS } from './medium.ts';
import type { Network } from './network.ts';
import { addTo, createPooled, fade, solvePooled } from './pooled.ts';
import type { Pooled, Prior, Solved } from './pooled.ts';
import type { ArrivalWindow } from './window.ts';

/** What one event can touch: its ways are shorter than a zone. */
const LOCAL_KNOTS = 4;
const FREE = 3;
const LOCAL = FREE + 3 * LOCAL_KNOTS;
/** Only events that stand firm teach. */
const EVIDENCE_MIN = 24;
const ARRIVALS_MIN = 7;
const HUBER = 2;
/** Of what earlier blocks say so much is left in the next: an hour in blocks of ten minutes. */
const FADE = 0.85;
/** Relative to the speed: what slowness and drift may be at all, and how much they may differ from one knot to the next. */
const PRIOR: Prior = { size: [0.0175, 0.03, 0.03], step: [0.004, 0.008, 0.008] };

/** What is known of the air: pooled equations, and their solution, three numbers a knot. */
export interface AirRecord extends Pooled, Solved {
  readonly knots: Knots;
}

export function createAirRecord(network: Network): AirRecord {
  const knots = layKnots(network);
  return { knots, ...createPooled(3 * knots.count) };
}

/** The three numbers of the air at a place. */
export function airAt({ knots, solution }: AirRecord, xM: number, yM: number): readonly number[] {
  const [before, share] = locateInKnots(knots, xM, yM);
  return [0, 1, 2].map((k) => {
    const here = solution[3 * before + k] ?? 0;
    return here + share * ((solution[3 * before + 3 + k] ?? 0) - here);
  });
}

/** The medium that a record tells. */
export function mediumFromAir(
  network: Network,
  air: AirRecord,
  soundSpeedMPerS: number,
  turbulence: number,
): Medium {
  const half = 0.5 / soundSpeedMPerS;
  const columns = [0, 1, 2].map(() => new Float64Array(network.count));
  for (let s = 0; s < network.count; s += 1) {
    const here = airAt(air, network.xM[s] ?? 0, network.yM[s] ?? 0);
    columns.forEach((column, k) => (column[s] = half * ((k === 0 ? 1 : 0) + (here[k] ?? 0))));
  }
  const [slowness, driftX, driftY] = columns;
  return {
    halfSlownessSPerM: slowness ?? new Float64Array(0),
    halfDriftXSPerM: driftX ?? new Float64Array(0),
    halfDriftYSPerM: driftY ?? new Float64Array(0),
    turbulence,
    curve: undefined,
  };
}

export interface AirInputs {
  readonly network: Network;
  readonly window: ArrivalWindow;
  readonly medium: Medium;
  readonly sigmaS: Float64Array;
  /** The speed that the numbers are relative to, and the numbers that the medium is made of. */
  readonly soundSpeedMPerS: number;
  readonly solution: Float64Array;
}

/** The record with the equations of these events added to what earlier blocks left, and solved. */
export function learnAir(
  before: AirRecord,
  inputs: AirInputs,
  events: readonly Found[],
): AirRecord {
  const { knots } = before;
  const pooled = fade(before, FADE);
  for (const event of events) {
    if (event.slots.length < ARRIVALS_MIN || event.evidence.sum < EVIDENCE_MIN) continue;
    addEvent({ knots, ...pooled }, inputs, event);
  }
  const solved = solvePooled(pooled, PRIOR);
  return solved === undefined ? before : { knots, ...pooled, ...solved };
}

type Pool = Pick<AirRecord, 'knots' | 'normal' | 'right'>;

/** One event's equations: residuals against place and time (free) and the air at the knots around. */
function addEvent({ knots, normal, right }: Pool, inputs: AirInputs, event: Found): void {
  const { network, window, medium, sigmaS, soundSpeedMPerS } = inputs;
  const { fit, slots, seedSensor } = event;
  const seedAt = locateInKnots(knots, network.xM[seedSensor] ?? 0, network.yM[seedSensor] ?? 0);
  const base = Math.max(0, Math.min(seedAt[0] - 1, knots.count - LOCAL_KNOTS));
  const gram = new Float64Array((LOCAL + 1) * (LOCAL + 1));
  const row = new Float64Array(LOCAL + 1);
  const solution = inputs.solution.subarray(3 * base, 3 * base + 3 * LOCAL_KNOTS);
  for (const slot of slots) {
    const s = window.sensor[slot] ?? 0;
    const dx = fit.xM - (network.xM[s] ?? 0);
    const dy = fit.yM - (network.yM[s] ?? 0);
    const distanceM = Math.max(0.5, Math.sqrt(dx * dx + dy * dy));
    const way = travelS(network, medium, fit, { seedSensor, sensor: s });
    const residual = (window.timeS[slot] ?? 0) - fit.timeS - way;
    row.fill(0);
    row[0] = 1;
    row[1] = dx / distanceM;
    row[2] = dy / distanceM;
    const columns = [distanceM, dx, dy].map((value) => (0.5 * value) / soundSpeedMPerS);
    for (const [before, share] of [
      seedAt,
      locateInKnots(knots, network.xM[s] ?? 0, network.yM[s] ?? 0),
    ]) {
      const at = FREE + 3 * Math.max(0, Math.min(LOCAL_KNOTS - 2, before - base));
      columns.forEach((value, k) => {
        addTo(row, at + k, (1 - share) * value);
        addTo(row, at + 3 + k, share * value);
      });
    }
    let explained = residual;
    for (let i = FREE; i < LOCAL; i += 1) explained += (row[i] ?? 0) * (solution[i - FREE] ?? 0);
    row[LOCAL] = explained;
    const sigma = sigmaS[s] ?? 1;
    const variance = sigma * sigma + medium.turbulence * way * medium.turbulence * way;
    const u = Math.abs(residual) / Math.sqrt(variance);
    addWeighted(gram, row, (u > HUBER ? HUBER / u : 1) / variance);
  }
  if (!eliminate(gram, LOCAL + 1, FREE)) return;
  const size = right.length;
  for (let i = FREE; i < LOCAL; i += 1) {
    const row = 3 * base + i - FREE;
    if (row >= size) break;
    addTo(right, row, gram[i * (LOCAL + 1) + LOCAL] ?? 0);
    for (let j = FREE; j < LOCAL && 3 * base + j - FREE < size; j += 1) {
      addTo(normal, row * size + 3 * base + j - FREE, gram[i * (LOCAL + 1) + j] ?? 0);
    }
  }
}
