import type { SourceId } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import type { FileContext, FileFeed } from '../file-feed.ts';
import type { FileSource } from '../file-source.ts';
import type { FieldReader } from '../rows/field-reader.ts';
import { regionIdFrom } from '../rows/region-id.ts';
import { ZONED_SHAPE, millisecondsFromZoned } from '../rows/utc.ts';
import { openTable } from '../table-feed.ts';
import type { TakenRow } from '../table-feed.ts';

const TERMS = 'MIT, Vadimkin/ukrainian-air-raid-sirens-dataset';

/** The institution of a party that sounds the alarm: it knows first, and it is not neutral. */
const OFFICIAL: FileSource = {
  sourceId: id('sirens-official'),
  sourceClass: 'party-institution',
  ownerId: 'sirens-official',
  name: 'Air-raid alerts, official',
  terms: TERMS,
};

/** People who write down what they hear and read: not independent of the institution that sounds the alarm. */
const VOLUNTEER: FileSource = {
  sourceId: id('sirens-volunteer'),
  sourceClass: 'volunteers',
  ownerId: 'sirens-volunteer',
  name: 'Air-raid alerts, volunteers',
  terms: TERMS,
};

const OFFICIAL_COLUMNS = ['oblast', 'raion', 'hromada', 'level', 'started_at', 'finished_at'];
const VOLUNTEER_COLUMNS = ['region', 'started_at', 'finished_at', 'naive'];

const LEVELS = ['oblast', 'raion', 'hromada'] as const;

/** Intervals under air-raid alert, one named region each. A warning is no attack, and silence is no safety. */
export const sirens: FileFeed = {
  sources: () => [OFFICIAL, VOLUNTEER],
  open: (context) =>
    openTable(context, {
      required: (columns) => (columns.includes('region') ? VOLUNTEER_COLUMNS : OFFICIAL_COLUMNS),
      encodings: 'utf-8',
      read: (row, { columns }) =>
        columns.includes('region') ? readVolunteer(row, context) : readOfficial(row, context),
    }),
};

function readOfficial(row: FieldReader, context: FileContext): TakenRow {
  const level = row.word('level', LEVELS);
  const names = LEVELS.slice(0, LEVELS.indexOf(level) + 1).map((part) => row.name(part));
  const beyond = LEVELS.slice(names.length).find((part) => row.has(part));
  if (beyond !== undefined) row.refuse('malformed', `${beyond}: empty`, row.raw(beyond));
  return alert(row, context, { sourceId: OFFICIAL.sourceId, names, endGuessed: false, level });
}

function readVolunteer(row: FieldReader, context: FileContext): TakenRow {
  const names = [row.name('region')];
  const endGuessed = row.word('naive', ['False', 'True']) === 'True';
  return alert(row, context, { sourceId: VOLUNTEER.sourceId, names, endGuessed, level: 'oblast' });
}

interface AlertFacts {
  readonly sourceId: SourceId;
  readonly names: readonly string[];
  /** The source heard no all-clear and wrote an end of its own. */
  readonly endGuessed: boolean;
  readonly level: string;
}

function alert(
  row: FieldReader,
  { fromMs: leastMs, toMs: mostMs }: FileContext,
  { sourceId, names, endGuessed, level }: AlertFacts,
): TakenRow {
  const times = {
    read: millisecondsFromZoned,
    shape: ZONED_SHAPE,
    fromMs: leastMs,
    toMs: mostMs,
  };
  const fromMs = row.timeMs('started_at', times);
  const isOver = row.has('finished_at');
  const toMs = isOver ? row.timeMs('finished_at', times) : fromMs;
  if (toMs < fromMs)
    row.refuse('impossible-time', 'finished_at: not before started_at', row.raw('finished_at'));
  const regionId = regionIdFrom(names);
  const isOpen = !isOver || endGuessed;
  return {
    rowId: `${regionId} ${fromMs} ${isOver ? toMs : 'open'}`,
    item: {
      kind: 'observation',
      line: row.line,
      sourceId,
      observationType: 'air-raid-alert',
      fromMs,
      toMs,
      sectorId: null,
      count: 0,
      area: null,
      bearing: null,
      regionId,
      ...(isOpen ? { openEnd: 1 as const } : {}),
      text: '',
      more: { region: names.join(', '), level, ...(endGuessed ? { endGuessed } : {}) },
    },
  };
}
