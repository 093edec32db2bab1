import { assessmentOf, rowsAgainst } from '@holdfast/domain';
import type { Ledger, StandardVerdict, UnmetReason } from '@holdfast/domain';

const AGAINST_SHOWN = 3;
const COLUMN = 12;

const REASONS: Readonly<Record<UnmetReason, string>> = {
  margin: 'the lead is too small',
  groups: 'too few independent groups in favour',
  'not-robust': 'it would not survive the loss of a group',
  'no-physical-evidence': 'no physical evidence in favour',
  'equal-hypotheses': 'two hypotheses share the lead',
};

/** The ledger as one JSON value: weights in whole centidecibans, as they add up. */
export function ledgerValue(ledger: Ledger, verdicts: readonly StandardVerdict[]) {
  const { word, percent } = assessmentOf(ledger);
  return {
    ...ledger,
    word,
    percent,
    against: rowsAgainst(ledger, AGAINST_SHOWN),
    standards: verdicts,
  };
}

/** The ledger as lines of text: a table that can be added up by hand, then what it means. */
export function ledgerLines(
  ledger: Ledger,
  verdicts: readonly StandardVerdict[],
): readonly string[] {
  const names = ['', ...ledger.rows.map(({ groupId }) => groupId), 'prior', 'score'];
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const line = (name: string, cells: readonly string[], note = '') =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(COLUMN)).join('')}${note}`.trimEnd();
  const { leading, word, percent } = assessmentOf(ledger);
  return [
    `Weights in dB, table ${ledger.tableVersion}, at most ${decibels(ledger.capCdb)} a group.`,
    '',
    line('', ledger.hypotheses),
    line('prior', ledger.priorCdb.map(decibels)),
    ...ledger.rows.map((row) =>
      line(
        row.groupId,
        row.weightsCdb.map(decibels),
        `   ${row.reports} reports${row.capped === 1 ? ', capped' : ''}${row.physical === 1 ? ', physical' : ''}`,
      ),
    ),
    line('score', ledger.scoreCdb.map(decibels)),
    '',
    leading === 'undetermined'
      ? 'Two hypotheses share the lead: cannot be determined.'
      : `Leading: ${leading}, ${word} (${percent} %).`,
    ...rowsAgainst(ledger, AGAINST_SHOWN).map(
      ({ groupId, againstCdb, favours }) =>
        `Against: ${groupId} by ${decibels(againstCdb)} dB, for ${favours}.`,
    ),
    ...verdicts.map(verdictLine),
  ];
}

function verdictLine(verdict: StandardVerdict): string {
  const { standardId, marginCdb, worstMarginCdb, groupsInFavour, runnerUp } = verdict;
  const facts = `lead ${decibels(marginCdb)} dB over ${runnerUp}, ${decibels(worstMarginCdb)} dB after the worst allowed loss, ${groupsInFavour} groups in favour`;
  if (verdict.met === 1) return `${standardId}: met for ${verdict.responsible}; ${facts}.`;
  const reasons = verdict.unmet.map((reason) => REASONS[reason]).join(', ');
  return `${standardId}: cannot be determined: ${reasons}; ${facts}. ${wouldSettle(verdict)}`;
}

function wouldSettle({ wouldSettle: missing }: StandardVerdict): string {
  const needs = [
    missing.missingAfterLossCdb > 0
      ? `${decibels(missing.missingAfterLossCdb)} dB more that no single loss undoes`
      : '',
    missing.groupsAtLeast > 0 ? `at least ${missing.groupsAtLeast} more independent groups` : '',
    missing.physicalEvidence === 1 ? 'physical evidence' : '',
  ].filter((need) => need !== '');
  return needs.length === 0
    ? 'Anything that tells the two apart would settle it.'
    : `It would take ${needs.join(', ')}.`;
}

function decibels(cdb: number): string {
  return (cdb / 100).toFixed(2);
}
