import { exp, log } from '@holdfast/geo';
import { LocalRate } from './local-rate.ts';
import { NearIndex } from './near-index.ts';
import { pairWeight } from './pair-weight.ts';
import { prepare } from './prepare.ts';
import type { Report } from './report.ts';
import { vocabularyOf } from './words.ts';

/** Two reports that probably speak of one incident. */
export interface MatchedPair {
  readonly leftId: string;
  readonly rightId: string;
  /** Log-odds, centidecibans. */
  readonly weightCdb: number;
  /** The same as a chance, parts per million. */
  readonly probabilityPpm: number;
}

/** Before anything is compared: the odds that a report has a partner at all, over the other reports that could be it. */
const PRIOR_CDB = -300;
/** A report is rarely two: the best candidate of neither side, or of one side only, loses this much. */
const BEST_OF_ONE_CDB = -500;
const BEST_OF_NONE_CDB = -1_100;

/** Pairs below this can neither be matched nor be anyone's best that matters. */
const WORTH_KEEPING_CDB = 0;

const CENTIDECIBANS_PER_LN = 1000 / log(10);

/**
 * Pairs of a left and a right report that speak of the same incident with a chance of a half or more, by ascending ids.
 * Pure; the order of reports does not matter.
 */
export function matchPairs(
  left: readonly Report[],
  right: readonly Report[],
): readonly MatchedPair[] {
  return rankedPairs(left, right).filter(({ weightCdb }) => weightCdb >= 0);
}

function rankedPairs(left: readonly Report[], right: readonly Report[]): readonly MatchedPair[] {
  const pairs = comparedPairs(left, right);
  const bestOfLeft = new Map<string, number>();
  const bestOfRight = new Map<string, number>();
  for (const { leftId, rightId, weightCdb } of pairs) {
    bestOfLeft.set(leftId, Math.max(weightCdb, bestOfLeft.get(leftId) ?? weightCdb));
    bestOfRight.set(rightId, Math.max(weightCdb, bestOfRight.get(rightId) ?? weightCdb));
  }
  return pairs.map(({ leftId, rightId, weightCdb: alone }) => {
    const bests =
      (bestOfLeft.get(leftId) === alone ? 1 : 0) + (bestOfRight.get(rightId) === alone ? 1 : 0);
    const rank = bests === 2 ? 0 : bests === 1 ? BEST_OF_ONE_CDB : BEST_OF_NONE_CDB;
    const weightCdb = alone + rank;
    return { leftId, rightId, weightCdb, probabilityPpm: ppmFrom(weightCdb) };
  });
}

function comparedPairs(
  left: readonly Report[],
  right: readonly Report[],
): readonly Omit<MatchedPair, 'probabilityPpm'>[] {
  const vocabulary = vocabularyOf([...left, ...right]);
  const lefts = prepare(left, vocabulary);
  const rights = prepare(right, vocabulary);
  const index = new NearIndex(rights);
  const [leftRate, rightRate] = [new LocalRate(lefts), new LocalRate(rights)];
  const ratesOfRight = rights.map((report) => leftRate.at(report, 0));
  return lefts.flatMap((a) => {
    const rate = rightRate.at(a, 0);
    const near = [...index.near(a)].sort((i, j) => i - j);
    return near.flatMap((at) => {
      const b = rights[at];
      if (b === undefined) return [];
      const local = (rate + (ratesOfRight[at] ?? 0)) / 2;
      const weightCdb = PRIOR_CDB + pairWeight(a, b, local, vocabulary).totalCdb;
      if (weightCdb < WORTH_KEEPING_CDB) return [];
      return [{ leftId: a.report.id, rightId: b.report.id, weightCdb }];
    });
  });
}

/** Never 0 and never certain. */
export function ppmFrom(weightCdb: number): number {
  const ppm = Math.round(1_000_000 / (1 + exp(-weightCdb / CENTIDECIBANS_PER_LN)));
  return Math.min(999_999, Math.max(1, ppm));
}
