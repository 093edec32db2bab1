import type { CircleArea, JsonValue } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import type { FileContext, FileFeed } from '../file-feed.ts';
import type { FileSource } from '../file-source.ts';
import { FieldReader, isName } from '../rows/field-reader.ts';
import { regionIdFrom } from '../rows/region-id.ts';
import { ZONED_SHAPE, millisecondsFromZoned } from '../rows/utc.ts';
import type { TakenRow } from '../table-feed.ts';
import { openRecords } from '../xml/record-feed.ts';
import { childrenOf, textAt } from '../xml/records.ts';
import type { XmlElement } from '../xml/records.ts';
import { placeOfGeometry } from '../mapped-geojson/geometry.ts';

const DEFAULT: FileSource = {
  sourceId: id('cap'),
  sourceClass: 'alerting-authority',
  ownerId: 'cap',
  name: 'Alerting authority, not named',
  terms: 'not stated',
};

/** Most observations of one alert: its parts times their areas. */
const PARTS_MAX = 1_000;

/** Public alerts in the Common Alerting Protocol 1.2: one observation for each area of an alert. A warning is no event. */
export const cap: FileFeed = {
  sources: ({ source }) => [source ?? DEFAULT],
  open: (context) =>
    openRecords({
      roots: ['alert', 'feed', 'rss'],
      record: 'alert',
      read: (alert, line) => {
        const row = new FieldReader(line, (path) => textAt(alert, path.split('.')));
        return { row, taken: readAlert(row, alert, context) };
      },
    }),
};

function readAlert(row: FieldReader, alert: XmlElement, context: FileContext): readonly TakenRow[] {
  const rowId = `${row.key('sender')} ${row.key('identifier')}`;
  // A test or an exercise is no alert: it stays on record as refused, and is counted nowhere.
  row.word('status', ['Actual']);
  const messageType = row.word('msgType', ['Alert', 'Update', 'Cancel']);
  const sentMs = timeAt(row, alert, 'sent', context) ?? context.fromMs;
  const infos = childrenOf(alert, 'info');
  const language = infos[0] === undefined ? undefined : textAt(infos[0], ['language']);
  const spoken = infos.filter((info) => textAt(info, ['language']) === language);
  if (spoken.length === 0 && messageType !== 'Cancel')
    row.refuse('malformed', 'info: at least one', 'none');
  const others = infos.filter((info) => !spoken.includes(info));
  const shared = { messageType, references: row.text('references') || null };
  if (messageType === 'Cancel') return [cancelled(row, rowId, sentMs, shared, context)];
  const rows = spoken.flatMap((info) =>
    observationsOf(row, info, { rowId, sentMs, shared, others, context }),
  );
  if (rows.length > PARTS_MAX)
    row.refuse('too-long', `at most ${PARTS_MAX} areas`, `${rows.length}`);
  return rows.map((each, at) => (at === 0 ? each : { ...each, rowId: `${rowId} ${at + 1}` }));
}

interface AlertFacts {
  readonly rowId: string;
  readonly sentMs: number;
  readonly shared: Readonly<Record<string, JsonValue>>;
  /** The same alert in other languages. */
  readonly others: readonly XmlElement[];
  readonly context: FileContext;
}

