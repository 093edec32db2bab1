import type { IncidentState } from '../core/state.ts';
import { perHourMilli } from '../coverage/seen-time.ts';
import { sectorCounts } from '../coverage/sector-rates.ts';
import { findingFor, summarise } from '../views/incident-summary.ts';
import { sectorName } from '../views/context.ts';
import { isPublished } from './figures-from-feeds.ts';
import type { ReportSector, SetAside } from './report.ts';
import { isWithin } from './told.ts';
import type { Told } from './told.ts';

/** Each sector of the agreement, in its order: what was seen and how long, and, apart from it, what the parties claim. */
export function reportSectors(told: Told): readonly ReportSector[] {
  const { state, context, period, isTold } = told;
  const parties = state.agreement?.judgement.parties ?? [];
  const incidents = standingIn(told);
  const counted = sectorCounts(asTold(told), period);
  const accusations = [...state.allegations.values()].filter(
    ({ judgement }) =>
      judgement.statement === 'accuses' &&
      isWithin(period, judgement.fromMs) &&
      isTold(judgement.toMs),
  );
  return counted.map(({ sectorId, detections, observations, violations, seenS, wholeS }) => {
    const own = incidents.filter(({ judgement }) => judgement.sectorId === sectorId);
    return {
      sectorId,
      name: sectorName(state, context.contentOf, sectorId),
      seenS,
      wholeS,
      incidents: own.length,
      detections,
      observations,
      findings: violations,
      incidentsPerHourMilli: perHourMilli(own.length, seenS),
      claims: parties.map(
        (partyId) =>
          accusations.filter(
            ({ judgement }) => judgement.sectorId === sectorId && judgement.partyId === partyId,
          ).length,
      ),
      seen: own.filter((incident) => isSeen(told, incident)).length,
      verified: own.filter(
        (incident) => summarise(state, incident, context, told.query.audience).fill === 'verified',
      ).length,
      unverifiable: own.filter(isUnverifiable).length,
    };
  });
}

/** True where an instrument or a person of the mission perceived something of it. */
function isSeen({ state }: Told, { judgement }: IncidentState): boolean {
  return (
    judgement.eventIds.length > 0 ||
    judgement.observationIds.some((observationId) => {
      const observation = state.observations.get(observationId);
      return observation !== undefined && !isPublished(state, observation.judgement);
    })
  );
}

/** Incidents of the period that were not set aside. */
export function standingIn({ incidents, period }: Told): readonly IncidentState[] {
  return incidents.filter(
    ({ dismissed, judgement }) => dismissed === null && isWithin(period, judgement.fromMs),
  );
}

export function isUnverifiable({ closed }: IncidentState): boolean {
  const outcome = closed?.judgement.outcome;
  return outcome === 'unverifiable-access' || outcome === 'unverifiable-coverage';
}

/** How many incidents of the period were set aside, by cause. */
export function setAsideIn({ incidents, period }: Told): readonly SetAside[] {
  const counts = new Map<SetAside['cause'], number>();
  for (const { dismissed, judgement } of incidents)
    if (dismissed !== null && isWithin(period, judgement.fromMs))
      counts.set(dismissed.judgement.cause, (counts.get(dismissed.judgement.cause) ?? 0) + 1);
  return [...counts]
    .map(([cause, count]) => ({ cause, count }))
    .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1));
}

/** The parts of the state that are counted, without what was set aside and what this audience is not told. What feeds publish is in figures of its own. */
function asTold({ state, query, isTold, isCounted }: Told) {
  const pick = <K, V>(map: ReadonlyMap<K, V>, keep: (value: V) => boolean) =>
    new Map([...map].filter(([, value]) => keep(value)));
  return {
    ...state,
    events: pick(state.events, (each) => isTold(each.judgement.originTimeMs) && isCounted(each)),
    observations: pick(
      state.observations,
      (each) =>
        isTold(each.judgement.toMs) && !isPublished(state, each.judgement) && isCounted(each),
    ),
    coverage: state.coverage.filter(({ judgement }) => isTold(judgement.toMs)),
    findings: pick(state.findings, ({ judgement, issued }) => {
      const incident = state.incidents.get(judgement.incidentId);
      return (
        issued !== null &&
        incident !== undefined &&
        findingFor(state, incident, query.audience) !== null &&
        isTold(judgement.toMs)
      );
    }),
  };
}
