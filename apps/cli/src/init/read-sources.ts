import { id, isId } from '@holdfast/domain';
import type { PartyId, SourceClass, SourceId } from '@holdfast/domain';
import type { TableRow } from '@holdfast/feeds';
import type { Complaints } from './problem.ts';
import { readDecimal, readRows } from './read-rows.ts';

/** Someone who sends signed files. */
export interface SourceRow {
  readonly line: number;
  readonly sourceId: SourceId;
  readonly sourceClass: SourceClass;
  /** Sources of one owner and one means are one voice in a ledger. */
  readonly ownerId: string;
  readonly name: string;
  readonly partyId: PartyId | null;
}

/** A sensor behind its gateway, as an enrolment holds it. */
export interface SensorRow {
  readonly line: number;
  readonly sourceId: string;
  readonly sensorId: string;
  readonly latitudeUdeg: number;
  readonly longitudeUdeg: number;
  readonly timingSigmaUs: number;
}

export const SOURCE_COLUMNS = ['source_id', 'class', 'owner_id', 'name', 'party_id'] as const;
export const SENSOR_COLUMNS = [
  'sensor_id',
  'source_id',
  'latitude_deg',
  'longitude_deg',
  'timing_sigma_ms',
] as const;

/** Classes that sign what they send. */
const CLASSES = [
  'acoustic-network',
  'patrol',
  'party-spokesman',
  'party-notice',
  'weather-service',
] as const;

function isSigningClass(text: string): text is (typeof CLASSES)[number] {
  return CLASSES.some((each) => each === text);
}

/** Reads sources.csv. A spokesman and a notice desk speak for a party; nobody else does. */
export function readSources(
  bytes: Uint8Array,
  parties: ReadonlySet<string>,
  complaints: Complaints,
): readonly SourceRow[] {
  const seen = new Set<string>();
  return readRows(bytes, SOURCE_COLUMNS, complaints).flatMap(({ line, field }): SourceRow[] => {
    const sourceId = field('source_id');
    const sourceClass = field('class');
    const party = field('party_id');
    const before = complaints.problems.length;
    complainOfId({ line, column: 'source_id', text: sourceId, seen }, complaints);
    if (!isSigningClass(sourceClass))
      complaints.add(line, `class: one of ${CLASSES.join(', ')}`, sourceClass);
    if (!isId(field('owner_id')))
      complaints.add(
        line,
        'owner_id: letters, digits and . _ -, a letter first',
        field('owner_id'),
      );
    if (field('name').trim() === '') complaints.add(line, 'name: some words', 'nothing');
    const speaks = sourceClass.startsWith('party-');
    if (speaks && !parties.has(party))
      complaints.add(line, `party_id: one of ${[...parties].join(', ')}`, party);
    if (!speaks && party !== '')
      complaints.add(line, `party_id: nothing for ${sourceClass}`, party);
    if (complaints.problems.length > before || !isSigningClass(sourceClass)) return [];
    const partyId = party === '' ? null : id<'party'>(party);
    return [
      {
        line,
        sourceId: id<'source'>(sourceId),
        sourceClass,
        ownerId: field('owner_id'),
        name: field('name'),
        partyId,
      },
    ];
  });
}

/** [west, south, east, north], degrees. */
type BoundsDeg = readonly [number, number, number, number];

/** Reads sensors.csv. Each sensor lies on the map and behind a source of class acoustic-network. */
export function readSensors(
  bytes: Uint8Array,
  known: { readonly sources: readonly SourceRow[]; readonly boundsDeg: BoundsDeg },
  complaints: Complaints,
): readonly SensorRow[] {
  const gateways = new Set<string>(
    known.sources
      .filter(({ sourceClass }) => sourceClass === 'acoustic-network')
      .map(({ sourceId }) => sourceId),
  );
  const [west, south, east, north] = known.boundsDeg;
  const seen = new Set<string>();
  return readRows(bytes, SENSOR_COLUMNS, complaints).flatMap((row: TableRow): SensorRow[] => {
    const { line, field } = row;
    const sensorId = field('sensor_id');
    const sourceId = field('source_id');
    const before = complaints.problems.length;
    complainOfId({ line, column: 'sensor_id', text: sensorId, seen }, complaints);
    if (!gateways.has(sourceId))
      complaints.add(line, 'source_id: an acoustic-network of sources.csv', sourceId);
    const latitudeDeg = readDecimal(
      row,
      { column: 'latitude_deg', least: south, most: north },
      complaints,
    );
    const longitudeDeg = readDecimal(
      row,
      { column: 'longitude_deg', least: west, most: east },
      complaints,
    );
    const sigmaMs = readDecimal(
      row,
      { column: 'timing_sigma_ms', least: 0.001, most: 1000 },
      complaints,
    );
    if (complaints.problems.length > before) return [];
    if (latitudeDeg === null || longitudeDeg === null || sigmaMs === null) return [];
    return [
      {
        line,
        sourceId,
        sensorId,
        latitudeUdeg: Math.round(latitudeDeg * 1e6),
        longitudeUdeg: Math.round(longitudeDeg * 1e6),
        timingSigmaUs: Math.max(1, Math.round(sigmaMs * 1000)),
      },
    ];
  });
}

interface IdField {
  readonly line: number;
  readonly column: string;
  readonly text: string;
  readonly seen: Set<string>;
}

function complainOfId({ line, column, text, seen }: IdField, complaints: Complaints): void {
  if (!isId(text))
    complaints.add(line, `${column}: letters, digits and . _ -, a letter first`, text);
  else if (seen.has(text)) complaints.add(line, `${column}: each once`, `${text} again`);
  seen.add(text);
}