function observationsOf(
  row: FieldReader,
  info: XmlElement,
  { rowId, sentMs, shared, others, context }: AlertFacts,
): readonly TakenRow[] {
  const onset = timeAt(row, info, 'onset', context) ?? timeAt(row, info, 'effective', context);
  const fromMs = onset ?? sentMs;
  const expiresMs = timeAt(row, info, 'expires', context);
  if (expiresMs !== null && expiresMs < fromMs)
    row.refuse('impossible-time', 'expires: not before onset', textAt(info, ['expires']) ?? '');
  const toMs = expiresMs ?? fromMs;
  const more: JsonValue = {
    ...shared,
    event: wordAt(info, 'event'),
    urgency: wordAt(info, 'urgency'),
    severity: wordAt(info, 'severity'),
    certainty: wordAt(info, 'certainty'),
    headline: wordAt(info, 'headline'),
    otherLanguages: others.map((other) => ({
      language: wordAt(other, 'language'),
      headline: wordAt(other, 'headline'),
    })),
  };
  const areas = childrenOf(info, 'area');
  if (areas.length === 0) row.refuse('malformed', 'area: at least one', 'none');
  return areas.map((area) => {
    const region = textAt(area, ['areaDesc']) ?? '';
    if (!isName(region)) row.refuse('malformed', 'areaDesc: a name', region);
    return {
      rowId,
      item: {
        kind: 'observation',
        line: area.line,
        sourceId: (context.source ?? DEFAULT).sourceId,
        observationType: 'public-alert',
        fromMs,
        toMs,
        sectorId: null,
        count: 0,
        area: areaFrom(row, area),
        bearing: null,
        regionId: regionIdFrom([region]),
        ...(expiresMs === null ? { openEnd: 1 as const } : {}),
        text: wordAt(info, 'description', 4_000),
        more: { ...more, region },
      },
    };
  });
}

function cancelled(
  row: FieldReader,
  rowId: string,
  sentMs: number,
  shared: Readonly<Record<string, JsonValue>>,
  { source }: FileContext,
): TakenRow {
  return {
    rowId,
    item: {
      kind: 'observation',
      line: row.line,
      sourceId: (source ?? DEFAULT).sourceId,
      observationType: 'alert-cancelled',
      fromMs: sentMs,
      toMs: sentMs,
      sectorId: null,
      count: 0,
      area: null,
      bearing: null,
      text: row.text('note'),
      more: shared,
    },
  };
}

/** A time that is there must be right; null when it is not there. */
function timeAt(
  row: FieldReader,
  element: XmlElement,
  name: string,
  { fromMs, toMs }: FileContext,
): number | null {
  const text = textAt(element, [name]);
  if (text === undefined && name !== 'sent') return null;
  const timeMs = millisecondsFromZoned(text ?? '');
  if (timeMs === null) row.refuse('malformed', `${name}: ${ZONED_SHAPE}`, text ?? '');
  // An alert may hold for days to come.
  else if (timeMs < fromMs || timeMs > toMs + EXPIRES_AHEAD_MS)
    row.refuse('impossible-time', `${name}: ${fromMs} to ${toMs} ms since 1970`, text ?? '');
  return timeMs;
}

const EXPIRES_AHEAD_MS = 30 * 86_400_000;

function wordAt(element: XmlElement, name: string, lengthMax = 400): string {
  return (textAt(element, [name]) ?? '').slice(0, lengthMax);
}

/** The circle (`latitude,longitude radius in km`), or the circle around the polygon; null for an area that has only a name. */
function areaFrom(row: FieldReader, area: XmlElement): CircleArea | null {
  const circle = textAt(area, ['circle']);
  const polygon = textAt(area, ['polygon']);
  const text = circle ?? polygon;
  if (text === undefined) return null;
  const [, outline = text, radius = '0'] =
    circle === undefined ? [] : (/^(\S+) (\S+)$/.exec(circle) ?? []);
  const pairs = outline.split(/\s+/, 20_001).map((pair) => pair.split(',').map(Number));
  const coordinates = circle === undefined ? [pairs] : (pairs[0] ?? []);
  const type = circle === undefined ? 'Polygon' : 'Point';
  const drawn = placeOfGeometry(row, { type, coordinates }, 'latitude-longitude');
  const radiusKm = new FieldReader(row.line, () => radius);
  const aroundM = radiusKm.decimal('circle', { least: 0, most: 2_000 }) * 1000;
  if (radiusKm.problem !== null)
    row.refuse(radiusKm.problem.code, radiusKm.problem.expected, radius);
  if (drawn === null) return null;
  return {
    shape: 'circle',
    ...drawn.place,
    radiusM: Math.max(1, Math.ceil(aroundM) + drawn.reachM),
  };
}
