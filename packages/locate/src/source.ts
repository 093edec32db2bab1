/**
 * One event from what is known to belong to it: arrivals of any wave, in two or three dimensions, and bearings, in one solution. It is what
 * `locateBatch` is not for: few observers of different kinds, whose observations somebody or something has put together.
 */
import { atan2, exp } from '@holdfast/geo';
import { LocateError } from './error.ts';
import { distanceChi2, findMinima, shallowChi2 } from './source-fit.ts';
import type { Minimum } from './source-fit.ts';
import { fillRow, UNKNOWNS } from './source-rows.ts';
import type { HeightKnown, PlaceM, Problem, SourceObservation } from './source-rows.ts';
import type { Ellipse } from './types.ts';

export interface SourceOptions {
  /** Default: on the ground, at 0 within a metre. */
  readonly height?: HeightKnown;
}

/** A place that explains the observations. */
export interface SourcePlace extends PlaceM {
  /** Undefined when only bearings were given. */
  readonly originTimeS: number | undefined;
}

export interface LocatedSource extends SourcePlace {
  /** Holds the place 95 times in 100 if the sigmas are right; widened when the observations disagree by more than those say. */
  readonly ellipse: Ellipse;
  readonly heightSigmaM: number;
  /** What each observation is off, in its own sigmas, in the order given. */
  readonly offSigmas: readonly number[];
  /** The observations contradict each other beyond what their sigmas explain (1 in 1,000). */
  readonly isContradicted: boolean;
  /**
   * Indices, rising, of the fewest observations without which the rest agree, three at most; left out of the solution. Of f that lie, whatever
   * they say, told only with 2 f + 1 to spare beyond the unknowns (on the ground 4 + 2 f arrivals), and of two or more only among 13 or fewer.
   */
  readonly liars: readonly number[];
  /** Other places that explain them about as well, best first. */
  readonly rivals: readonly SourcePlace[];
}

const ON_THE_GROUND: HeightKnown = { zM: 0, sigmaM: 1 };
/** A rival is within so much of the best sum of squares: one in twenty by Bayes' rule… */
const RIVAL_CHI2 = 6;
/** …and outside of three sigmas of it. */
const APART_CHI2 = 9;
/** So many liars at most are told, and looked for among so many sets of observations: three of 13 are 286. */
const LIARS_MAX = 3;
const SETS_MAX = 300;
/** Sets are looked through with few beginnings, and so many of the likeliest with all of them. */
const LIKELY_SETS = 6;
/** A liar's leave-out must beat that of every other by so much. */
const LIAR_CLEAR = 6.6;
const ONE_PLACE_M = 5;
/** Said sigmas are believed as much as so many residuals. */
const BELIEVED = 8;
const LN_20 = 2.995732273553991;
const DEGREES_PER_RADIAN = 57.29577951308232;

/**
 * The place that explains the observations best. Undefined when they cannot contradict a mistake: no more of them than unknowns
 * (x, y, and the origin time if there is an arrival), or where their geometry fixes no place.
 * Throws `LocateError`: `bad-option` for a number that is not finite or a sigma or speed that is not above 0.
 */
export function locateSource(
  observations: readonly SourceObservation[],
  options: SourceOptions = {},
): LocatedSource | undefined {
  const height = options.height ?? ON_THE_GROUND;
  verify(observations, height);
  const spare = spareOf(observations);
  if (spare < 1 || spareOf(eachPlaceOnce(observations)) < 1) return undefined;
  const all = solve(observations, height);
  if (all === undefined) return undefined;
  const isContradicted = all.best.chi2 > chi2Limit(spare);
  const liars = isContradicted ? findLiars(observations, height, all) : [];
  const kept = without(observations, liars);
  const solved = liars.length === 0 ? all : solve(kept, height);
  if (solved === undefined) return undefined;
  const row = new Float64Array(UNKNOWNS + 1);
  const { best, problem } = solved;
  return {
    ...placeOf(best, problem),
    ellipse: ellipseOf(best, spareOf(kept)),
    heightSigmaM: Math.sqrt(best.covariance[2 * UNKNOWNS + 2] ?? 0),
    offSigmas: observations.map((observation) => fillRow(row, problem, best.at, observation)),
    isContradicted,
    liars,
    rivals: solved.rivals.map((rival) => placeOf(rival, problem)),
  };
}

interface Solved {
  readonly problem: Problem;
  readonly best: Minimum;
  readonly rivals: readonly Minimum[];
}

function solve(
  observations: readonly SourceObservation[],
  height: HeightKnown,
): Solved | undefined {
  const arrivals = observations.filter((one) => one.kind === 'arrival');
  const fastestMPerS = arrivals.reduce((most, { wave }) => Math.max(most, wave.speedMPerS), 1);
  const baseS = arrivals.reduce((least, { timeS }) => Math.min(least, timeS), Infinity);
  const problem = {
    observations,
    height,
    fastestMPerS,
    baseS: arrivals.length === 0 ? 0 : baseS,
  };
  const [best, ...others] = findMinima(problem);
  if (best === undefined || !(sizeOf(best) < Infinity)) return undefined;
  const rivals = others.filter(
    (other) => other.chi2 < best.chi2 + RIVAL_CHI2 && distanceChi2(best, other) > APART_CHI2,
  );
  return { problem, best, rivals };
}

function sizeOf({ covariance }: Minimum): number {
  const [xx = NaN, xy = 0, , , , yy = NaN] = covariance;
  // A line of stations cannot tell its two sides apart: no area, or one without end.
  return xx * yy - xy * xy > 1e-12 * xx * yy ? xx + yy : Infinity;
}

