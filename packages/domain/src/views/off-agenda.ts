import type { Sight } from '../access/sight.ts';
import { seesIncident } from '../access/sight.ts';
import { toldAtMs } from '../access/told-times.ts';
import { decisionOn } from '../commission/tally.ts';
import type { FindingState } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import type { OffAgenda, Overtaken } from './commission-types.ts';
import { authorName } from './context.ts';
import { stepsOfCase } from './next-steps.ts';
import { wordsIn } from './workflow.ts';
import type { Showing } from './workflow.ts';

/** Why a finding that was asked for is not before the commission, and what it waits for. Parties are told of findings that were issued, and of no others. */
export function offAgenda(shown: Showing, findingId: string, sight: Sight): OffAgenda {
  const finding = [...shown.state.findings.values()].find(
    ({ judgement }) => judgement.findingId === findingId,
  );
  const known = finding !== undefined && isKnown(shown, finding, sight) ? finding : undefined;
  if (known === undefined) {
    const sentence =
      sight === 'mission'
        ? 'No finding on record has this number.'
        : 'No finding of this number was issued. One that is issued reaches both parties in the same minute.';
    return { findingId, incidentId: null, sentence, overtaken: null, next: [] };
  }
  const incident = shown.state.incidents.get(known.judgement.incidentId);
  const isGone = known.superseded !== null;
  return {
    findingId,
    incidentId: known.judgement.incidentId,
    sentence: sentenceOf(shown, known, sight),
    overtaken: overtakenOf(shown, known),
    next: incident === undefined || isGone ? [] : stepsOfCase(shown, incident, sight),
  };
}

function isKnown({ state }: Showing, { judgement, issued }: FindingState, sight: Sight): boolean {
  const incident = state.incidents.get(judgement.incidentId);
  if (incident === undefined) return false;
  return sight === 'mission' || (issued !== null && seesIncident(state, incident, sight));
}

function sentenceOf(shown: Showing, finding: FindingState, sight: Sight): string {
  const { state, context } = shown;
  switch (standingOf(finding)) {
    case 'draft':
      return `It is a draft by ${authorName(state, context.contentOf, { kind: 'person', id: finding.draftedBy })}. It comes on the agenda when it is reviewed, both parties were heard, and the head of mission issues it.`;
    case 'returned':
      return 'The review sent the draft back. An investigator drafts another, which comes on the agenda when it is issued.';
    case 'superseded':
      return 'Another finding took its place before the commission decided: that one is on the agenda.';
    case 'withdrawn':
      return 'It was withdrawn before the commission decided. The case goes on without it, and a new finding would come on the agenda.';
    case 'stands':
      return sight === 'mission'
        ? 'It stands, and its case is not on record.'
        : 'It is before the commission. What it decides is shown here to both parties in the same minute.';
  }
}

/** What became of a finding that stands no more: who put another in its place or withdrew it, and why. Null while it stands, and for a draft. */
export function overtakenOf(
  { state, context, sight }: Showing,
  finding: FindingState,
): Overtaken | null {
  const { superseded, withdrawn, reviewed } = finding;
  const returned = finding.issued === null && standingOf(finding) === 'returned' ? reviewed : null;
  const last = withdrawn ?? superseded ?? returned;
  if (last === null) return null;
  const author = context.entryOf(last.index)?.author ?? null;
  return {
    how: withdrawn !== null ? 'withdrawn' : superseded !== null ? 'superseded' : 'returned',
    entryIndex: last.index,
    atMs: toldAtMs(last.recordedAtMs, sight),
    by:
      author === null || sight !== 'mission' ? null : authorName(state, context.contentOf, author),
    reason: wordsIn(context.contentOf(last.index), 'reason'),
    byFindingId: superseded?.judgement.byFindingId ?? null,
    wasDecided: decisionOn(state, finding.judgement.findingId) !== null,
  };
}
