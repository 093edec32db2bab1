/** What the public could fetch at one time: texts by address. */
export interface Cut {
  readonly files: ReadonlyMap<string, string>;
}

/** What must not be found out. */
export interface Truth {
  readonly places: readonly { readonly latitudeUdeg: number; readonly longitudeUdeg: number }[];
  /** When it happened, milliseconds UTC: told by the hour, so never to the second. */
  readonly times: readonly number[];
  /** Numbers of what is younger than the delay. */
  readonly young: readonly string[];
  /** Side of the narrowest cell, metres. */
  readonly leastCellM: number;
}

export interface Leak {
  readonly kind: 'place' | 'time' | 'young' | 'cell' | 'count';
  /** Where it was found, or how far it could be narrowed. */
  readonly where: string;
}

/** A hundredth of a cell. */
const NEAR_UDEG = 1_000;
/** One degree of a meridian where it is longest. */
const METRES_PER_DEGREE_MAX = 111_700;
const COUNT_LEAST = 3;
const INCIDENTS = '/public/data/incidents.csv';
const COUNTS = '/public/data/counts.csv';

/** What follows from all cuts together; each kind at most once. */
export function leaksIn(cuts: readonly Cut[], truth: Truth): readonly Leak[] {
  const texts = cuts.flatMap(({ files }) => [...files]);
  const found = (kind: Leak['kind'], where: string | undefined): readonly Leak[] =>
    where === undefined ? [] : [{ kind, where }];
  const first = (holds: (text: string) => boolean) => texts.find(([, text]) => holds(text))?.[0];
  return [
    ...found(
      'place',
      first((text) => findsPlace(text, truth)),
    ),
    ...found(
      'time',
      first((text) => findsTime(text, truth)),
    ),
    ...found('young', findsYoung(texts, truth)),
    ...found('cell', narrowed(cuts, truth.leastCellM)),
    ...found('count', smallCount(cuts)),
  ];
}

/** Two numbers beside each other, in either order, in millionths or in degrees. */
function findsPlace(text: string, { places }: Truth): boolean {
  const numbers = (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const isNear = (number: number | undefined, udeg: number) =>
    number !== undefined &&
    [number, number * 1e6].some((each) => Math.abs(each - udeg) < NEAR_UDEG);
  return places.some(({ latitudeUdeg, longitudeUdeg }) =>
    numbers.some(
      (number, at) =>
        isNear(number, latitudeUdeg) &&
        [numbers[at - 1], numbers[at + 1]].some((beside) => isNear(beside, longitudeUdeg)),
    ),
  );
}

function findsTime(text: string, { times }: Truth): boolean {
  return times.some((timeMs) =>
    [String(timeMs), new Date(timeMs).toISOString().slice(0, 16)].some((told) =>
      text.includes(told),
    ),
  );
}

/** An address that asks for a number may say it again. */
function findsYoung(
  texts: readonly (readonly [string, string])[],
  { young }: Truth,
): string | undefined {
  return texts.find(([path, text]) =>
    young.some((name) => !path.includes(name) && text.includes(name)),
  )?.[0];
}

type Box = readonly [south: number, west: number, north: number, east: number];

/** The incident whose cells of all cuts, laid over each other, leave less than the least cell. */
function narrowed(cuts: readonly Cut[], leastCellM: number): string | undefined {
  const boxes = new Map<string, Box>();
  for (const row of rowsOf(cuts, INCIDENTS)) {
    const edges = ['south_deg', 'west_deg', 'north_deg', 'east_deg'].map((name) =>
      Number(row[name]),
    );
    const [south = 0, west = 0, north = 0, east = 0] = edges;
    const name = row['incident_id'] ?? '';
    const before = boxes.get(name) ?? [-90, -180, 90, 180];
    boxes.set(name, [
      Math.max(before[0], south),
      Math.max(before[1], west),
      Math.min(before[2], north),
      Math.min(before[3], east),
    ]);
  }
  for (const [name, [south, west, north, east]] of boxes) {
    const wide = Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
    const sidesM = [north - south, (east - west) * wide].map((deg) => deg * METRES_PER_DEGREE_MAX);
    if (Math.min(...sidesM) < leastCellM) return `${name} to ${Math.min(...sidesM).toFixed(0)} m`;
  }
  return undefined;
}

/**
 * A count below three told outright; left over when two cuts of one day and cell are taken from each other; or left over, or narrowed to less than "fewer than 3" says, when those
 * are taken from it that one cut counted and another shows one by one. Whoever reasons so takes it that nothing else has changed.
 */
function smallCount(cuts: readonly Cut[]): string | undefined {
  const shown = cuts.map((cut) => shownIn(cut));
  const told = new Map<string, Set<number>>();
  for (const row of rowsOf(cuts, COUNTS)) {
    const count = toldIn(row);
    if (count === null) continue;
    const key = keyOf(row);
    const left = count.most - countedAndShown(cuts, shown, key);
    if (left < COUNT_LEAST) return `${key}: at most ${String(left)}`;
    if (count.least !== count.most) continue;
    told.set(key, (told.get(key) ?? new Set()).add(count.least));
  }
  for (const [key, counts] of told) {
    const spread = Math.max(...counts) - Math.min(...counts);
    if (spread > 0 && spread < COUNT_LEAST) return `${key}: ${String(spread)} more or less`;
  }
  return undefined;
}

type Row = Readonly<Record<string, string>>;

const keyOf = (row: Row) => `${row['day_utc'] ?? ''} ${row['cell_id'] ?? ''}`;

/** What a row says of a count: a number, or a step and with it that the next is not reached. Null for "fewer than 3", which is what may be known. */
function toldIn(row: Row): { readonly least: number; readonly most: number } | null {
  const cases = row['cases'] ?? '';
  const least = Number.parseInt(cases, 10);
  if (Number.isNaN(least)) return null;
  return { least, most: cases.endsWith(' or more') ? least * 10 - 1 : least };
}

/** How many cases of a day and cell one cut counted, because it told of that day and did not show them, and another cut shows. */
function countedAndShown(
  cuts: readonly Cut[],
  shown: readonly ReadonlyMap<string, string>[],
  key: string,
): number {
  const counting = cuts.flatMap((cut, at) =>
    rowsOf([cut], COUNTS).some((row) => keyOf(row) === key) ? [shown[at]] : [],
  );
  const names = shown.flatMap((each) =>
    [...each].flatMap(([name, where]) => (where === key ? [name] : [])),
  );
  return new Set(names.filter((name) => counting.some((each) => each?.has(name) !== true))).size;
}

/** Day and cell of every incident that a cut shows one by one. */
function shownIn(cut: Cut): ReadonlyMap<string, string> {
  return new Map(
    rowsOf([cut], INCIDENTS).map((row) => [
      row['incident_id'] ?? '',
      `${(row['from_hour_utc'] ?? '').slice(0, 10)} ${row['cell_id'] ?? ''}`,
    ]),
  );
}

function rowsOf(cuts: readonly Cut[], path: string): readonly Row[] {
  return cuts.flatMap(({ files }) => {
    const [header = [], ...rows] = (files.get(path) ?? '')
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    return rows.map((cells) =>
      Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])),
    );
  });
}
