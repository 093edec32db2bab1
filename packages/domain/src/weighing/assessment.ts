import { exp, log } from '@holdfast/geo';
import type { ResponsibleCode } from '../core/judgements.ts';
import { leadOf } from './hypotheses.ts';
import type { Ledger } from './weigh.ts';

/** Words of estimative probability, each up to and including so many per cent. Source: ICD 203 (2015), section D.6.e.(2)(a). */
const WORDS = [
  { upToPercent: 5, word: 'almost no chance' },
  { upToPercent: 20, word: 'very unlikely' },
  { upToPercent: 45, word: 'unlikely' },
  { upToPercent: 55, word: 'roughly even chance' },
  { upToPercent: 80, word: 'likely' },
  { upToPercent: 95, word: 'very likely' },
  { upToPercent: 99, word: 'almost certain' },
] as const;

export type EstimativeWord = (typeof WORDS)[number]['word'];

/** How sure the ledger is of its leader. The word never goes without its number, and the number is never above 99. */
export interface Assessment {
  readonly leading: ResponsibleCode;
  readonly word: EstimativeWord;
  /** Whole per cent, 1 to 99, rounded down. */
  readonly percent: number;
}

const CENTIDECIBANS_PER_LN = 1000 / log(10);

export function assessmentOf(ledger: Ledger): Assessment {
  const { first } = leadOf(ledger.scoreCdb);
  const best = ledger.scoreCdb[first] ?? 0;
  const odds = ledger.scoreCdb
    .map((score) => exp((score - best) / CENTIDECIBANS_PER_LN))
    .sort((a, b) => a - b)
    .reduce((sum, part) => sum + part, 0);
  const percent = Math.min(99, Math.max(1, Math.floor(100 / odds)));
  return { leading: ledger.leading, word: wordOf(percent), percent };
}

/** `percent` from 1 to 99. */
export function wordOf(percent: number): EstimativeWord {
  return WORDS.find(({ upToPercent }) => percent <= upToPercent)?.word ?? 'almost certain';
}

/** A group that speaks against the leader: how much, and for whom most. */
export interface RowAgainst {
  readonly groupId: string;
  readonly againstCdb: number;
  readonly favours: ResponsibleCode;
}

/** The rows that speak most against the leader, strongest first; empty when none does. */
export function rowsAgainst(ledger: Ledger, most: number): readonly RowAgainst[] {
  const { first } = leadOf(ledger.scoreCdb);
  const against = ledger.rows.map(({ groupId, weightsCdb }) => {
    const best = Math.max(...weightsCdb);
    const favours = ledger.hypotheses[weightsCdb.indexOf(best)] ?? 'undetermined';
    return { groupId, againstCdb: best - (weightsCdb[first] ?? 0), favours };
  });
  return against
    .filter(({ againstCdb }) => againstCdb > 0)
    .sort((a, b) => b.againstCdb - a.againstCdb || (a.groupId < b.groupId ? -1 : 1))
    .slice(0, most);
}
