import type { Area, ObservationType, PlaceUdeg } from '@holdfast/domain';
import type { FileContext } from '../file-feed.ts';
import { FieldReader } from '../rows/field-reader.ts';
import { regionIdFrom } from '../rows/region-id.ts';
import type { TakenRow } from '../table-feed.ts';
import { MAPPED_TYPES } from './mapping.ts';
import type { FieldRule, MappedField, Mapping } from './mapping.ts';

/** Where a row lies as its format itself says: the middle, and how far from it its outline goes, metres. */
export interface DrawnPlace {
  readonly place: PlaceUdeg;
  readonly reachM: number;
}

/** Looks up a row's fields by what the mapping calls them. */
export function mappedReader(
  mapping: Mapping,
  line: number,
  field: (name: string) => string | undefined,
): FieldReader {
  const rules: ReadonlyMap<string, FieldRule> = mapping.fields;
  return new FieldReader(line, (name) => {
    const rule = rules.get(name);
    if (rule === undefined) return undefined;
    return 'fixed' in rule ? rule.fixed : field(rule.name);
  });
}

/** An observation from a row, as the mapping reads it. `drawn` is null where the format has no geometry of its own. */
export function readMapped(
  row: FieldReader,
  mapping: Mapping,
  { fromMs: leastMs, toMs: mostMs }: FileContext,
  drawn: DrawnPlace | null,
): TakenRow {
  const times = {
    read: mapping.readTime,
    shape: mapping.timeFormat,
    fromMs: leastMs,
    toMs: mostMs,
  };
  const has = (field: MappedField) => mapping.fields.has(field) && row.has(field);
  const fromMs = row.timeMs('from', times);
  const mapsEnd = mapping.fields.has('to');
  const toMs = has('to') ? row.timeMs('to', times) : fromMs;
  if (toMs < fromMs) row.refuse('impossible-time', 'to: not before from', row.raw('to'));
  const region = has('region') ? row.name('region') : '';
  return {
    rowId: row.key('id'),
    item: {
      kind: 'observation',
      line: row.line,
      sourceId: mapping.source.sourceId,
      observationType: readType(row, mapping),
      fromMs,
      toMs,
      sectorId: null,
      count: has('count') ? row.integer('count', { least: 0, most: 1_000_000 }) : 0,
      area: readArea(row, mapping, drawn),
      bearing: null,
      ...(region === '' ? {} : { regionId: regionIdFrom([region]) }),
      ...(mapsEnd && !has('to') ? { openEnd: 1 as const } : {}),
      text: has('text') ? row.text('text') : '',
      more: { reportId: row.raw('id'), placeName: region },
    },
  };
}

function readType(row: FieldReader, { typeWords }: Mapping): ObservationType {
  if (typeWords.size === 0) return row.word('type', MAPPED_TYPES);
  const type = typeWords.get(row.raw('type'));
  if (type !== undefined) return type;
  row.refuse('unknown-value', `type: ${[...typeWords.keys()].join(', ')}`, row.raw('type'));
  return 'report';
}

/** A point needs a radius that the mapping gives: nobody assumes that a place is exact. */
function readArea(row: FieldReader, mapping: Mapping, drawn: DrawnPlace | null): Area | null {
  const given = drawn ?? readPlace(row, mapping);
  if (given === null) return null;
  const radius = { least: 1, most: 2_000_000 };
  const hasRadius = mapping.fields.has('radiusM');
  if (!hasRadius && given.reachM === 0)
    row.refuse('malformed', 'radiusM: how far the truth may lie from a point', 'nothing');
  const aroundM = hasRadius ? row.integer('radiusM', radius) : 0;
  return { shape: 'circle', ...given.place, radiusM: Math.max(1, aroundM + given.reachM) };
}

function readPlace(row: FieldReader, mapping: Mapping): DrawnPlace | null {
  if (mapping.fields.has('coordinates')) return readPair(row, mapping);
  if (!mapping.fields.has('latitude') && !mapping.fields.has('longitude')) return null;
  return { place: row.place('latitude', 'longitude'), reachM: 0 };
}

/** Both coordinates in one field: two numbers with a comma, a semicolon or spaces between, in the mapping's order. */
function readPair(row: FieldReader, { coordinateOrder }: Mapping): DrawnPlace {
  const [first, second, ...more] = row.raw('coordinates').split(/[,; ] */);
  if (second === undefined || more.length > 0)
    row.refuse('malformed', `coordinates: two numbers, ${coordinateOrder}`, row.raw('coordinates'));
  const isLatitudeFirst = coordinateOrder === 'latitude-longitude';
  const [latitude, longitude] = isLatitudeFirst ? [first, second] : [second, first];
  const pair = new FieldReader(row.line, (name) => (name === 'latitude' ? latitude : longitude));
  const place = pair.place('latitude', 'longitude');
  if (pair.problem !== null)
    row.refuse(pair.problem.code, pair.problem.expected, pair.problem.found);
  return { place, reachM: 0 };
}
