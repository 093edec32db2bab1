import type { EntryOf } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { IncidentState } from '../incidents/state.ts';
import { step } from '../incidents/step.ts';
import type { FindingJudgements } from './judgements.ts';
import type { FindingState } from './state.ts';

/** The kinds of entry that weigh, and that find. */
export const FINDING_KINDS: Readonly<Record<keyof FindingJudgements, true>> = {
  'ledger.weighed': true,
  'finding.drafted': true,
  'finding.reviewed': true,
  'finding.issued': true,
  'finding.corrected': true,
  'finding.superseded': true,
  'finding.withdrawn': true,
  'member.recused': true,
};

type FindingEntry = EntryOf<keyof FindingJudgements>;
type LaterEntry = Exclude<
  FindingEntry,
  EntryOf<'ledger.weighed'> | EntryOf<'finding.drafted'> | EntryOf<'member.recused'>
>;

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldFinding(state: FoldState, entry: FindingEntry): void {
  switch (entry.kind) {
    case 'ledger.weighed':
      return step(state, entry, entry.judgement.incidentId, () => ({ ledger: stated(entry) }));
    case 'finding.drafted':
      return foldDraft(state, entry);
    case 'member.recused': {
      const { incidentId } = entry.judgement;
      state.recused.set(incidentId, [...(state.recused.get(incidentId) ?? []), stated(entry)]);
      return step(state, entry, incidentId, () => ({}));
    }
    default:
      return foldLater(state, entry);
  }
}

/** A draft that is to supersede an issued finding waits beside it: that one stands until this one is issued. */
function foldDraft(state: FoldState, entry: EntryOf<'finding.drafted'>): void {
  const { findingId, incidentId, supersedesId } = entry.judgement;
  state.findings.set(findingId, {
    ...stated(entry),
    draftedBy: id<'person'>(entry.author.id),
    reviewed: null,
    issued: null,
    corrected: [],
    superseded: null,
    withdrawn: null,
  });
  step(state, entry, incidentId, () =>
    supersedesId === undefined ? { findingId } : { nextFindingId: findingId },
  );
}

function foldLater(state: FoldState, entry: LaterEntry): void {
  const { findingId } = entry.judgement;
  replace(state.findings, findingId, (finding) => ({ ...finding, ...changeOf(finding, entry) }));
  const incidentId = state.findings.get(findingId)?.judgement.incidentId;
  if (incidentId !== undefined)
    step(state, entry, incidentId, (incident) => consequenceOf(incident, entry));
}

function changeOf(finding: FindingState, entry: LaterEntry): Partial<FindingState> {
  const by = id<'person'>(entry.author.id);
  switch (entry.kind) {
    case 'finding.reviewed':
      return { reviewed: { ...stated(entry), by } };
    case 'finding.issued':
      return { issued: { ...stated(entry), by } };
    case 'finding.corrected':
      return { corrected: [...finding.corrected, stated(entry)] };
    case 'finding.superseded':
      return { superseded: stated(entry) };
    case 'finding.withdrawn':
      return { withdrawn: stated(entry) };
  }
}

/** What becomes of the incident: a finding that was returned or withdrawn frees it, one that is issued is the one that stands. */
function consequenceOf(incident: IncidentState, entry: LaterEntry): Partial<IncidentState> {
  const { findingId } = entry.judgement;
  const without: Partial<IncidentState> = {
    ...(incident.findingId === findingId ? { findingId: null } : {}),
    ...(incident.nextFindingId === findingId ? { nextFindingId: null } : {}),
  };
  switch (entry.kind) {
    case 'finding.reviewed':
      return entry.judgement.outcome === 'returned' ? without : {};
    case 'finding.withdrawn':
      return without;
    case 'finding.issued':
      return {
        issuedIds: [...incident.issuedIds, findingId],
        ...(incident.nextFindingId === findingId
          ? { findingId, nextFindingId: null, reopened: null }
          : {}),
      };
    case 'finding.corrected':
    case 'finding.superseded':
      return {};
  }
}
