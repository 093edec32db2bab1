import type { JsonValue, SourceId } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import type { FileContext, FileFeed, FileReader } from '../file-feed.ts';
import type { FileSource } from '../file-source.ts';
import { openElements } from '../json/element-feed.ts';
import { memberAt, valueAt } from '../json/value-at.ts';
import { FieldReader } from '../rows/field-reader.ts';
import { firstOf } from '../rows/first-of.ts';
import { millisecondsFromZoned } from '../rows/utc.ts';
import type { TakenRow } from '../table-feed.ts';
import { openRecords } from '../xml/record-feed.ts';
import { childrenOf, textAt } from '../xml/records.ts';
import type { XmlElement } from '../xml/records.ts';

const DEFAULT: FileSource = {
  sourceId: id('seismic-catalogue'),
  sourceClass: 'seismic-agency',
  ownerId: 'seismic-catalogue',
  name: 'Seismic catalogue, agency not named',
  terms: 'not stated',
};

/** How far an epicentre may be off when the catalogue does not say, metres: our judgement for a regional network. */
const UNSTATED_RADIUS_M = 20_000;

const LESS = 60;

/** Seismic events of an agency's catalogue, as QuakeML 1.2 or as the USGS's GeoJSON: a shaking of the ground, whatever its cause. */
export const quakeml: FileFeed = {
  sources: ({ source }) => [source ?? DEFAULT],
  open: (context) => firstOf((byte) => (byte === LESS ? openQuakeml(context) : openUsgs(context))),
};

function openQuakeml(context: FileContext): FileReader {
  return openRecords({
    roots: ['quakeml'],
    record: 'event',
    read: (event, line) => {
      const origin = preferred(event, 'origin', 'preferredOriginID');
      const magnitude = preferred(event, 'magnitude', 'preferredMagnitudeID');
      const row = new FieldReader(line, (path) => {
        if (path === 'publicID') return event.attributes.get('publicID');
        const [part = '', ...rest] = path.split('.');
        if (part === 'origin') return origin && textAt(origin, rest);
        if (part === 'magnitude') return magnitude && textAt(magnitude, rest);
        return textAt(event, [part, ...rest]);
      });
      const radius = 'origin.originUncertainty.horizontalUncertainty';
      const facts = {
        timeMs: row.timeMs('origin.time.value', { ...times(context), read: readQuakemlTime }),
        latitude: 'origin.latitude.value',
        longitude: 'origin.longitude.value',
        radius: row.has(radius) ? radius : null,
        magnitude: row.has('magnitude.mag.value') ? 'magnitude.mag.value' : null,
        key: 'publicID',
        text: 'description.text',
        more: {
          depthM: row.has('origin.depth.value')
            ? row.decimal('origin.depth.value', { least: -10_000, most: 1_000_000 })
            : null,
          eventType: row.text('type'),
          agency: row.text('creationInfo.agencyID'),
        },
      };
      return { row, taken: seismicEvent(row, (context.source ?? DEFAULT).sourceId, facts) };
    },
  });
}

/** The child that the event prefers; else its first. */
function preferred(event: XmlElement, name: string, reference: string): XmlElement | undefined {
  const wanted = textAt(event, [reference]);
  const all = childrenOf(event, name);
  return all.find(({ attributes }) => attributes.get('publicID') === wanted) ?? all[0];
}

/** QuakeML's times are UTC, with or without a `Z`. */
function readQuakemlTime(text: string): number | null {
  return millisecondsFromZoned(text) ?? millisecondsFromZoned(`${text}Z`);
}

function openUsgs(context: FileContext): FileReader {
  return openElements({
    arrayName: 'features',
    isDocument: (value) => memberAt(value, 'type') === 'FeatureCollection',
    isElement: (value) => memberAt(value, 'type') === 'Feature',
    expected: 'QuakeML, or a GeoJSON FeatureCollection of events',
    read: (row, feature) => {
      const point = valueAt(feature, ['geometry', 'coordinates']);
      const [longitude, latitude, depthKm]: readonly unknown[] = Array.isArray(point) ? point : [];
      const placed = new FieldReader(row.line, (name) => {
        const value = name === 'latitude' ? latitude : name === 'longitude' ? longitude : depthKm;
        return typeof value === 'number' ? String(value) : undefined;
      });
      const place = placed.place('latitude', 'longitude');
      const depth = placed.has('depth')
        ? placed.decimal('depth', { least: -10, most: 1_000 })
        : null;
      if (placed.problem !== null)
        row.refuse(placed.problem.code, placed.problem.expected, placed.problem.found);
      const facts = {
        timeMs: row.timeMs('properties.time', { ...times(context), read: readEpochMs }),
        place,
        radius: null,
        magnitude: row.has('properties.mag') ? 'properties.mag' : null,
        key: 'id',
        text: 'properties.place',
        more: {
          depthM: depth === null ? null : Math.round(depth * 1000),
          eventType: row.text('properties.type'),
          agency: row.text('properties.net'),
        },
      };
      return seismicEvent(row, (context.source ?? DEFAULT).sourceId, facts);
    },
  });
}

function readEpochMs(text: string): number | null {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

function times({ fromMs, toMs }: FileContext) {
  return { shape: 'a UTC time', fromMs, toMs };
}

/** The names of the fields that the two formats have in common, and what has been read already. */
interface SeismicFacts {
  readonly timeMs: number;
  readonly place?: ReturnType<FieldReader['place']>;
  readonly latitude?: string;
  readonly longitude?: string;
  readonly radius: string | null;
  readonly magnitude: string | null;
  readonly key: string;
  readonly text: string;
  readonly more: Readonly<Record<string, JsonValue>>;
}

function seismicEvent(row: FieldReader, sourceId: SourceId, facts: SeismicFacts): TakenRow {
  const { timeMs, radius, magnitude } = facts;
  const place = facts.place ?? row.place(facts.latitude ?? '', facts.longitude ?? '');
  const radiusM =
    radius === null
      ? UNSTATED_RADIUS_M
      : Math.max(1, Math.ceil(row.decimal(radius, { least: 0, most: 1_000_000 })));
  return {
    rowId: row.key(facts.key),
    item: {
      kind: 'observation',
      line: row.line,
      sourceId,
      observationType: 'seismic-event',
      fromMs: timeMs,
      toMs: timeMs,
      sectorId: null,
      count: 1,
      area: { shape: 'circle', ...place, radiusM },
      bearing: null,
      text: row.text(facts.text),
      more: {
        ...facts.more,
        radiusStated: radius !== null,
        magnitude: magnitude === null ? null : row.decimal(magnitude, { least: -5, most: 11 }),
      },
    },
  };
}
