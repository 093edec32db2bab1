/**
 * How much the network as a whole speaks for a source: the log of the likelihood that an event was there over the likelihood
 * that everything heard was noise. A sensor that heard it in time adds ln(p g(r) / noise rate), one that should have and
 * did not adds ln(1 - p), one that was deaf adds nothing. The range to which the event was heard is the one that makes the sum largest.
 */
import { log } from '@holdfast/geo';
import { clutterFrom } from './clutter.ts';
import { crowdingOf } from './crowding.ts';
import { throughWind, wayOver } from './medium.ts';
import type { Medium } from './medium.ts';
import { bendOf, createNeighbourhood } from './neighbourhood.ts';
import type { Bend, Neighbourhood } from './neighbourhood.ts';
import type { Network } from './network.ts';
import type { Settings } from './options.ts';
import { createOthers } from './others.ts';
import type { Others } from './others.ts';
import {
  AT_HALF_DRIFT_X,
  AT_HALF_DRIFT_Y,
  AT_HALF_SLOWNESS,
  AT_VARIANCE,
  AT_X,
  AT_Y,
  createSites,
  SITE_SIZE,
} from './sites.ts';
import type { Sites } from './sites.ts';
import { createFitScratch } from './solve.ts';
import type { FitTask, Hits, Source } from './solve.ts';
import { answerOf, DEAF, firstSlotFrom } from './window.ts';
import type { ArrivalWindow } from './window.ts';

const RANGE_BINS = 64;
const GATE_SIGMAS = 4;
const HITS_MAX = 512;
/** After so many sensors in a row that heard nothing, those still farther are not asked: six would have to agree to make up for them. */
const SILENT_MAX = 32;
const HALF_LOG_2_PI = 0.9189385332046727;

/** Fits on the way to a source need not be closer than the gates that follow; the last is. */
const ON_THE_WAY_M = 0.5;
const SOLVED_M = 0.02;

/** How closely arrivals must fit: the error of the source itself, as a time, added to every sensor's own. */
export const STAGES = { coarse: 0.045, middle: 0.012, fine: 0.003 } as const;
/** Limits in seconds and metres are written for this timing and speed. */
const USUAL_SIGMA_S = 0.015;
const USUAL_SPEED_M_PER_S = 340;
export type Stage = keyof typeof STAGES;

/** Everything a search needs, computed once for a window of arrivals. */
export interface Search {
  readonly network: Network;
  readonly window: ArrivalWindow;
  readonly settings: Settings;
  readonly medium: Medium;
  readonly sigmaS: Float64Array;
  /** By stage and sensor: what a hit with no residual adds. */
  readonly hitGain: Readonly<Record<Stage, Float64Array>>;
  readonly missLoss: number;
  /** By sensor: how often it hears anything. */
  readonly ratePerS: Float64Array;
  /** By slot: what a hit adds less because the sensor heard more than usual around that time. */
  readonly crowding: Float64Array;
  /** By sensor, see `ownShare`. */
  readonly clutter: Float64Array;
  /** Of times: 1 for timing as of sound, more where arrivals are less exact. Limits that are written in seconds of sound grow with it… */
  readonly scale: number;
  /** …and those in metres with this, where the wave is faster too. */
  readonly scaleM: number;
  readonly stageS: Readonly<Record<Stage, number>>;
  readonly sites: Sites;
  readonly bend: Bend;
  readonly neighbourhood: Neighbourhood;
  readonly others: Others;
  readonly hits: Hits;
  /** Fits to `hits`, in which arrivals weigh less the worse they fit, or by how likely they are the event's own. */
  readonly robustFit: FitTask;
  readonly ownFit: FitTask;
  readonly binGain: Float64Array;
  readonly binAsked: Int32Array;
  readonly binOfHit: Int32Array;
  readonly gainOfHit: Float64Array;
}

export function createHits(): Hits {
  return {
    count: 0,
    seedSensor: 0,
    sensor: new Int32Array(HITS_MAX),
    slot: new Int32Array(HITS_MAX),
    timeS: new Float64Array(HITS_MAX),
  };
}

export interface SearchInputs {
  readonly network: Network;
  readonly window: ArrivalWindow;
  readonly settings: Settings;
  readonly medium: Medium;
  readonly sigmaS: Float64Array;
  /** Length of the window, seconds. */
  readonly spanS: number;
  /** An earlier search of the same arrivals, if there was one. */
  readonly before: Search | undefined;
}

