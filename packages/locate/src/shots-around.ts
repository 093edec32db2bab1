/**
 * Where around an event other shots of its salvo may have been: for each place of a grid the nearest sensors' arrivals are taken back to
 * the moment they would have left it, and moments at which many sensors agree are looked at closer by whoever asked.
 */
import { freeBetween } from './evidence.ts';
import type { Search } from './evidence.ts';
import { travelS } from './medium.ts';
import type { Source } from './solve.ts';

/** Other shots are looked for so far around a place, on a grid so fine, so long before and after… */
const AROUND_M = 200;
export const STEP_M = 50;
const AROUND_S = 8;
/** …at the nearest sensors: where so many of them agree within this time, there may be one. */
const SENSORS_ASKED = 18;
/** Origin times are put into bins so wide, three of which are looked at together. */
const BIN_S = 0.08;
/** A place on the grid is so many bins of sound from its middle at most. */
const MARGIN_BINS = 12;
/** So many sensors that agree, each less half of one nearer that did not hear it, may be a shot. */
const AGREE_MIN = 5;
const MISS_LOSS = 0.5;
const MERIT_MIN = 3.4;
const SHOTS_MAX = 30;

interface Agreement extends Source {
  readonly merit: number;
}

/** Places and moments around a source at which many of the nearest sensors' free arrivals can have come from, most agreed first. */
export function shotsAround(search: Search, around: Source, seedSensor: number): readonly Source[] {
  const heard = heardAround(search, around, seedSensor);
  if (heard.filter(({ timesS }) => timesS.length > 0).length < AGREE_MIN) return [];
  const found: Agreement[] = [];
  const stepM = search.scaleM * STEP_M;
  for (let i = -AROUND_M / STEP_M; i <= AROUND_M / STEP_M; i += 1) {
    for (let j = -AROUND_M / STEP_M; j <= AROUND_M / STEP_M; j += 1) {
      const place = { xM: around.xM + i * stepM, yM: around.yM + j * stepM, timeS: around.timeS };
      addAgreements(search, place, seedSensor, heard, found);
    }
  }
  found.sort((a, b) => b.merit - a.merit || a.timeS - b.timeS || a.xM - b.xM || a.yM - b.yM);
  const apart: Agreement[] = [];
  for (const one of found) {
    if (apart.length >= SHOTS_MAX) break;
    const isNew = apart.every(
      (other) =>
        Math.abs(other.timeS - one.timeS) > search.scale * 0.15 ||
        distanceM(other, one) > 2.5 * stepM,
    );
    if (isNew) apart.push(one);
  }
  return apart;
}

/** What the nearest sensors heard about that time, nearest first. */
interface Heard {
  readonly sensor: number;
  readonly timesS: readonly number[];
}

function heardAround(search: Search, around: Source, seedSensor: number): readonly Heard[] {
  const { network, window, medium } = search;
  const first = network.start[seedSensor] ?? 0;
  const end = Math.min(network.start[seedSensor + 1] ?? 0, first + SENSORS_ASKED);
  return Array.from(network.neighbours.subarray(first, end), (sensor) => {
    const dueS = around.timeS + travelS(network, medium, around, { seedSensor, sensor });
    const slots: number[] = [];
    freeBetween(window, sensor, dueS - AROUND_S, dueS + AROUND_S, slots);
    return { sensor, timesS: slots.map((slot) => window.timeS[slot] ?? 0) };
  });
}

/** Adds the moments at which enough sensors agree, were the source at this place. A bit of a bin's mask is a sensor by nearness. */
function addAgreements(
  search: Search,
  place: Source,
  seedSensor: number,
  heard: readonly Heard[],
  found: Agreement[],
): void {
  const binS = search.scale * BIN_S;
  const count = Math.ceil((2 * AROUND_S) / binS) + 2 * MARGIN_BINS;
  const firstS = place.timeS - AROUND_S - MARGIN_BINS * binS;
  const masks = new Int32Array(count);
  const sumsS = new Float64Array(count);
  const counts = new Int32Array(count);
  heard.forEach(({ sensor, timesS }, rank) => {
    const way = travelS(search.network, search.medium, place, { seedSensor, sensor });
    for (const timeS of timesS) {
      const sinceS = timeS - way - firstS;
      const bin = Math.floor(sinceS / binS);
      if (bin < 0 || bin >= count) continue;
      masks[bin] = (masks[bin] ?? 0) | (1 << rank);
      sumsS[bin] = (sumsS[bin] ?? 0) + sinceS;
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  });
  for (let bin = 1; bin < count - 1; bin += 1) {
    const heardBy = (counts[bin - 1] ?? 0) + (counts[bin] ?? 0) + (counts[bin + 1] ?? 0);
    if (heardBy < AGREE_MIN) continue;
    const mask = (masks[bin - 1] ?? 0) | (masks[bin] ?? 0) | (masks[bin + 1] ?? 0);
    const merit = meritOf(mask, heard.length);
    if (merit < MERIT_MIN) continue;
    const sinceS = (sumsS[bin - 1] ?? 0) + (sumsS[bin] ?? 0) + (sumsS[bin + 1] ?? 0);
    found.push({ xM: place.xM, yM: place.yM, timeS: firstS + sinceS / heardBy, merit });
  }
}

/** Of the nearest sensors, as far as serves best, those that heard it less some part of those that did not. */
function meritOf(mask: number, count: number): number {
  let [sum, best] = [0, 0];
  for (let rank = 0; rank < count; rank += 1) {
    sum += (mask & (1 << rank)) === 0 ? -MISS_LOSS : 1;
    if (sum > best) best = sum;
  }
  return best;
}

function distanceM(one: Source, other: Source): number {
  const [dx, dy] = [one.xM - other.xM, one.yM - other.yM];
  return Math.sqrt(dx * dx + dy * dy);
}
