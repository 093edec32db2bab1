import type { Judgements, StandardOfProof } from '../core/judgements.ts';
import { id } from '../core/ids.ts';
import type { IncidentState, State } from '../core/state.ts';
import { assessmentOf, rowsAgainst, standardOfProof } from '../weighing/index.ts';
import type { Ledger, StandardVerdict } from '../weighing/index.ts';
import type { ViewContext } from './context.ts';
import { authorName, responsibleName, standardName } from './context.ts';
import type { CaseLedger, CaseStandard } from './case-types.ts';
import type { NamedParty } from './types.ts';

/** The last ledger as a screen shows it: names, the word with its number, what speaks against it and what would settle it. */
export function caseLedger(
  state: State,
  incident: IncidentState,
  parties: readonly NamedParty[],
  context: ViewContext,
): CaseLedger | null {
  const recorded = incident.ledger;
  if (recorded === null || recorded.judgement.rows.length === 0) return null;
  const { judgement } = recorded;
  const ledger = ledgerFrom(judgement, state.agreement?.judgement.capCdb ?? 1000);
  const standards = (state.agreement?.judgement.standards ?? []).map((standard) => ({
    standard,
    verdict: standardOfProof(ledger, standard),
  }));
  const nameOf = (groupId: string) => groupName(state, context, groupId);
  const { word, percent } = assessmentOf(ledger);
  return {
    entryIndex: recorded.index,
    tableVersion: judgement.tableVersion,
    capCdb: ledger.capCdb,
    hypotheses: judgement.hypotheses.map((code) => ({
      code,
      name: responsibleName(parties, code),
    })),
    priorCdb: judgement.priorCdb,
    rows: judgement.rows.map((row) => ({
      groupId: row.groupId,
      name: nameOf(row.groupId),
      reports: row.reports,
      effectiveMilli: row.effectiveMilli,
      capped: row.capped === 1,
      physical: row.physical === 1,
      weightsCdb: row.weightsCdb,
      entryIndices: row.entryIndices,
    })),
    scoreCdb: judgement.scoreCdb,
    leading: judgement.leading,
    word,
    percent,
    standards: standards.map((each) =>
      caseStandard(each, standardName(context.agreement, each.standard.standardId)),
    ),
    against: rowsAgainst(ledger, AGAINST_MAX).map(
      ({ groupId, againstCdb, favours }) =>
        `${nameOf(groupId)} speaks for ${responsibleName(parties, favours)}, by ${decibans(againstCdb)}.`,
    ),
    wouldSettle: standards.flatMap(({ standard, verdict }) =>
      settleSentences(standardName(context.agreement, standard.standardId), verdict),
    ),
    withheldInputs: judgement.withheldInputs,
  };
}

const AGAINST_MAX = 3;

/** Groups whose reports speak for who leads, by how much over the best of the others: strongest first. */
export function rowsInFavour({ hypotheses, rows, leading }: CaseLedger): readonly string[] {
  const first = hypotheses.findIndex(({ code }) => code === leading);
  return rows
    .map(({ name, reports, weightsCdb }) => {
      const others = weightsCdb.filter((_, i) => i !== first);
      const forCdb = (weightsCdb[first] ?? 0) - (others.length === 0 ? 0 : Math.max(...others));
      return { forCdb, words: `${name}, ${reports} ${reports === 1 ? 'report' : 'reports'}` };
    })
    .filter(({ forCdb }) => forCdb > 0)
    .sort((a, b) => b.forCdb - a.forCdb || (a.words < b.words ? -1 : 1))
    .map(({ forCdb, words }) => `${words}: by ${decibans(forCdb)}.`);
}

function ledgerFrom(judgement: Judgements['ledger.weighed'], capCdb: number): Ledger {
  const { tableVersion, hypotheses, priorCdb, rows, scoreCdb, leading } = judgement;
  return { tableVersion, capCdb, hypotheses, priorCdb, rows, scoreCdb, leading };
}

function caseStandard(
  { standard, verdict }: { standard: StandardOfProof; verdict: StandardVerdict },
  name: string,
): CaseStandard {
  return {
    standardId: standard.standardId,
    name,
    thresholdCdb: standard.thresholdCdb,
    leastGroups: standard.leastGroups,
    survivesLossOf: standard.survivesLossOf,
    physicalEvidence: standard.physicalEvidence === 1,
    met: verdict.met === 1,
    marginCdb: verdict.marginCdb,
    worstMarginCdb: verdict.worstMarginCdb,
    groupsInFavour: verdict.groupsInFavour,
  };
}

function settleSentences(name: string, { met, wouldSettle }: StandardVerdict): readonly string[] {
  if (met === 1) return [];
  const { missingCdb, missingAfterLossCdb, groupsAtLeast, physicalEvidence } = wouldSettle;
  const parts: string[] = [];
  if (missingCdb > 0) parts.push(`${decibans(missingCdb)} more`);
  else if (missingAfterLossCdb > 0)
    parts.push(`${decibans(missingAfterLossCdb)} more from a further group`);
  if (groupsAtLeast > 0)
    parts.push(
      `at least ${groupsAtLeast} further independent ${groupsAtLeast === 1 ? 'group' : 'groups'}`,
    );
  if (physicalEvidence === 1) parts.push('physical evidence');
  return [`${name}: ${parts.join(', ')}.`];
}

/** Groups are named for their first source. */
function groupName(state: State, context: ViewContext, groupId: string): string {
  if (groupId === 'acoustic-network') return 'Acoustic network';
  if (groupId === 'anonymous') return 'Unknown accounts together';
  return state.sources.has(id<'source'>(groupId))
    ? authorName(state, context.contentOf, { kind: 'source', id: groupId })
    : groupId;
}

/** `6.20 dB` from centidecibans. */
function decibans(cdb: number): string {
  const whole = Math.floor(Math.abs(cdb) / 100);
  const rest = String(Math.abs(cdb) % 100).padStart(2, '0');
  return `${cdb < 0 ? '−' : ''}${whole}.${rest} dB`;
}
