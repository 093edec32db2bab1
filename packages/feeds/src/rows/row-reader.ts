import type { Id, PlaceUdeg, Refusal, RefusalCode } from '@holdfast/domain';
import { id, isId } from '@holdfast/domain';
import { TEXT_LENGTH_MAX } from '../feed.ts';
import type { FeedContext } from '../feed.ts';
import { excerpt } from './lines.ts';
import { OUTSIDE_M_MAX, distanceOutsideM } from './region.ts';
import { UTC_SHAPE, microsecondsFromUtc } from './utc.ts';

/** Inclusive limits of a number. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

const NOT_A_NUMBER = /^[+-]?(nan|inf|infinity)$/i;

/**
 * Reads one JSON object field by field, strictly: each read says what is expected, and nothing is converted or repaired.
 * The first thing wrong is kept and every later read gives a stand-in value, so that a parser reads as a list of fields;
 * whoever reads MUST ask `problem()` last and drop the row when it answers. A field that nobody read is a problem too.
 */
export class RowReader {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #read = new Set<string>();
  readonly #inner: RowReader[] = [];
  readonly #context: FeedContext;
  readonly #line: number;
  #problem: Refusal | null = null;

  constructor(line: number, row: object, context: FeedContext) {
    this.#line = line;
    this.#fields = new Map<string, unknown>(Object.entries(row));
    this.#context = context;
  }

