import type { CaseLedger, CaseLedgerRow, CaseStandard, ResponsibleCode } from '@holdfast/domain';

/**
 * The sum of a ledger with some groups left out: subtraction on integers, so it is exact and changes nothing in the
 * record. All weights are centidecibans.
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
}

/** Weighs again without the groups in `leftOut`. With none left out, the standards are the engine's own. */
export function weighWithout(ledger: CaseLedger, leftOut: ReadonlySet<string>): Weighed {
  const counted = ledger.rows.filter((row) => !leftOut.has(row.groupId));
  const withheld = ledger.hypotheses.map((_, at) => residual(ledger, at));
  const scoreCdb = ledger.hypotheses.map(
    (_, at) => (ledger.priorCdb[at] ?? 0) + (withheld[at] ?? 0) + sumOf(counted, at),
  );
  const order = ledger.hypotheses
    .map((_, at) => at)
    .sort((a, b) => (scoreCdb[b] ?? 0) - (scoreCdb[a] ?? 0) || a - b);
  const [first = 0, second = first] = order;
  const marginCdb = (scoreCdb[first] ?? 0) - (scoreCdb[second] ?? 0);
  return {
    scoreCdb,
    withheldCdb: withheld.some((value) => value !== 0) ? withheld : null,
    order,
    leading:
      leftOut.size === 0 ? ledger.leading : (ledger.hypotheses[first]?.code ?? 'undetermined'),
    marginCdb,
    standards:
      leftOut.size === 0
        ? ledger.standards
        : ledger.standards.map((standard) => testStandard(standard, counted, scoreCdb, order)),
  };
}

function sumOf(rows: readonly CaseLedgerRow[], at: number): number {
  return rows.reduce((sum, row) => sum + (row.weightsCdb[at] ?? 0), 0);
}

function residual(ledger: CaseLedger, at: number): number {
  return (ledger.scoreCdb[at] ?? 0) - (ledger.priorCdb[at] ?? 0) - sumOf(ledger.rows, at);
}

function testStandard(
  standard: CaseStandard,
  counted: readonly CaseLedgerRow[],
  scoreCdb: readonly number[],
  order: readonly number[],
): CaseStandard {
  const [first = 0, second = first] = order;
  const marginCdb = (scoreCdb[first] ?? 0) - (scoreCdb[second] ?? 0);
  const rivals = order.slice(1);
  const worstMarginCdb = Math.min(
    marginCdb,
    ...rivals.map((rival) =>
      marginAfterLoss(standard.survivesLossOf, counted, scoreCdb, first, rival),
    ),
  );
  const inFavour = counted.filter(
    (row) => (row.weightsCdb[first] ?? 0) > (row.weightsCdb[second] ?? 0),
  );
  const physical = !standard.physicalEvidence || inFavour.some((row) => row.physical);
  return {
    ...standard,
    marginCdb,
    worstMarginCdb,
    groupsInFavour: inFavour.length,
    met:
      marginCdb >= standard.thresholdCdb &&
      worstMarginCdb >= standard.thresholdCdb &&
      inFavour.length >= standard.leastGroups &&
      physical,
  };
}

/** Lead of the first over one rival after the loss of the groups that hold up that lead most. */
function marginAfterLoss(
  losses: number,
  counted: readonly CaseLedgerRow[],
  scoreCdb: readonly number[],
  first: number,
  rival: number,
): number {
  const leads = counted
    .map((row) => (row.weightsCdb[first] ?? 0) - (row.weightsCdb[rival] ?? 0))
    .filter((lead) => lead > 0)
    .sort((a, b) => b - a);
  const lost = leads.slice(0, losses).reduce((sum, lead) => sum + lead, 0);
  return (scoreCdb[first] ?? 0) - (scoreCdb[rival] ?? 0) - lost;
}

/** Whole per cent for the leader, 1 to 99: the scale never says more. 1000 centidecibans are a factor of ten in odds. */
export function percentOf(scoreCdb: readonly number[], first: number): number {
  const top = scoreCdb[first] ?? 0;
  const sum = scoreCdb.reduce((total, score) => total + 10 ** ((score - top) / 1000), 0);
  return Math.max(1, Math.min(99, Math.round(100 / sum)));
}

/** ICD 203, the words of estimative probability. */
export function wordOf(percent: number): string {
  if (percent >= 95) return 'almost certain';
  if (percent >= 80) return 'very likely';
  if (percent >= 55) return 'likely';
  if (percent >= 45) return 'roughly even chance';
  if (percent >= 20) return 'unlikely';
  if (percent >= 5) return 'very unlikely';
  return 'almost no chance';
}
