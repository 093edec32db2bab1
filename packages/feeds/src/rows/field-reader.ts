import type { PlaceUdeg, Refusal, RefusalCode } from '@holdfast/domain';
import { TEXT_LENGTH_MAX } from '../feed.ts';
import { excerpt } from './lines.ts';
import type { Limits } from './row-reader.ts';

const NOT_A_NUMBER = /^[+-]?(nan|inf|infinity)$/i;
const DECIMAL = /^[+-]?\d{1,400}(?:\.\d{0,400})?(?:[eE][+-]?\d{1,4})?$/;
const INTEGER = /^[+-]?\d{1,15}$/;

/** Letters, digits and the marks that names of places and people hold: no control, no direction override, no formula. */
const NAME = /^[\p{L}\p{N}(][\p{L}\p{M}\p{N} .,'’ʼ‘"«»()/&-]{0,199}$/u;

/** What a source's own id of a row may look like. */
const KEY = /^[\p{L}\p{N}][\p{L}\p{N}._:@/#?=&+-]{0,199}$/u;

/** True for the text of a name: 1 to 200 characters, begun by a letter, a digit or a bracket. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/**
 * Reads the fields of a row that somebody else laid out, as texts by name. Nothing is trimmed or repaired. The first thing wrong is kept and
 * every later read gives a stand-in value: whoever reads MUST look at `problem` last and drop the row when it is not null.
 */
export class FieldReader {
  problem: Refusal | null = null;
  readonly line: number;
  readonly #field: (name: string) => string | undefined;

  constructor(line: number, field: (name: string) => string | undefined) {
    this.line = line;
    this.#field = field;
  }

  /** Says that the row is wrong in a way that only the feed knows. The first problem stays. */
  refuse(code: RefusalCode, expected: string, found: string): void {
    this.problem ??= { code, line: this.line, expected, found: excerpt(found) };
  }

  /** The field as it stands; empty when it is missing. */
  raw(name: string): string {
    return this.#field(name) ?? '';
  }

  has(name: string): boolean {
    return this.raw(name) !== '';
  }

  /** Any text, kept word for word: 0 to `TEXT_LENGTH_MAX` code units. */
  text(name: string): string {
    const text = this.raw(name);
    if (text.length <= TEXT_LENGTH_MAX) return text;
    const expected = `${name}: at most ${TEXT_LENGTH_MAX} characters`;
    this.refuse('too-long', expected, `${text.length} characters`);
    return '';
  }

  /** The name of a place or a person. */
  name(name: string): string {
    const text = this.raw(name);
    if (isName(text)) return text;
    this.refuse(
      codeOf(text),
      `${name}: a name of 1 to 200 letters, digits and plain marks`,
      visible(text),
    );
    return 'x';
  }

  /** The source's own id of the row. */
  key(name: string): string {
    const text = this.raw(name);
    if (KEY.test(text)) return text;
    this.refuse(codeOf(text), `${name}: an id of 1 to 200 letters, digits and . _ : @ / -`, text);
    return 'x';
  }

  /** One of a closed list of words. */
  word<W extends string>(name: string, words: readonly [W, ...W[]]): W {
    const text = this.raw(name);
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    this.refuse('unknown-value', `${name}: ${words.join(', ')}`, text);
    return words[0];
  }

  /** A finite number within limits; `code` is for one that is outside. */
  decimal(name: string, { least, most }: Limits, code: RefusalCode = 'malformed'): number {
    const text = this.raw(name);
    const value = Number(text);
    const isDecimal = DECIMAL.test(text);
    if (isDecimal && value >= least && value <= most) return value + 0;
    this.refuse(isDecimal ? code : codeOf(text), `${name}: a number, ${least} to ${most}`, text);
    return least;
  }

  /** A whole number within limits. */
  integer(name: string, { least, most }: Limits): number {
    const text = this.raw(name);
    const value = Number(text);
    if (INTEGER.test(text) && value >= least && value <= most) return value + 0;
    this.refuse(codeOf(text), `${name}: a whole number from ${least} to ${most}`, text);
    return least;
  }

  /** A place on the globe, in degrees, rounded to microdegrees. */
  place(latitude: string, longitude: string): PlaceUdeg {
    const latitudeDeg = this.decimal(latitude, { least: -90, most: 90 }, 'impossible-place');
    const longitudeDeg = this.decimal(longitude, { least: -180, most: 180 }, 'impossible-place');
    return placeFromDeg(latitudeDeg, longitudeDeg);
  }

  /** A time that `read` understands, written as `shape`, between `fromMs` and `toMs`. */
  timeMs(name: string, { read, shape, fromMs, toMs }: TimeField): number {
    const text = this.raw(name);
    const timeMs = read(text);
    if (timeMs !== null && timeMs >= fromMs && timeMs <= toMs) return timeMs;
    if (timeMs === null) this.refuse(codeOf(text), `${name}: ${shape}`, text);
    else this.refuse('impossible-time', `${name}: ${fromMs} to ${toMs} ms since 1970`, text);
    return fromMs;
  }
}

/** How a feed writes times, and which are possible. */
export interface TimeField {
  /** Milliseconds since 1970 UTC, or null when the text is no time. */
  readonly read: (text: string) => number | null;
  readonly shape: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Microdegrees, never -0. */
export function placeFromDeg(latitudeDeg: number, longitudeDeg: number): PlaceUdeg {
  return {
    latitudeUdeg: Math.round(latitudeDeg * 1_000_000) + 0,
    longitudeUdeg: Math.round(longitudeDeg * 1_000_000) + 0,
  };
}

/** What a text that cannot be read is refused as. */
export function codeOf(text: string): RefusalCode {
  return NOT_A_NUMBER.test(text) ? 'not-a-number' : 'malformed';
}

/** Characters that turn or hide text become question marks in a message. */
function visible(text: string): string {
  return text.replace(/\p{Cf}/gu, '?');
}
