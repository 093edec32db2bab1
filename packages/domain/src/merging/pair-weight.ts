import { exp, log10 } from '@holdfast/geo';
import { distanceKm } from './near-index.ts';
import type { Prepared } from './report.ts';
import type { Vocabulary } from './words.ts';

/** Places of one thing by two sources differ so much even when both are exact, kilometres. */
const PLACE_SIGMA_KM = 1.5;
/** A radius is about two standard errors. */
const SIGMAS_PER_RADIUS = 2;
/** Times of one thing differ by this much even when both give clock times, days (40 minutes). */
const TIME_SCALE_DAYS = 1 / 36;
/** Share of sources that place a thing somewhere else altogether. */
const PLACE_BLUNDERS = 0.1;
const TIME_BLUNDERS = 0.000_5;

const PLACE_AND_TIME_CDB_MAX = 1_500;
/** Below this nothing else could make up for it: such pairs count as not compared. */
const PLACE_AND_TIME_CDB_MIN = -1_800;
/** Words go together: sharing ten is not ten times the evidence. */
const WORDS_SHARE = 0.45;
const WORDS_CDB_MAX = 1_500;
const WORDS_MISSING_CDB = -500;
const WORDS_MIN = 2;
const SAME_SOURCE_CDB = -500;
/** One source that gives two times for one thing is rarer still. */
const SAME_SOURCE_OTHER_TIME_CDB = -3_000;
/** A summary of a month or more is not one of the things it sums up. */
const SUMMARY_CDB = -600;
const SUMMARY_DAYS_MIN = 28;
const SINGLE_DAYS_MAX = 8;
const TYPE_SAME_CDB = 150;
const TYPE_OTHER_CDB = -500;

/**
 * Log-odds that two reports speak of one incident, as a sum of weights of evidence in whole centidecibans (Fellegi and Sunter, 1969), each
 * the log of how likely the agreement is if they do over how likely if they do not. The shapes were chosen on simulated pairs
 * (`bench/merging`), not fitted to any real database. `ratePerKm2Day` is the local rate of other reports, greater than 0.
 *
 * Null for a pair so far apart that nothing else could make up for it.
 */
export function pairWeight(
  a: Prepared,
  b: Prepared,
  ratePerKm2Day: number,
  vocabulary: Vocabulary,
): number | null {
  const placeAndTimeCdb = placeAndTime(a, b, ratePerKm2Day);
  if (placeAndTimeCdb < PLACE_AND_TIME_CDB_MIN) return null;
  return (
    placeAndTimeCdb +
    words(a, b, vocabulary) +
    types(a, b) +
    casualties(a.report.casualties, b.report.casualties) +
    sources(a, b)
  );
}

/** Density of two reports of one thing being so far apart, over the density of unrelated reports there and then. */
function placeAndTime(a: Prepared, b: Prepared, ratePerKm2Day: number): number {
  const variance =
    PLACE_SIGMA_KM * PLACE_SIGMA_KM +
    (a.radiusKm * a.radiusKm + b.radiusKm * b.radiusKm) / (SIGMAS_PER_RADIUS * SIGMAS_PER_RADIUS);
  const km = distanceKm(a, b);
  const near = exp((-km * km) / (2 * variance));
  const far = exp(-km / (4 * Math.sqrt(variance)));
  const place = ((1 - PLACE_BLUNDERS) * near + PLACE_BLUNDERS * far) / (2 * Math.PI * variance);
  const scale = Math.max(TIME_SCALE_DAYS, (a.widthDays + b.widthDays) / 2);
  const time = timeFit(apartDays(a, b) / scale) / scale;
  const cdb = Math.round(1000 * log10((place * time) / ratePerKm2Day));
  return Math.min(PLACE_AND_TIME_CDB_MAX, cdb);
}

/** How far the middles lie apart beyond what their widths explain: 0 when one interval lies within the other. */
export function apartDays(a: Prepared, b: Prepared): number {
  const slack = Math.abs(a.widthDays - b.widthDays) / 2;
  return Math.max(0, Math.abs(a.middleDay - b.middleDay) - slack);
}

/** Three in four report the right interval; one step off is about an eighth of that, on either side, and each further step a third. */
function timeFit(steps: number): number {
  const fit = steps <= 1 ? 0.75 * exp(-2.1 * steps) : 0.092 * exp(-1.1 * (steps - 1));
  return Math.max(fit, TIME_BLUNDERS);
}

function words(a: Prepared, b: Prepared, vocabulary: Vocabulary): number {
  if (a.words.length < WORDS_MIN || b.words.length < WORDS_MIN) return 0;
  let shared = 0;
  let [i, j] = [0, 0];
  while (i < a.words.length && j < b.words.length) {
    const wordA = a.words[i] ?? 0;
    const wordB = b.words[j] ?? 0;
    if (wordA === wordB) shared += vocabulary.weightCdb(wordA);
    if (wordA <= wordB) i += 1;
    if (wordB <= wordA) j += 1;
  }
  const missing = 1 - shared / Math.max(1, Math.min(a.wordsCdb, b.wordsCdb));
  const evidence = Math.min(WORDS_CDB_MAX, WORDS_SHARE * shared);
  return Math.round(evidence + WORDS_MISSING_CDB * missing);
}

function sources(a: Prepared, b: Prepared): number {
  const less = Math.min(a.widthDays, b.widthDays);
  const more = Math.max(a.widthDays, b.widthDays);
  const summary = more >= SUMMARY_DAYS_MIN && less <= SINGLE_DAYS_MAX ? SUMMARY_CDB : 0;
  const { sourceId } = a.report;
  if (sourceId === undefined || sourceId !== b.report.sourceId) return summary;
  return summary + SAME_SOURCE_CDB + (apartDays(a, b) > 0 ? SAME_SOURCE_OTHER_TIME_CDB : 0);
}

function types({ report: a }: Prepared, { report: b }: Prepared): number {
  if (a.type === undefined || b.type === undefined) return 0;
  return a.type === b.type ? TYPE_SAME_CDB : TYPE_OTHER_CDB;
}

/** Small numbers agree by chance; large ones hardly. Counts grow while news comes in, so that a difference says less than agreement. */
function casualties(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [less, more] = a < b ? [a, b] : [b, a];
  if (less === more) return less === 0 ? 50 : less < 3 ? 150 : 400;
  if (more - less <= 1 || more <= less * 1.3) return 50;
  return more > less * 4 && more - less > 5 ? -400 : -150;
}
