import { instantFromMs } from '@holdfast/geo';
import type { MissionReport, ReportRow } from '@holdfast/domain';
import { csvText } from './csv-cell.ts';
import type { Cell } from './csv-cell.ts';

/** Tables that go with a report, for those who count again. Codes and UTC instants, not words: the same in every language. */
export const ANNEXES = [
  'observations',
  'figures',
  'sectors',
  'impediments',
  'activities',
  'corrections',
  'follow-up',
] as const;
export type Annex = (typeof ANNEXES)[number];

/** One annex as CSV (RFC 4180, UTF-8, a header row). No cell can start a formula in a spreadsheet. */
export function csvOf(report: MissionReport, annex: Annex): string {
  const [header, ...rows] = TABLES[annex](report);
  return csvText([header ?? [], ...rows]);
}

type Table = (report: MissionReport) => readonly (readonly Cell[])[];

const instant = (timeMs: number): string => instantFromMs(timeMs) ?? '';

const TABLES: Readonly<Record<Annex, Table>> = {
  observations: ({ rows }) => [
    [
      'observer_sector',
      'direction',
      'distance_near_m',
      'distance_far_m',
      'means',
      'count_kind',
      'count_least',
      'count_most',
      'observation',
      'weapon',
      'from_utc',
      'to_utc',
      'case_id',
      'entries',
    ],
    ...rows.map(observationCells),
  ],
  figures: ({ figures, periodStartsMs }) => [
    ['measure', 'source_id', 'unit', 'period_from_utc', 'value'],
    ...figures.flatMap(({ measure, sourceId, unit, series }) =>
      series.map((value, at) => [measure, sourceId, unit, instant(periodStartsMs[at] ?? 0), value]),
    ),
  ],
  sectors: ({ sectors, parties }) => [
    [
      'sector_id',
      'sector',
      'incidents',
      'located',
      'observed',
      'findings_against_a_party',
      'seen_s',
      'whole_s',
      ...parties.map(({ partyId }) => `claims_of_${partyId}`),
      'seen_by_mission',
      'verified',
      'unverifiable',
    ],
    ...sectors.map((each) => [
      each.sectorId,
      each.name,
      each.incidents,
      each.detections,
      each.observations,
      each.findings,
      each.seenS,
      each.wholeS,
      ...each.claims,
      each.seen,
      each.verified,
      each.unverifiable,
    ]),
  ],
  impediments: ({ impediments }) => [
    ['sector', 'impediment', 'party', 'from_utc', 'to_utc', 'minutes_lost', 'entry'],
    ...impediments.map((each) => [
      each.sectorName,
      each.impedimentType,
      each.partyName,
      instant(each.fromMs),
      instant(each.toMs),
      each.minutesLost,
      each.entryIndex,
    ]),
  ],
  activities: ({ activities }) => [
    ['activity', 'party', 'from_utc', 'to_utc', 'cases', 'entry'],
    ...activities.map((each) => [
      each.activity,
      each.partyName,
      instant(each.fromMs),
      instant(each.toMs),
      each.incidentIds.join(' '),
      each.entryIndex,
    ]),
  ],
  corrections: ({ corrections }) => [
    ['recorded_utc', 'subject', 'id', 'act', 'by_id', 'reason', 'entry'],
    ...corrections.map((each) => [
      instant(each.recordedAtMs),
      each.subject,
      each.subjectId,
      each.act,
      each.byId,
      each.reason,
      each.entryIndex,
    ]),
  ],
  'follow-up': ({ followUp }) => [
    ['report_ids', 'case_id', 'recorded_utc', 'act', 'subject_id', 'entry'],
    ...followUp.flatMap(({ reportIds, incidentId, done }): readonly (readonly Cell[])[] =>
      done.length === 0
        ? [[reportIds.join(' '), incidentId, null, 'nothing', null, null]]
        : done.map((each) => [
            reportIds.join(' '),
            incidentId,
            instant(each.recordedAtMs),
            each.act,
            each.subjectId,
            each.entryIndex,
          ]),
    ),
  ],
};

function observationCells(row: ReportRow): readonly Cell[] {
  const { count } = row;
  return [
    row.sectorName,
    row.directions.join(' '),
    row.band?.nearM ?? null,
    row.band?.farM ?? null,
    row.means,
    count.sort,
    count.sort === 'not-counted' ? null : count.least,
    count.sort === 'range' ? count.most : count.sort === 'exact' ? count.least : null,
    row.what,
    row.weapon,
    instant(row.fromMs),
    instant(row.toMs),
    row.incidentId,
    row.entryIndices.join(' '),
  ];
}
