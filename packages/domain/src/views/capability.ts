import { isInPolygon, log10 } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';
import { detectionProbability } from '@holdfast/locate';
import type { ListeningSensor } from '@holdfast/locate';
import { sightOf } from '../access/sight.ts';
import type { PlaceUdeg } from '../core/judgements.ts';
import type { State } from '../core/state.ts';
import { seenSeconds } from '../coverage/seen-time.ts';
import type { Ground } from '../ground/ground.ts';
import { sectorAt } from '../ground/places.ts';
import type { ViewContext } from './context.ts';
import { dataCut } from './context.ts';
import type { DataCut, Reader } from './types.ts';

/** How far a sound carries over quiet ground: half of the sensors at that distance hear it. Metres. */
export const CARRIES_M = [2_000, 6_500, 14_000] as const;
export type CarriesM = (typeof CARRIES_M)[number];

/** One square, 5 km wide, named by its middle. */
export interface CapabilityCell extends PlaceUdeg {
  /** Probability that such an event there would have been located, in tenths: 0 to 10. */
  readonly tenths: number;
}

/** `GET /api/capability`: where silence would mean something. */
export interface CapabilityView {
  readonly cut: DataCut;
  readonly fromMs: number;
  readonly toMs: number;
  readonly carriesM: CarriesM;
  readonly cellM: number;
  /** Of the sectors' ground, from the south-west. */
  readonly cells: readonly CapabilityCell[];
}

/** | option | meaning | */
export interface CapabilityAsked {
  /** Every enrolled sensor, wherever it stands. */
  readonly sensors: readonly PlaceUdeg[];
  readonly ground: Ground;
  /** Milliseconds UTC; a period is cut into at most 8 parts. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly carriesM: CarriesM;
}

const CELL_M = 5_000;
const PARTS_MAX = 8;
const PART_MS_MIN = 15 * 60_000;
/** Assumed around every sensor, dB: no sensor tells its own. It cancels where a loudness is named by how far it carries. */
const NOISE_DB = 45;
const THRESHOLD_DB = 3;
const ABSORPTION_DB_PER_KM = 1;
/** Three places and three in either direction: where the sensors of one square are taken to stand. */
const LATTICE = 3;

/**
 * The probability, averaged over a period, that an event of a loudness would have been located, for each square of the sectors' ground. Sensors listen as much as their sector was
 * watched. Of where sensors stand only how many are in each square goes in, so that nothing finer comes out. Null for readers outside the mission.
 */
export function capabilityView(
  state: State,
  reader: Reader,
  context: ViewContext,
  asked: CapabilityAsked,
): CapabilityView | null {
  if (sightOf(reader) !== 'mission') return null;
  const { ground, fromMs, toMs, carriesM } = asked;
  const places = squaresOf(ground);
  const sums = new Float64Array(places.length);
  const parts = Math.max(1, Math.min(PARTS_MAX, Math.ceil((toMs - fromMs) / PART_MS_MIN)));
  const stand = sensorsOnLattice(asked);
  const options = {
    loudnessDb: loudnessDb(carriesM),
    thresholdDb: THRESHOLD_DB,
    absorptionDbPerKm: ABSORPTION_DB_PER_KM,
  };
  for (let part = 0; part < parts; part += 1) {
    const from = fromMs + ((toMs - fromMs) * part) / parts;
    const to = fromMs + ((toMs - fromMs) * (part + 1)) / parts;
    const listening = listeningIn(state, stand, { fromMs: from, toMs: to });
    places.forEach((place, at) => {
      const near = listening.filter((sensor) => isWithin(sensor, place, REACH * carriesM));
      sums[at] = (sums[at] ?? 0) + detectionProbability(near, place, options) / parts;
    });
  }
  const cells = places.map((place, at) => ({
    ...ground.toPlace(place),
    tenths: Math.round((sums[at] ?? 0) * 10),
  }));
  return { cut: dataCut(state, context), fromMs, toMs, carriesM, cellM: CELL_M, cells };
}

/** Beyond this multiple of how far a sound carries hardly a sensor hears it. */
const REACH = 4;

function loudnessDb(carriesM: number): number {
  const absorbed = (ABSORPTION_DB_PER_KM * carriesM) / 1000;
  return NOISE_DB + THRESHOLD_DB + 20 * log10(carriesM) + absorbed;
}

/** Middles of the squares that lie in a sector; the grid begins at the frame's zero, whatever stands on it. */
function squaresOf({ sectors }: Ground): readonly PointM[] {
  const corners = sectors.flatMap(({ ring }) => ring);
  if (corners.length === 0) return [];
  const xs = corners.map(({ xM }) => Math.floor(xM / CELL_M));
  const ys = corners.map(({ yM }) => Math.floor(yM / CELL_M));
  const [west, east] = [least(xs), -least(xs.map((x) => -x))];
  const [south, north] = [least(ys), -least(ys.map((y) => -y))];
  const places: PointM[] = [];
  for (let y = south; y <= north; y += 1)
    for (let x = west; x <= east; x += 1) {
      const place = { xM: (x + 0.5) * CELL_M, yM: (y + 0.5) * CELL_M };
      if (sectors.some(({ ring }) => isInPolygon(ring, place))) places.push(place);
    }
  return places;
}

function least(values: readonly number[]): number {
  return values.reduce((best, value) => Math.min(best, value), Number.MAX_SAFE_INTEGER);
}

interface Standing extends PointM {
  readonly sectorId: string | null;
}

/** As many sensors in each square as there are, on places that are the same in every square. */
function sensorsOnLattice({ sensors, ground }: CapabilityAsked): readonly Standing[] {
  const counts = new Map<string, { readonly x: number; readonly y: number; count: number }>();
  for (const sensor of sensors) {
    const { xM, yM } = ground.toMetres(sensor);
    const [x, y] = [Math.floor(xM / CELL_M), Math.floor(yM / CELL_M)];
    const square = counts.get(`${x} ${y}`) ?? { x, y, count: 0 };
    square.count += 1;
    counts.set(`${x} ${y}`, square);
  }
  return [...counts.values()].flatMap(({ x, y, count }) => {
    const middle = { xM: (x + 0.5) * CELL_M, yM: (y + 0.5) * CELL_M };
    const sectorId = sectorAt(ground, middle);
    return Array.from({ length: count }, (_, at) => ({
      xM: (x + onLattice(at * 4)) * CELL_M,
      yM: (y + onLattice(Math.floor((at * 4) / LATTICE))) * CELL_M,
      sectorId,
    }));
  });
}

const onLattice = (at: number): number => ((at % LATTICE) + 0.5) / LATTICE;

function listeningIn(
  state: State,
  stand: readonly Standing[],
  period: { readonly fromMs: number; readonly toMs: number },
): readonly ListeningSensor[] {
  const shares = new Map<string | null, number>();
  const shareOf = (sectorId: string | null): number => {
    const spans = state.coverage
      .map(({ judgement }) => judgement)
      .filter((judgement) => judgement.sectorId === sectorId);
    const lengthS = (period.toMs - period.fromMs) / 1000;
    return Math.min(1, seenSeconds(spans, period) / Math.max(1, lengthS));
  };
  return stand.map(({ xM, yM, sectorId }) => {
    const upShare = shares.get(sectorId) ?? shareOf(sectorId);
    shares.set(sectorId, upShare);
    return { xM, yM, noiseDb: NOISE_DB, upShare };
  });
}

function isWithin(one: PointM, other: PointM, reachM: number): boolean {
  const [dx, dy] = [one.xM - other.xM, one.yM - other.yM];
  return dx * dx + dy * dy <= reachM * reachM;
}
