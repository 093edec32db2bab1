import type { ContentOf, NewEntryOf } from '../core/entry.ts';
import type { Engine } from '../core/engine.ts';
import { authorOf } from '../core/engine.ts';
import { numberedId } from '../core/ids.ts';
import type { IncidentId } from '../core/ids.ts';
import type { CircleArea, Severity } from '../core/judgements.ts';
import type { ObservationState, State } from '../core/state.ts';
import { clusterReports } from '../merging/index.ts';
import type { Report } from '../merging/index.ts';
import { memberOf, textIn } from '../views/context.ts';

export interface ReportInputs {
  readonly contentOf: ContentOf;
}

/**
 * Reports by others (a dataset, the press), each with its own precision of place and day → incidents. Reports that
 * speak of one incident become one; a case that a person has opened, dismissed or found on is never changed by itself.
 */
export function incidentsFromReports(
  state: State,
  { contentOf }: ReportInputs,
  engine: Engine,
): readonly NewEntryOf<'incident.proposed'>[] {
  const reported = [...state.observations.values()].filter(
    ({ judgement }) => judgement.observationType === 'report' && judgement.area !== null,
  );
  const fresh = reported.filter(({ incidentId }) => incidentId === null);
  if (fresh.length === 0) return [];
  const byId = new Map(
    reported.map((observation) => [String(observation.judgement.observationId), observation]),
  );
  const groups = clusterReports(fresh.map((observation) => reportOf(observation, contentOf)));
  let ordinal = state.incidents.size;
  return groups.flatMap((group) => {
    const members = group.flatMap((reportId) => byId.get(reportId) ?? []);
    return members.length === 0
      ? []
      : [proposal(numberedId<'incident'>('HF', (ordinal += 1)), members, contentOf, engine)];
  });
}

/** What the matcher compares: interval, place and its precision, words, toll. */
function reportOf({ judgement, index }: ObservationState, contentOf: ContentOf): Report {
  const content = contentOf(index);
  const more = memberOf(content, 'more');
  const best = memberOf(memberOf(more, 'deaths'), 'best');
  const area = judgement.area;
  return {
    id: judgement.observationId,
    startMs: judgement.fromMs,
    endMs: judgement.toMs + 1,
    latitudeDeg: (area?.latitudeUdeg ?? 0) / 1e6,
    longitudeDeg: (area?.longitudeUdeg ?? 0) / 1e6,
    radiusM: area?.shape === 'circle' ? area.radiusM : 0,
    text: `${textIn(content, 'text', '')} ${textIn(more, 'placeDescription', '')}`,
    type: `${textIn(more, 'sideA', '')} - ${textIn(more, 'sideB', '')}`,
    sourceId: judgement.sourceId,
    ...(typeof best === 'number' ? { casualties: best } : {}),
  };
}

function proposal(
  incidentId: IncidentId,
  members: readonly ObservationState[],
  contentOf: ContentOf,
  engine: Engine,
): NewEntryOf<'incident.proposed'> {
  const finest = members.reduce((best, member) =>
    radiusOf(member) < radiusOf(best) ? member : best,
  );
  const more = memberOf(contentOf(finest.index), 'more');
  const tolls = members.map((member) => tollOf(member, contentOf));
  return {
    kind: 'incident.proposed',
    author: authorOf(engine),
    judgement: {
      incidentId,
      incidentType: 'reported-violence',
      severity: severityOf(Math.max(...tolls)),
      fromMs: Math.min(...members.map(({ judgement }) => judgement.fromMs)),
      toMs: Math.max(...members.map(({ judgement }) => judgement.toMs)),
      sectorId: null,
      area: areaOf(finest),
      eventIds: [],
      observationIds: members.map(({ judgement }) => judgement.observationId),
      allegationIds: [],
      activityIds: [],
    },
    content: { title: titleOf(textIn(more, 'placeName', 'place not named'), members.length) },
  };
}

function titleOf(place: string, reports: number): string {
  return reports === 1
    ? `Reported violence, ${place}`
    : `Reported violence, ${place}, ${reports} reports`;
}

function areaOf({ judgement }: ObservationState): CircleArea {
  const { area } = judgement;
  if (area?.shape === 'circle') return area;
  return {
    shape: 'circle',
    latitudeUdeg: area?.latitudeUdeg ?? 0,
    longitudeUdeg: area?.longitudeUdeg ?? 0,
    radiusM: 50_000,
  };
}

function radiusOf(observation: ObservationState): number {
  return areaOf(observation).radiusM;
}

function tollOf({ index }: ObservationState, contentOf: ContentOf): number {
  const best = memberOf(memberOf(memberOf(contentOf(index), 'more'), 'deaths'), 'best');
  return typeof best === 'number' ? best : 0;
}

/** By deaths as reported: none S2, some S3, 25 and more S4 (UCDP's own threshold for a year of armed conflict). */
function severityOf(deaths: number): Severity {
  if (deaths >= 25) return 4;
  return deaths > 0 ? 3 : 2;
}