/** How often each sensor hears anything, and what follows from it. */
interface Noise {
  readonly ratePerS: Float64Array;
  readonly clutter: Float64Array;
  readonly crowding: Float64Array;
}

function noiseOf({ network, window, settings, spanS, before }: SearchInputs, scale: number): Noise {
  if (before?.window.timeS === window.timeS) return before;
  const mean = (window.arrivals.length + 1) / Math.max(1, network.count);
  const ratePerS = Float64Array.from({ length: network.count }, (_, s) => {
    // A sensor's own rate, leaning a little on the mean so that a silent one is not infinitely surprising.
    const own = (window.start[s + 1] ?? 0) - (window.start[s] ?? 0);
    return (0.8 * own + 0.2 * mean) / Math.max(1, spanS);
  });
  const clutter = ratePerS.map((rate) => clutterFrom(rate, settings.detectionProbability));
  return { ratePerS, clutter, crowding: crowdingOf(window, ratePerS, scale) };
}

export function createSearch(inputs: SearchInputs): Search {
  const { network, window, settings, medium, sigmaS } = inputs;
  const scale = Math.max(1, settings.timingSigmaS / USUAL_SIGMA_S);
  const { ratePerS, clutter, crowding } = noiseOf(inputs, scale);
  const stageS = {
    coarse: scale * STAGES.coarse,
    middle: scale * STAGES.middle,
    fine: scale * STAGES.fine,
  };
  const gains = (stage: Stage): Float64Array =>
    sigmaS.map((sigma, s) => {
      const spread = Math.sqrt(sigma * sigma + stageS[stage] * stageS[stage]);
      return log(settings.detectionProbability / ((ratePerS[s] ?? 0) * spread)) - HALF_LOG_2_PI;
    });
  const hits = createHits();
  const sites = createSites(network, medium, sigmaS);
  const task = { sites, medium, hits, scratch: createFitScratch() };
  return {
    network,
    window,
    settings,
    medium,
    sigmaS,
    ratePerS,
    clutter,
    scale,
    scaleM: scale === 1 ? 1 : (scale * settings.soundSpeedMPerS) / USUAL_SPEED_M_PER_S,
    stageS,
    robustFit: { ...task, huber: 2, clutter: undefined, doneM: ON_THE_WAY_M },
    ownFit: { ...task, huber: Infinity, clutter, doneM: SOLVED_M },
    hitGain: { coarse: gains('coarse'), middle: gains('middle'), fine: gains('fine') },
    missLoss: log(1 - settings.detectionProbability),
    crowding,
    bend: bendOf(medium.curve, settings.maxRangeM),
    sites,
    neighbourhood: createNeighbourhood(),
    others: createOthers(),
    hits,
    binGain: new Float64Array(RANGE_BINS),
    binAsked: new Int32Array(RANGE_BINS),
    binOfHit: new Int32Array(HITS_MAX),
    gainOfHit: new Float64Array(HITS_MAX),
  };
}

/** What to gather the evidence for. */
export interface Question {
  readonly source: Source;
  /** The sensor whose neighbours are asked. */
  readonly seedSensor: number;
  readonly stage: Stage;
  /** Ask no more than this many. */
  readonly sensorsMax: number;
}

/** What the network says of a source. */
export interface Evidence {
  /** Natural logarithm of the likelihood ratio. */
  readonly sum: number;
  /** Of the sensors that could have heard it within the likeliest range, the share that did. */
  readonly share: number;
}

/**
 * The evidence, less what three free parameters could have fitted by themselves: three mean hits.
 * Leaves the hits within the likeliest range in `search.hits`.
 */
