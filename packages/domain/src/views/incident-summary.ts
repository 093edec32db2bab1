import type { Sight } from '../access/sight.ts';
import { shownArea } from '../access/sight.ts';
import { toldSpan } from '../access/told-times.ts';
import type { FindingState, IncidentState, State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import { sectorName, textIn } from './context.ts';
import type { IncidentEnding, IncidentFill, IncidentStage, IncidentSummary } from './types.ts';

export function stageOf(incident: IncidentState, finding: FindingState | null): IncidentStage {
  if (finding !== null) {
    if (finding.issued !== null) return 'finding-issued';
    return finding.reviewed?.judgement.outcome === 'agreed'
      ? 'finding-reviewed'
      : 'finding-drafted';
  }
  if (incident.dismissed !== null) return 'dismissed';
  return incident.opened === null ? 'proposed' : 'open';
}

function endingOf(
  { closed, dismissed, issuedIds, reopened }: IncidentState,
  finding: FindingState | null,
): IncidentEnding | null {
  if (dismissed !== null) return null;
  if (closed !== null) return closed.judgement.outcome;
  if (finding === null) return issuedIds.length > 0 ? 'withdrawn' : null;
  if (finding.issued === null) return null;
  if (reopened !== null) return 'reopened';
  return finding.corrected.length > 0 ? 'corrected' : null;
}

/** Verified: an issued finding says who, or says that nobody can tell of something that an instrument recorded. */
function fillOf(stage: IncidentStage, undetermined: boolean, detections: number): IncidentFill {
  switch (stage) {
    case 'proposed':
      return 'proposal';
    case 'dismissed':
      return 'benign';
    case 'finding-issued':
      return undetermined && detections === 0 ? 'under-verification' : 'verified';
    default:
      return 'under-verification';
  }
}

/** How far the mission has come with a finding is its own affair until the finding is issued. */
function shownStage(stage: IncidentStage, sight: Sight): IncidentStage {
  const isInside = stage === 'finding-drafted' || stage === 'finding-reviewed';
  return isInside && sight !== 'mission' ? 'open' : stage;
}

/** The finding that a reader is shown: inside the mission the one that is being made or stands; outside the latest that was issued and not withdrawn. */
export function findingFor(
  state: State,
  { findingId, issuedIds }: IncidentState,
  sight: Sight,
): FindingState | null {
  const current = findingId === null ? null : (state.findings.get(findingId) ?? null);
  if (sight === 'mission') return current;
  if (current !== null && current.issued !== null) return current;
  const [latest] = issuedIds
    .flatMap((each) => state.findings.get(each) ?? [])
    .filter(({ withdrawn }) => withdrawn === null)
    .slice(-1);
  return latest ?? null;
}

/** The first line of every card, row and page about an incident. A benign finding (accident, natural, notified) fills grey as well. */
export function summarise(
  state: State,
  incident: IncidentState,
  context: ViewContext,
  sight: Sight,
): IncidentSummary {
  const { judgement } = incident;
  const finding = findingFor(state, incident, sight);
  const stage = shownStage(stageOf(incident, finding), sight);
  const { incidentType, sectorId } = judgement;
  return {
    incidentId: judgement.incidentId,
    title: textIn(
      context.contentOf(incident.index),
      'title',
      titleOf(
        incidentType,
        sectorId === null ? null : sectorName(state, context.contentOf, sectorId),
      ),
    ),
    incidentType,
    severity: judgement.severity,
    stage,
    ending: endingOf(incident, finding),
    fill: fillOf(
      stage,
      finding?.judgement.responsible === 'undetermined',
      judgement.eventIds.length,
    ),
    cause: incident.dismissed?.judgement.cause ?? null,
    ...toldSpan(judgement, sight),
    sectorId,
    area: shownArea(state, judgement.area, sight),
    detections: judgement.eventIds.length,
    observations: judgement.observationIds.length,
    allegations: judgement.allegationIds.length,
    findingId: finding?.judgement.findingId ?? null,
    responsible: finding?.judgement.responsible ?? null,
    standardId: finding?.judgement.standardId ?? null,
  };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  'small-arms-fire': 'Small-arms fire',
  'indirect-fire': 'Indirect fire',
  explosion: 'Explosion',
  'reported-violence': 'Reported violence',
};

export function titleOf(incidentType: string, place: string | null): string {
  const what = TYPE_WORDS[incidentType] ?? incidentType;
  return place === null ? what : `${what}, ${place}`;
}
