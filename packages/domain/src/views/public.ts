import { isReleased } from '../access/release.ts';
import { publicCell, seesIncident } from '../access/sight.ts';
import { hourAfter, hourBefore, onBeat } from '../access/told-times.ts';
import type { IncidentState, State } from '../core/state.ts';
import { isUnverifiable } from '../reports/report-sectors.ts';
import type { ViewContext } from './context.ts';
import { namedParties, responsibleName, sectorName, standardName, textIn } from './context.ts';
import { findingFor, titleOf } from './incident-summary.ts';
import { publicChanges, publicSince } from './public-changes.ts';
import { publicCounts, toldCount } from './public-counts.ts';
import { publicReports } from './public-reports.ts';
import type {
  PublicClaims,
  PublicFinding,
  PublicImpediment,
  PublicIncident,
  PublicSector,
  PublicStatus,
  PublicView,
} from './public-types.ts';
import { coverageOf } from './situation.ts';

/** What everybody may know. Nothing here depends on anything younger than the agreement's delay, or on a place within its cell. */
export function publicView(state: State, context: ViewContext): PublicView {
  const terms = state.agreement?.judgement ?? null;
  const content = state.agreement === null ? null : context.contentOf(state.agreement.index);
  const incidents = [...state.incidents.values()]
    .filter((incident) => incident.mergedInto === null && seesIncident(state, incident, 'public'))
    .map((incident) => publicIncident(state, incident, context))
    .sort((a, b) => b.fromMs - a.fromMs || (a.incidentId < b.incidentId ? -1 : 1));
  const [periodFromMs, periodToMs] = periodOf(state);
  return {
    origin: context.origin,
    exercise: context.origin.startsWith('exercise.'),
    asOfMs: onBeat(state.recordedAtMs),
    toldUntilMs: terms === null ? null : onBeat(state.recordedAtMs) - terms.publicDelayMs,
    delayMs: terms?.publicDelayMs ?? null,
    cellM: terms === null ? null : Math.max(5_000, terms.publicCellM),
    title: textIn(content, 'title', terms?.agreementId ?? 'Imported reports'),
    agreementTitle: terms === null ? null : textIn(content, 'agreementTitle', terms.agreementId),
    parties: namedParties(state, context.contentOf),
    periodFromMs,
    periodToMs,
    incidents,
    changes: publicChanges(state, context),
    reports: publicReports(state, context),
    ...publicCounts(state),
    claims: claimsOf(state, context),
    sectors: sectorsOf(state, context, incidents),
    impediments: impedimentsOf(state, context),
  };
}

function publicIncident(
  state: State,
  incident: IncidentState,
  context: ViewContext,
): PublicIncident {
  const { incidentId, incidentType, severity, sectorId, fromMs, toMs, area } = incident.judgement;
  const name = sectorId === null ? null : sectorName(state, context.contentOf, sectorId);
  const finding = publicFinding(state, incident, context);
  return {
    incidentId,
    incidentType,
    title: titleOf(incidentType, name),
    severity,
    status: statusOf(incident, finding),
    cause: incident.dismissed?.judgement.cause ?? null,
    sectorId,
    sectorName: name,
    fromMs: hourBefore(fromMs),
    toMs: hourAfter(toMs),
    cell: publicCell(state, area),
    finding,
    publicSinceMs: publicSince(state, incident),
  };
}

function publicFinding(
  state: State,
  incident: IncidentState,
  context: ViewContext,
): PublicFinding | null {
  const finding = findingFor(state, incident, 'public');
  if (finding === null || finding.issued === null || finding.withdrawn !== null) return null;
  const { findingId, responsible, standardId } = finding.judgement;
  const latest = finding.corrected.at(-1) ?? null;
  const statement = textIn(context.contentOf(latest?.index ?? finding.index), 'statement', '');
  return {
    findingId,
    responsible,
    responsibleName: responsibleName(namedParties(state, context.contentOf), responsible),
    standardName: standardId === null ? null : standardName(context.agreement, standardId),
    issuedAtMs: onBeat(finding.issued.recordedAtMs),
    statement: statement === '' ? null : statement,
  };
}

function statusOf(incident: IncidentState, finding: PublicFinding | null): PublicStatus {
  if (finding !== null)
    switch (finding.responsible) {
      case 'undetermined':
        return 'cannot-be-determined';
      case 'accident':
      case 'exercise':
      case 'natural':
        return 'not-a-violation';
      default:
        return 'finding';
    }
  if (incident.dismissed !== null) return 'not-a-violation';
  return isUnverifiable(incident) ? 'unverifiable' : 'under-verification';
}

function periodOf(state: State): readonly [number, number] {
  const spans = state.coverage.filter(({ judgement }) =>
    isReleased(state, judgement.toMs, 'public'),
  );
  const asOfMs = onBeat(state.recordedAtMs);
  return spans.length === 0
    ? [asOfMs, asOfMs]
    : spans.reduce<readonly [number, number]>(
        ([fromMs, toMs], { judgement }) => [
          Math.min(fromMs, judgement.fromMs),
          Math.max(toMs, judgement.toMs),
        ],
        [Number.MAX_SAFE_INTEGER, 0],
      );
}

function sectorsOf(
  state: State,
  context: ViewContext,
  incidents: readonly PublicIncident[],
): readonly PublicSector[] {
  const [fromMs, toMs] = periodOf(state);
  return coverageOf(state, context, { fromMs, toMs, sight: 'public' }).map(
    ({ sectorId, name, seenPpm }) => ({
      sectorId,
      name,
      seenPpm,
      incidents: incidents.filter((incident) => incident.sectorId === sectorId).length,
    }),
  );
}

/** In the agreement's order; only of what is older than the delay. */
function claimsOf(state: State, context: ViewContext): readonly PublicClaims[] {
  const told = [...state.allegations.values()].filter(({ judgement, recordedAtMs }) =>
    isReleased(state, Math.max(judgement.toMs, recordedAtMs), 'public'),
  );
  return namedParties(state, context.contentOf).map(({ partyId, name }) => {
    const count = (statement: string) =>
      toldCount(
        told.filter(
          ({ judgement }) => judgement.partyId === partyId && judgement.statement === statement,
        ).length,
      );
    return {
      partyId,
      partyName: name,
      accuses: count('accuses'),
      denies: count('denies'),
      admits: count('admits'),
    };
  });
}

/** Latest first. */
function impedimentsOf(state: State, context: ViewContext): readonly PublicImpediment[] {
  const parties = namedParties(state, context.contentOf);
  return state.impediments
    .filter(({ judgement }) => isReleased(state, judgement.toMs, 'public'))
    .map(({ judgement }) => ({
      impedimentType: judgement.impedimentType,
      partyName: judgement.partyId === null ? null : responsibleName(parties, judgement.partyId),
      sectorName: sectorName(state, context.contentOf, judgement.sectorId),
      fromMs: hourBefore(judgement.fromMs),
      toMs: hourAfter(judgement.toMs),
      minutesLost: judgement.minutesLost,
    }))
    .sort((a, b) => b.fromMs - a.fromMs)
    .slice(0, IMPEDIMENTS_MAX);
}

const IMPEDIMENTS_MAX = 50;
