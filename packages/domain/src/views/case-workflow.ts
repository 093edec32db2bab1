import { toldAtMs } from '../access/told-times.ts';
import { clocksOfIncident } from '../clocks/clocks-of.ts';
import { decisionOn } from '../commission/tally.ts';
import type { FindingId } from '../core/ids.ts';
import type { FindingState, IncidentState, State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import { phaseOf, phaseOutside } from '../incidents/phase.ts';
import { caseActions } from './actions.ts';
import { caseCandidates } from './case-candidates.ts';
import { decisionWords } from './commission-item.ts';
import { authorName, responsibleName } from './context.ts';
import { stepsOfCase } from './next-steps.ts';
import type { Reader } from './types.ts';
import { allegationShown, clocksShown, noticeShown, taskShown, wordsIn } from './workflow.ts';
import type { Showing } from './workflow.ts';
import type { CaseWorkflow, FindingLink } from './workflow-types.ts';

/**
 * What people did with a case. Parties see what they said themselves and what was served on them, both sides alike; who was sent where, what is
 * being drafted and who is recused stay with the mission; capitals and the public see the findings that were issued.
 */
export function caseWorkflow(
  showing: Showing,
  incident: IncidentState,
  reader: Reader,
): CaseWorkflow {
  const { state, context, nowMs, sight } = showing;
  const { incidentId } = incident.judgement;
  const isInside = sight === 'mission';
  const isNear = isInside || sight === 'party';
  const clocks = isNear ? clocksOfIncident(state, nowMs, incident) : [];
  return {
    phase: isInside ? phaseOf(state, incident) : phaseOutside(state, incident),
    allegationsShown: isNear
      ? incident.judgement.allegationIds
          .flatMap((each) => state.allegations.get(each) ?? [])
          .map((each) => allegationShown(showing, each))
      : [],
    tasks: isInside
      ? [...state.tasks.values()]
          .filter(({ judgement }) => judgement.incidentId === incidentId)
          .map((task) => taskShown(showing, task))
      : [],
    notices: isNear
      ? [...state.notices.values()]
          .filter(({ judgement }) => judgement.incidentId === incidentId)
          .map((notice) => noticeShown(showing, notice))
      : [],
    clocks: clocksShown(showing, clocks, isInside),
    newSinceDecision: isInside ? incident.newSinceDecision : [],
    isPlacePreferred: incident.preferred !== null,
    closedBecause:
      isInside && incident.closed !== null
        ? wordsIn(context.contentOf(incident.closed.index), 'reason')
        : null,
    mergedIntoId: incident.mergedInto,
    findingChain: chainOf(showing, incident, isInside),
    recused: isInside
      ? (state.recused.get(incidentId) ?? []).map(({ judgement }) =>
          authorName(state, context.contentOf, { kind: 'person', id: judgement.personId }),
        )
      : [],
    candidates: caseCandidates(showing, incident, reader),
    decided: isNear ? decidedOn(showing, incident) : null,
    next: stepsOfCase(showing, incident, sight),
    actions: caseActions(state, incident, reader, nowMs),
  };
}

function decidedOn(showing: Showing, { findingId }: IncidentState): CaseWorkflow['decided'] {
  const decision = findingId === null ? null : decisionOn(showing.state, findingId);
  return findingId === null || decision === null
    ? null
    : { findingId, words: decisionWords(showing, decision.judgement) };
}

function chainOf(
  { state, context, parties, sight }: Showing,
  incident: IncidentState,
  isInside: boolean,
): readonly FindingLink[] {
  const { issuedIds, findingId, nextFindingId } = incident;
  const drafts = [findingId, nextFindingId].flatMap((each) => each ?? []);
  const returned = isInside ? returnedOf(state, incident) : [];
  const ids = new Set<FindingId>([...returned, ...issuedIds, ...(isInside ? drafts : [])]);
  return [...ids].sort().flatMap((each) => {
    const finding = state.findings.get(each);
    if (finding === undefined) return [];
    const { judgement, issued, superseded } = finding;
    return [
      {
        findingId: each,
        standing: standingOf(finding),
        responsibleName: responsibleName(parties, judgement.responsible),
        issuedAtMs: issued === null ? null : toldAtMs(issued.recordedAtMs, sight),
        supersedesId: judgement.supersedesId ?? null,
        supersededById: superseded?.judgement.byFindingId ?? null,
        changes: changesOf(finding).map(({ kind, index, recordedAtMs }) => ({
          entryIndex: index,
          kind,
          atMs: toldAtMs(recordedAtMs, sight),
          reason: wordsIn(context.contentOf(index), 'reason'),
        })),
      },
    ];
  });
}

/** Drafts that the review sent back: whoever drafts again reads why. */
function returnedOf(
  { findings }: State,
  { judgement: { incidentId } }: IncidentState,
): readonly FindingId[] {
  return [...findings.values()].flatMap(({ judgement, issued, reviewed }) =>
    judgement.incidentId === incidentId &&
    issued === null &&
    reviewed?.judgement.outcome === 'returned'
      ? [judgement.findingId]
      : [],
  );
}

type Change = {
  readonly kind: FindingLink['changes'][number]['kind'];
  readonly index: number;
  readonly recordedAtMs: number;
};

function changesOf(finding: FindingState): readonly Change[] {
  const { corrected, superseded, withdrawn, reviewed } = finding;
  const changes: Change[] = corrected.map(({ index, recordedAtMs }) => ({
    kind: 'corrected',
    index,
    recordedAtMs,
  }));
  if (reviewed !== null && standingOf(finding) === 'returned')
    changes.push({ ...reviewed, kind: 'returned' });
  if (superseded !== null) changes.push({ ...superseded, kind: 'superseded' });
  if (withdrawn !== null) changes.push({ ...withdrawn, kind: 'withdrawn' });
  return changes;
}
