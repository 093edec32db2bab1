import { exp, log, log10 } from '@holdfast/geo';
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
const PRIOR_CDB = 200;
/** How much the odds of other candidates count: less than 1, because now and then one report is rightly two. */
const RIVALRY = 0.4;

/** Pairs below this are neither matched nor rivals worth counting. */
const WORTH_KEEPING_CDB = -1_000;

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

/** A report is one thing: the chance of a pair is its odds against having no partner and against all other candidates of either side. */
function rankedPairs(left: readonly Report[], right: readonly Report[]): readonly MatchedPair[] {
  const pairs = comparedPairs(left, right);
  const [oddsOfLeft, oddsOfRight] = [new Map<string, number>(), new Map<string, number>()];
  for (const { leftId, rightId, weightCdb } of pairs) {
    const odds = oddsFrom(weightCdb);
    oddsOfLeft.set(leftId, (oddsOfLeft.get(leftId) ?? 0) + odds);
    oddsOfRight.set(rightId, (oddsOfRight.get(rightId) ?? 0) + odds);
  }
  return pairs.map(({ leftId, rightId, weightCdb: alone }) => {
    const own = oddsFrom(alone);
    const rivals = (oddsOfLeft.get(leftId) ?? own) - own + (oddsOfRight.get(rightId) ?? own) - own;
    const weightCdb = alone - Math.round(1000 * log10(1 + RIVALRY * Math.max(0, rivals)));
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
      const evidenceCdb = pairWeight(a, b, local, vocabulary);
      if (evidenceCdb === null) return [];
      const weightCdb = PRIOR_CDB + evidenceCdb;
      if (weightCdb < WORTH_KEEPING_CDB) return [];
      return [{ leftId: a.report.id, rightId: b.report.id, weightCdb }];
    });
  });
}

function oddsFrom(weightCdb: number): number {
  return exp(weightCdb / CENTIDECIBANS_PER_LN);
}

/** Never 0 and never certain. */
export function ppmFrom(weightCdb: number): number {
  const ppm = Math.round(1_000_000 / (1 + exp(-weightCdb / CENTIDECIBANS_PER_LN)));
  return Math.min(999_999, Math.max(1, ppm));
}