export function gatherEvidence(search: Search, question: Question): Evidence {
  const { network, hits, binGain, settings } = search;
  const { seedSensor } = question;
  binGain.fill(0);
  search.binAsked.fill(0);
  hits.count = 0;
  hits.seedSensor = seedSensor;
  const sites = search.sites.values;
  const seedAt = seedSensor * SITE_SIZE;
  const seedSlowness = sites[seedAt + AT_HALF_SLOWNESS] ?? 0;
  const seedDriftX = sites[seedAt + AT_HALF_DRIFT_X] ?? 0;
  const seedDriftY = sites[seedAt + AT_HALF_DRIFT_Y] ?? 0;
  const first = network.start[seedSensor] ?? 0;
  const end = Math.min(network.start[seedSensor + 1] ?? 0, first + question.sensorsMax);
  const { window, binAsked, binOfHit, gainOfHit, crowding, missLoss } = search;
  const { turbulence, curve } = search.medium;
  const { maxRangeM, deadTimeS } = settings;
  const { xM, yM, timeS } = question.source;
  const stageS2 = search.stageS[question.stage] * search.stageS[question.stage];
  const hitGain = search.hitGain[question.stage];
  const binPerM = RANGE_BINS / maxRangeM;
  let silent = 0;
  for (let i = first; i < end && silent < SILENT_MAX; i += 1) {
    const sensor = network.neighbours[i] ?? 0;
    const at = sensor * SITE_SIZE;
    const dx = xM - (sites[at + AT_X] ?? 0);
    const dy = yM - (sites[at + AT_Y] ?? 0);
    const distanceM = Math.sqrt(dx * dx + dy * dy);
    if (distanceM >= maxRangeM) continue;
    const bin = Math.min(RANGE_BINS - 1, Math.floor(distanceM * binPerM));
    const travelS = throughWind(
      wayOver(curve, distanceM) * (seedSlowness + (sites[at + AT_HALF_SLOWNESS] ?? 0)),
      dx * (seedDriftX + (sites[at + AT_HALF_DRIFT_X] ?? 0)) +
        dy * (seedDriftY + (sites[at + AT_HALF_DRIFT_Y] ?? 0)),
    );
    const expectedS = timeS + travelS;
    const calm = (sites[at + AT_VARIANCE] ?? 0) + stageS2;
    const turbulent = turbulence * travelS;
    const variance = calm + turbulent * turbulent;
    const slot = answerOf(window, sensor, expectedS, GATE_SIGMAS * Math.sqrt(variance), deadTimeS);
    if (slot < 0 || hits.count >= HITS_MAX) {
      silent += 1;
      if (slot === DEAF) continue;
      binGain[bin] = (binGain[bin] ?? 0) + missLoss;
      binAsked[bin] = (binAsked[bin] ?? 0) + 1;
      continue;
    }
    silent = 0;
    const heardS = window.timeS[slot] ?? 0;
    const residual = heardS - expectedS;
    let gain = (hitGain[sensor] ?? 0) - (residual * residual) / (2 * variance);
    gain -= crowding[slot] ?? 0;
    if (variance > calm) gain -= 0.5 * log(variance / calm);
    binGain[bin] = (binGain[bin] ?? 0) + gain;
    hits.sensor[hits.count] = sensor;
    hits.slot[hits.count] = slot;
    hits.timeS[hits.count] = heardS;
    binOfHit[hits.count] = bin;
    gainOfHit[hits.count] = gain;
    hits.count += 1;
  }
  return keepLikeliestRange(search);
}

function keepLikeliestRange(search: Search): Evidence {
  const { binGain, hits, binOfHit, gainOfHit } = search;
  let sum = 0;
  let best = 0;
  let bestBin = -1;
  for (let bin = 0; bin < RANGE_BINS; bin += 1) {
    sum += binGain[bin] ?? 0;
    if (sum <= best) continue;
    best = sum;
    bestBin = bin;
  }
  let kept = 0;
  let gains = 0;
  for (let i = 0; i < hits.count; i += 1) {
    if ((binOfHit[i] ?? 0) > bestBin) continue;
    hits.sensor[kept] = hits.sensor[i] ?? 0;
    hits.slot[kept] = hits.slot[i] ?? 0;
    hits.timeS[kept] = hits.timeS[i] ?? 0;
    gains += gainOfHit[i] ?? 0;
    kept += 1;
  }
  hits.count = kept;
  if (kept === 0) return { sum: 0, share: 0 };
  let asked = kept;
  for (let bin = 0; bin <= bestBin; bin += 1) asked += search.binAsked[bin] ?? 0;
  return { sum: best - (3 * gains) / kept, share: kept / asked };
}

/** How many free arrivals a sensor has in a stretch of time, for the search for hypotheses: first slot and end. */
export function freeBetween(
  window: ArrivalWindow,
  sensor: number,
  fromS: number,
  untilS: number,
  into: number[],
): void {
  const end = window.start[sensor + 1] ?? 0;
  for (let slot = firstSlotFrom(window, sensor, fromS); slot < end; slot += 1) {
    if ((window.timeS[slot] ?? 0) > untilS) return;
    if (window.used[slot] === 0) into.push(slot);
  }
}