/** What stations within 5 m tell of one wave, or of a direction, contradicts no mistake of place: each once. */
function eachPlaceOnce(observations: readonly SourceObservation[]): readonly SourceObservation[] {
  const kept: SourceObservation[] = [];
  for (const one of observations) {
    if (!kept.some((other) => isOfOnePlace(one, other))) kept.push(one);
  }
  return kept;
}

function isOfOnePlace(one: SourceObservation, other: SourceObservation): boolean {
  const speedOf = (each: SourceObservation): number =>
    each.kind === 'arrival' ? each.wave.speedMPerS : 0;
  if (speedOf(one) !== speedOf(other)) return false;
  const { station: a } = one;
  const { station: b } = other;
  const [dx, dy, dz] = [a.xM - b.xM, a.yM - b.yM, a.zM - b.zM];
  return dx * dx + dy * dy + dz * dz <= ONE_PLACE_M * ONE_PLACE_M;
}

function spareOf(observations: readonly SourceObservation[]): number {
  const unknowns = observations.some(({ kind }) => kind === 'arrival') ? 3 : 2;
  return observations.length - unknowns;
}

/** The fewest observations without which the others agree, clearly more than without any others as many. */
function findLiars(
  observations: readonly SourceObservation[],
  height: HeightKnown,
  { problem, best, rivals }: Solved,
): readonly number[] {
  const spare = spareOf(observations);
  const starts = [best, ...rivals].map(({ at }) => at);
  const screen = (rest: readonly SourceObservation[]): number =>
    shallowChi2({ ...problem, observations: rest }, starts);
  for (let count = 1; count <= LIARS_MAX && spare >= 2 * count + 1; count += 1) {
    const sets = setsOf(observations.length, count);
    if (count > 1 && sets.length > SETS_MAX) return [];
    const likely = sets
      .map((set) => ({ set, chi2: screen(without(observations, set)) }))
      .sort((a, b) => a.chi2 - b.chi2);
    const [first, second] = likely
      .slice(0, LIKELY_SETS)
      .map(({ set }) => ({ set, chi2: chi2Without(observations, set, height) }))
      .sort((a, b) => a.chi2 - b.chi2);
    if (first === undefined || second === undefined) return [];
    if (first.chi2 > chi2Limit(spare - count)) continue;
    return second.chi2 - first.chi2 > LIAR_CLEAR ? first.set : [];
  }
  return [];
}

function chi2Without(
  observations: readonly SourceObservation[],
  set: readonly number[],
  height: HeightKnown,
): number {
  const rest = without(observations, set);
  return spareOf(rest) < 1 ? Infinity : (solve(rest, height)?.best.chi2 ?? Infinity);
}

function without(
  observations: readonly SourceObservation[],
  set: readonly number[],
): readonly SourceObservation[] {
  return set.length === 0 ? observations : observations.filter((_, i) => !set.includes(i));
}

/** All ways to take `count` of `size` indices, each rising. */
function setsOf(size: number, count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return setsOf(size, count - 1).flatMap((set) => {
    const from = (set[set.length - 1] ?? -1) + 1;
    return Array.from({ length: Math.max(0, size - from) }, (_, i) => [...set, from + i]);
  });
}

/** About the 99.9 % quantile of chi square (Wilson and Hilferty, 1931). */
function chi2Limit(freedom: number): number {
  const share = 2 / (9 * freedom);
  const root = 1 - share + 3.09 * Math.sqrt(share);
  return freedom * root * root * root;
}

function placeOf({ at }: Minimum, { observations, baseS, fastestMPerS }: Problem): SourcePlace {
  const [xM = 0, yM = 0, zM = 0, sinceM = 0] = at;
  const isTimed = observations.some(({ kind }) => kind === 'arrival');
  return { xM, yM, zM, originTimeS: isTimed ? baseS + sinceM / fastestMPerS : undefined };
}

/** What was said of the sigmas weighs as much as `BELIEVED` residuals; then the quantile of F with 2 and that many degrees of freedom. */
function ellipseOf({ covariance, chi2 }: Minimum, spare: number): Ellipse {
  const freedom = BELIEVED + spare;
  const scale = (BELIEVED + chi2) * (exp((2 * LN_20) / freedom) - 1);
  const [xx = 0, xy = 0, , , , yy = 0] = covariance.map((value) => scale * value);
  const [mean, difference] = [(xx + yy) / 2, (xx - yy) / 2];
  const radius = Math.sqrt(difference * difference + xy * xy);
  const azimuthDeg = 90 - (atan2(xy, difference) / 2) * DEGREES_PER_RADIAN;
  return {
    semiMajorM: Math.sqrt(mean + radius),
    semiMinorM: Math.sqrt(Math.max(0, mean - radius)),
    azimuthDeg: azimuthDeg >= 180 ? azimuthDeg - 180 : azimuthDeg,
  };
}

function verify(observations: readonly SourceObservation[], height: HeightKnown): void {
  const refuse = (what: string): never => {
    throw new LocateError('bad-option', `Expected finite numbers, sigmas above 0: found ${what}.`);
  };
  const isPositive = (value: number): boolean => value > 0 && value < Infinity;
  if (!Number.isFinite(height.zM) || !isPositive(height.sigmaM)) refuse(JSON.stringify(height));
  for (const one of observations) {
    const { xM, yM, zM } = one.station;
    const value = one.kind === 'arrival' ? one.timeS : one.azimuthDeg;
    const sigma = one.kind === 'arrival' ? one.sigmaS : one.sigmaDeg;
    const speed = one.kind === 'arrival' ? one.wave.speedMPerS : 1;
    const isFinite = [xM, yM, zM, value].every((number) => Number.isFinite(number));
    if (!isFinite || !isPositive(sigma) || !isPositive(speed)) refuse(JSON.stringify(one));
  }
}
