import type { PartyId } from '../core/ids.ts';
import type { LedgerRow, PriorsCdb, ResponsibleCode } from '../core/judgements.ts';
import type { WeighedReport } from './claims.ts';
import { isPhysical } from './claims.ts';
import type { Hypothesis } from './hypotheses.ts';
import { hypothesesFor, leadingOf, priorRow } from './hypotheses.ts';
import { logLikelihoodsUdb } from './likelihood.ts';
import type { LikelihoodTable } from './likelihood-table.ts';

/** All that a ledger depends on. */
export interface CaseInput {
  /** At least one, in the agreement's order. */
  readonly parties: readonly PartyId[];
  readonly reports: readonly WeighedReport[];
  readonly table: LikelihoodTable;
  /** Most by which one group may move any pair of hypotheses: whole centidecibans, at least 3. */
  readonly capCdb: number;
  readonly priors: PriorsCdb;
}

/** The sum that is the verdict: `scoreCdb` is exactly `priorCdb` plus the rows' weights, column by column. */
export interface Ledger {
  readonly tableVersion: string;
  readonly capCdb: number;
  readonly hypotheses: readonly ResponsibleCode[];
  readonly priorCdb: readonly number[];
  /** One for each independent group, by ascending group id. */
  readonly rows: readonly LedgerRow[];
  readonly scoreCdb: readonly number[];
  /** `undetermined` when two hypotheses share the lead. */
  readonly leading: ResponsibleCode;
}

/** The group of all unknown accounts together. No other group may have this id. */
export const ANONYMOUS_GROUP = 'anonymous';

const PPM = 1_000_000;
const MICRODECIBANS_PER_CENTIDECIBAN = 10_000;

/** Adds up what each independent group says (WEIGHING, "The ledger"). Pure; the order of reports does not matter. */
export function weighCase(input: CaseInput): Ledger {
  const hypotheses = hypothesesFor(input.parties);
  const priorCdb = priorRow(input.parties, input.priors);
  const rows = [...groupsOf(input.reports)].map(([groupId, reports]) =>
    rowOf(groupId, reports, hypotheses, input),
  );
  rows.sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
  return withScores({
    tableVersion: input.table.version,
    capCdb: input.capCdb,
    hypotheses,
    priorCdb,
    rows,
  });
}

/** The ledger as it would be without these groups: their rows are subtracted, nothing else changes. */
export function withoutGroups(ledger: Ledger, groupIds: readonly string[]): Ledger {
  return withScores({
    ...ledger,
    rows: ledger.rows.filter(({ groupId }) => !groupIds.includes(groupId)),
  });
}

function withScores(ledger: Omit<Ledger, 'scoreCdb' | 'leading'>): Ledger {
  const scoreCdb = ledger.priorCdb.map((prior, at) =>
    ledger.rows.reduce((sum, { weightsCdb }) => sum + (weightsCdb[at] ?? 0), prior),
  );
  return { ...ledger, scoreCdb, leading: leadingOf(ledger.hypotheses, scoreCdb) };
}

function groupsOf(
  reports: readonly WeighedReport[],
): ReadonlyMap<string, readonly WeighedReport[]> {
  const groups = new Map<string, Map<string, WeighedReport>>();
  for (const report of reports) {
    const groupId = report.sourceClass === 'unknown' ? ANONYMOUS_GROUP : report.groupId;
    const group = groups.get(groupId) ?? new Map<string, WeighedReport>();
    groups.set(groupId, group);
    if (!group.has(report.reportId)) group.set(report.reportId, report);
  }
  return new Map([...groups].map(([groupId, group]) => [groupId, [...group.values()]]));
}

function rowOf(
  groupId: string,
  reports: readonly WeighedReport[],
  hypotheses: readonly Hypothesis[],
  { parties, table, capCdb }: CaseInput,
): LedgerRow {
  const sumsUdb = hypotheses.map(() => 0);
  for (const report of reports) {
    logLikelihoodsUdb(report, parties, hypotheses, table).forEach((udb, at) => {
      sumsUdb[at] = (sumsUdb[at] ?? 0) + udb;
    });
  }
  const rhoPpm = Math.max(...reports.map(({ sourceClass }) => table.classes[sourceClass].rhoPpm));
  const share = PPM / (PPM + (reports.length - 1) * rhoPpm);
  const limitCdb = groupId === ANONYMOUS_GROUP ? Math.floor(capCdb / 3) : capCdb;
  const { weightsCdb, capped } = limited(sumsUdb, share, limitCdb);
  const entryIndices = [...new Set(reports.flatMap((report) => report.entryIndices))];
  return {
    groupId,
    reports: reports.length,
    effectiveMilli: Math.floor(reports.length * share * 1000),
    capped: capped ? 1 : 0,
    physical: reports.some(isPhysical) ? 1 : 0,
    weightsCdb,
    entryIndices: entryIndices.sort((a, b) => a - b),
  };
}

/** Centres the sums, shrinks them to the effective number of reports, and draws the whole row together when its range passes the limit. */
function limited(
  sumsUdb: readonly number[],
  share: number,
  limitCdb: number,
): { readonly weightsCdb: readonly number[]; readonly capped: boolean } {
  const meanUdb = sumsUdb.reduce((sum, udb) => sum + udb, 0) / sumsUdb.length;
  const raw = sumsUdb.map((udb) => (share * (udb - meanUdb)) / MICRODECIBANS_PER_CENTIDECIBAN);
  const range = Math.max(...raw) - Math.min(...raw);
  const capped = range > limitCdb;
  const scale = capped ? limitCdb / range : 1;
  return { weightsCdb: raw.map((weight) => Math.trunc(weight * scale) + 0), capped };
}