  /** The first thing wrong with the row, inner objects and fields nobody asked for included; null when all is well. */
  problem(): Refusal | null {
    if (this.#problem !== null) return this.#problem;
    const inner = this.#inner.find((reader) => reader.problem() !== null);
    if (inner !== undefined) return inner.problem();
    const unknown = [...this.#fields.keys()].find((name) => !this.#read.has(name));
    if (unknown === undefined) return null;
    const expected = `no fields but ${[...this.#read].join(', ')}`;
    return { code: 'malformed', line: this.#line, expected, found: excerpt(unknown) };
  }

  /** Says that the row is wrong in a way that only the feed knows. The first problem stays. */
  refuse(code: RefusalCode, expected: string, found: string): void {
    this.#problem ??= { code, line: this.#line, expected, found: excerpt(found) };
  }

  /** True when the row has the field at all. */
  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** True when the field is null; it counts as read. */
  isNull(name: string): boolean {
    if (this.#fields.get(name) !== null) return false;
    this.#read.add(name);
    return true;
  }

  /** A string of 0 to `lengthMax` code units, by default `TEXT_LENGTH_MAX`. */
  text(name: string, lengthMax = TEXT_LENGTH_MAX): string {
    const value = this.#take(name);
    if (typeof value !== 'string') return this.#wrong('malformed', `${name}: text`, value, '');
    if (value.length <= lengthMax) return value;
    const found = `${value.length} characters`;
    this.refuse('too-long', `${name}: at most ${lengthMax} characters`, found);
    return '';
  }

  id<K extends string>(name: string): Id<K> {
    const text = this.text(name, 80);
    if (isId(text)) return id<K>(text);
    return this.#wrong('malformed', `${name}: an id`, text, id<K>('x'));
  }

  /** One of a closed list of words. */
  word<W extends string>(name: string, words: readonly [W, ...W[]]): W {
    const text = this.text(name, 80);
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    return this.#wrong('unknown-value', `${name}: ${words.join(', ')}`, text, words[0]);
  }

  /** The id of something that the mission knows. */
  known<K extends string>(name: string, ids: ReadonlySet<string>): Id<K> {
    const value = this.id<K>(name);
    if (ids.has(value)) return value;
    return this.#wrong('unknown-value', `${name}: one of the agreement's`, value, value);
  }

  /** A finite number within limits. */
  number(name: string, { least, most }: Limits, code: RefusalCode = 'malformed'): number {
    const value = this.#take(name);
    const notNumber = typeof value === 'string' && NOT_A_NUMBER.test(value);
    if (notNumber || (typeof value === 'number' && !Number.isFinite(value)))
      return this.#wrong('not-a-number', `${name}: a number`, value, least);
    if (typeof value !== 'number')
      return this.#wrong('malformed', `${name}: a number`, value, least);
    if (value >= least && value <= most) return value === 0 ? 0 : value;
    return this.#wrong(code, `${name}: ${least} to ${most}`, value, least);
  }

  /** A whole number within limits. */
  integer(name: string, limits: Limits): number {
    const value = this.number(name, limits);
    if (Number.isSafeInteger(value)) return value;
    return this.#wrong('malformed', `${name}: a whole number`, value, limits.least);
  }

  /** A UTC time that the context holds to be possible, in whole milliseconds, rounded down; `aheadMs` may lie beyond its end. */
  timeMs(name: string, aheadMs = 0): number {
    const text = this.text(name, 80);
    const { fromMs, toMs } = this.#context;
    if (NOT_A_NUMBER.test(text)) return this.#wrong('not-a-number', `${name}: a time`, text, 0);
    const timeUs = microsecondsFromUtc(text);
    if (timeUs === null) return this.#wrong('malformed', `${name}: ${UTC_SHAPE}`, text, 0);
    const timeMs = Math.floor(timeUs / 1000);
    if (timeMs >= fromMs && timeMs <= toMs + aheadMs) return timeMs;
    const expected = `${name}: between ${fromMs} and ${toMs + aheadMs} ms since 1970`;
    return this.#wrong('impossible-time', expected, text, 0);
  }

  /** `from_utc` and `to_utc`, in this order. */
  span(aheadMs = 0): { readonly fromMs: number; readonly toMs: number } {
    const fromMs = this.timeMs('from_utc', aheadMs);
    const toMs = this.timeMs('to_utc', aheadMs);
    if (toMs < fromMs) this.refuse('impossible-time', 'to_utc not before from_utc', `${toMs} ms`);
    return { fromMs, toMs };
  }

  /** `latitude_deg` and `longitude_deg`, rounded to microdegrees, within 200 km of the mission's region. */
  place(): PlaceUdeg {
    const code = 'impossible-place';
    const latitudeDeg = this.number('latitude_deg', { least: -90, most: 90 }, code);
    const longitudeDeg = this.number('longitude_deg', { least: -180, most: 180 }, code);
    const place = { latitudeUdeg: toUdeg(latitudeDeg), longitudeUdeg: toUdeg(longitudeDeg) };
    if (this.#problem === null) {
      const outsideM = distanceOutsideM(this.#context.region, place);
      if (outsideM > OUTSIDE_M_MAX) {
        const found = `${latitudeDeg}, ${longitudeDeg}, ${Math.round(outsideM / 1000)} km outside`;
        this.refuse(code, 'a place within 200 km of the region', found);
      }
    }
    return place;
  }

  /** A reader of an object within this one; its problems are this row's. */
  inside(name: string): RowReader {
    return this.#innerOf(name, this.#take(name));
  }

  /** Readers of a list of such objects, one to `most`. */
  insideEach(name: string, most: number): readonly RowReader[] {
    const value = this.#take(name);
    if (Array.isArray(value) && value.length > 0 && value.length <= most)
      return value.map((each: unknown) => this.#innerOf(name, each));
    this.refuse('malformed', `${name}: a list of 1 to ${most} objects`, shown(value));
    return [];
  }

  #innerOf(name: string, value: unknown): RowReader {
    const found = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!found) this.refuse('malformed', `${name}: an object or null`, shown(value));
    const inner = new RowReader(this.#line, found ? value : {}, this.#context);
    if (found) this.#inner.push(inner);
    return inner;
  }

  #take(name: string): unknown {
    this.#read.add(name);
    return this.#fields.get(name);
  }

  #wrong<T>(code: RefusalCode, expected: string, found: unknown, standIn: T): T {
    this.refuse(code, expected, shown(found));
    return standIn;
  }
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return JSON.stringify(value);
}

/** Microdegrees; never -0. */
function toUdeg(deg: number): number {
  return Math.round(deg * 1_000_000) + 0;
}
