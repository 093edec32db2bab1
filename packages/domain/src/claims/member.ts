import { parseDay } from '@holdfast/geo';
import { id, isId } from '../core/ids.ts';
import type { RefusalCode } from '../observations/intake.ts';

/** The way to a value inside a JSON value: member names and list positions, from the outside in. */
export type JsonPath = readonly (string | number)[];

/** What is wrong with a row of a register: where, what was expected, what was found. */
export interface RegisterProblem {
  readonly path: JsonPath;
  readonly code: RefusalCode;
  readonly expected: string;
  readonly found: string;
}

const DAY_MAX = 100_000;
const TEXT_MAX = 2_000;

/** A place in a JSON value. Reads give stand-ins once something is wrong: `rowOf` keeps only rows without a problem. */
export class Member {
  readonly value: unknown;
  readonly path: JsonPath;
  readonly #problems: RegisterProblem[];

  constructor(value: unknown, path: JsonPath, problems: RegisterProblem[]) {
    this.value = value;
    this.path = path;
    this.#problems = problems;
  }

  wrong(expected: string, found: string, code: RefusalCode = 'malformed'): void {
    this.#problems.push({ path: this.path, code, expected, found });
  }

  at(name: string): Member {
    return new Member(this.#fields().get(name), [...this.path, name], this.#problems);
  }

  /** False for a member that is absent or null. */
  has(name: string): boolean {
    return (this.#fields().get(name) ?? null) !== null;
  }

  only(names: readonly string[]): void {
    const stranger = [...this.#fields().keys()].find((name) => !names.includes(name));
    if (stranger !== undefined) this.wrong(`no members but ${names.join(', ')}`, stranger);
  }

  list(name: string, least = 0, most = 10_000): readonly Member[] {
    const value = this.#fields().get(name) ?? (least === 0 ? [] : undefined);
    const path = [...this.path, name];
    if (Array.isArray(value) && value.length >= least && value.length <= most)
      return value.map((item: unknown, at) => new Member(item, [...path, at], this.#problems));
    this.at(name).wrong(`a list of ${least} to ${most}`, shown(value));
    return [];
  }

  /** A whole number from 0. */
  integer(most = 9e15): number {
    const { value } = this;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most)
      return value;
    this.wrong(`a whole number from 0 to ${most}`, shown(value), 'not-a-number');
    return 0;
  }

  /** A whole number from 0, or null where it is absent. */
  bound(name: string): number | null {
    return this.has(name) ? this.at(name).integer() : null;
  }

  flag(name: string): 0 | 1 {
    if (!this.has(name)) return 0;
    const { value } = this.at(name);
    if (typeof value !== 'boolean') this.at(name).wrong('true or false', shown(value));
    return value === true ? 1 : 0;
  }

  text(): string {
    const { value } = this;
    if (typeof value === 'string' && value.trim() !== '' && value.length <= TEXT_MAX) return value;
    this.wrong(`text of 1 to ${TEXT_MAX} characters`, shown(value));
    return '';
  }

  word<W extends string>(words: readonly [W, ...W[]]): W {
    const word = words.find((candidate) => candidate === this.value);
    if (word !== undefined) return word;
    this.wrong(words.join(', '), shown(this.value), 'unknown-value');
    return words[0];
  }

  id<K extends string>() {
    if (typeof this.value === 'string' && isId(this.value)) return id<K>(this.value);
    this.wrong('an id: a letter, then letters, digits or . _ : ( ) -', shown(this.value));
    return id<K>('x');
  }

  ids<K extends string>(name: string, least = 0) {
    return this.list(name, least, 200).map((member) => member.id<K>());
  }

  /** Days since 1970-01-01 of `YYYY-MM-DD`. */
  day(): number {
    const day = typeof this.value === 'string' ? parseDay(this.value) : undefined;
    if (day !== undefined && day >= 0 && day <= DAY_MAX) return day;
    this.wrong('a day YYYY-MM-DD', shown(this.value), 'impossible-time');
    return 0;
  }

  /** Reads this row on its own: null, and the problems passed on, when anything in it is wrong. */
  rowOf<T>(read: (member: Member) => T): T | null {
    const problems: RegisterProblem[] = [];
    const row = read(new Member(this.value, this.path, problems));
    this.#problems.push(...problems);
    return problems.length === 0 ? row : null;
  }

  #fields(): ReadonlyMap<string, unknown> {
    const { value } = this;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return new Map<string, unknown>(Object.entries(value));
    if (this.#problems.every(({ path }) => path.join('.') !== this.path.join('.')))
      this.wrong('an object', shown(value));
    return new Map();
  }
}

/** The rows of a list that can be read; what cannot is among the problems. */
export function rowsOf<T>(
  root: Member,
  name: string,
  read: (member: Member) => T,
): readonly { readonly row: T; readonly path: JsonPath }[] {
  return root.list(name).flatMap((member) => {
    const row = member.rowOf(read);
    return row === null ? [] : [{ row, path: member.path }];
  });
}

export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
