import { assessmentOf, standardOfProof, withoutGroups } from '@holdfast/domain';
import type { CaseLedger, CaseStandard, Ledger, ResponsibleCode } from '@holdfast/domain';

/**
 * The sum of a ledger with some groups left out, by the domain's own rules: subtraction on integers, so it is exact and changes
 * nothing in the record. All weights are centidecibans.
 */

export interface Weighed {
  readonly scoreCdb: readonly number[];
  /** What the counted rows do not explain: rows that this reader may not see, as one sum; null when there is none. */
  readonly withheldCdb: readonly number[] | null;
  /** Positions in `hypotheses`, strongest first; of equals the earlier. */
  readonly order: readonly number[];
  readonly leading: ResponsibleCode;
  readonly marginCdb: number;
  readonly standards: readonly CaseStandard[];
  readonly word: string;
  /** Whole per cent for the leader, 1 to 99. */
  readonly percent: number;
}

/** Weighs again without the groups in `leftOut`. With none left out, all but the order is what the engine said. */
export function weighWithout(ledger: CaseLedger, leftOut: ReadonlySet<string>): Weighed {
  const withheld = ledger.hypotheses.map((_, at) => residual(ledger, at));
  const trial = withoutGroups(ledgerOf(ledger, withheld), [...leftOut]);
  const { scoreCdb } = trial;
  const order = scoreCdb
    .map((_, at) => at)
    .sort((a, b) => (scoreCdb[b] ?? 0) - (scoreCdb[a] ?? 0) || a - b);
  const [first = 0, second = first] = order;
  const untouched = leftOut.size === 0;
  const { word, percent } = untouched ? ledger : assessmentOf(trial);
  return {
    scoreCdb,
    withheldCdb: withheld.some((value) => value !== 0) ? withheld : null,
    order,
    leading: untouched ? ledger.leading : trial.leading,
    marginCdb: (scoreCdb[first] ?? 0) - (scoreCdb[second] ?? 0),
    standards: untouched
      ? ledger.standards
      : ledger.standards.map((standard) => retried(standard, trial)),
    word,
    percent,
  };
}

/** What rows a reader may not see add up to stands with the prior: it is in every sum and cannot be left out. */
function ledgerOf(ledger: CaseLedger, withheld: readonly number[]): Ledger {
  return {
    tableVersion: ledger.tableVersion,
    capCdb: ledger.capCdb,
    hypotheses: ledger.hypotheses.map(({ code }) => code),
    priorCdb: ledger.priorCdb.map((prior, at) => prior + (withheld[at] ?? 0)),
    rows: ledger.rows.map(
      ({ groupId, reports, effectiveMilli, capped, physical, weightsCdb, entryIndices }) => ({
        groupId,
        reports,
        effectiveMilli,
        capped: capped ? 1 : 0,
        physical: physical ? 1 : 0,
        weightsCdb,
        entryIndices,
      }),
    ),
    scoreCdb: ledger.scoreCdb,
    leading: ledger.leading,
  };
}

function residual(ledger: CaseLedger, at: number): number {
  const rows = ledger.rows.reduce((sum, { weightsCdb }) => sum + (weightsCdb[at] ?? 0), 0);
  return (ledger.scoreCdb[at] ?? 0) - (ledger.priorCdb[at] ?? 0) - rows;
}

function retried(standard: CaseStandard, trial: Ledger): CaseStandard {
  const { met, marginCdb, worstMarginCdb, groupsInFavour } = standardOfProof(trial, {
    standardId: standard.standardId,
    thresholdCdb: standard.thresholdCdb,
    leastGroups: standard.leastGroups,
    survivesLossOf: standard.survivesLossOf,
    physicalEvidence: standard.physicalEvidence ? 1 : 0,
  });
  return { ...standard, met: met === 1, marginCdb, worstMarginCdb, groupsInFavour };
}
