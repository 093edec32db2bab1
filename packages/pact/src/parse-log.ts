import { PactError } from './errors.ts';
import { verifyItem } from './log.ts';
import type { FindingOutcome, LogItem } from './log.ts';
import type { Truth } from './truth.ts';

const TRUTHS: readonly Truth[] = ['true', 'false', 'unknown', 'disputed'];
const OUTCOMES: readonly FindingOutcome[] = [
  'pending',
  'established',
  'not_established',
  'undetermined',
  'disputed',
  'withdrawn',
];
const KINDS = ['fact', 'act', 'finding', 'blind', 'retraction'] as const;

/**
 * Log items from parsed JSON: an array of objects with the fields of `LogItem`. Fields that may be null
 * may be left out, and so may `about`. Throws `bad-log` naming the place, what was expected and found.
 */
export function parseLog(json: unknown): readonly LogItem[] {
  if (!Array.isArray(json)) throw refuse('log', 'an array of items', json);
  return json.map((value: unknown, index) => {
    const item = parseItem(new Fields(value, `[${index}]`));
    verifyItem(item);
    return item;
  });
}

function parseItem(fields: Fields): LogItem {
  const occurred = fields.object('occurred');
  const item = {
    entryIndex: fields.integer('entryIndex'),
    occurred: { fromMs: occurred.integer('fromMs'), toMs: occurred.integer('toMs') },
    recordedAtMs: fields.integer('recordedAtMs'),
  };
  const kind = fields.oneOf('kind', KINDS);
  switch (kind) {
    case 'fact': {
      const party = fields.wordOrNull('party');
      return {
        ...item,
        kind,
        fact: fields.word('fact'),
        party,
        value: fields.oneOf('value', TRUTHS),
      };
    }
    case 'act': {
      const about = fields.words('about');
      return { ...item, kind, act: fields.word('act'), actor: fields.word('actor'), about };
    }
    case 'finding':
      return {
        ...item,
        kind,
        finding: fields.word('finding'),
        instance: fields.word('instance'),
        by: fields.word('by'),
        party: fields.wordOrNull('party'),
        outcome: fields.oneOf('outcome', OUTCOMES),
        standard: fields.wordOrNull('standard'),
        severity: fields.wordOrNull('severity'),
        weapon: fields.wordOrNull('weapon'),
        draftedByNation: fields.wordOrNull('draftedByNation'),
        reviewedByNation: fields.wordOrNull('reviewedByNation'),
      };
    case 'blind':
      return { ...item, kind };
    case 'retraction':
      return { ...item, kind, retracts: fields.integer('retracts') };
  }
}

/** The fields of one JSON object, read with the place they stand in. */
class Fields {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #place: string;

  constructor(value: unknown, place: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw refuse(place, 'an object', value);
    this.#fields = new Map(Object.entries(value));
    this.#place = place;
  }

  object(name: string): Fields {
    return new Fields(this.#fields.get(name), `${this.#place}.${name}`);
  }

  integer(name: string): number {
    const value = this.#fields.get(name);
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw refuse(`${this.#place}.${name}`, 'a whole number', value);
  }

  word(name: string): string {
    const value = this.#fields.get(name);
    if (typeof value === 'string' && value !== '') return value;
    throw refuse(`${this.#place}.${name}`, 'a name', value);
  }

  wordOrNull(name: string): string | null {
    return (this.#fields.get(name) ?? null) === null ? null : this.word(name);
  }

  words(name: string): readonly string[] {
    const value = this.#fields.get(name) ?? [];
    const isWord = (each: unknown): each is string => typeof each === 'string';
    if (Array.isArray(value) && value.every(isWord)) return value;
    throw refuse(`${this.#place}.${name}`, 'an array of names', value);
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word {
    const value = this.#fields.get(name);
    const word = words.find((each) => each === value);
    if (word === undefined)
      throw refuse(`${this.#place}.${name}`, `one of ${words.join(', ')}`, value);
    return word;
  }
}

function refuse(place: string, expected: string, found: unknown): PactError {
  const shown =
    found === undefined ? 'nothing' : (JSON.stringify(found)?.slice(0, 60) ?? 'nothing');
  return new PactError('bad-log', `${place}: expected ${expected}, found ${shown}`);
}
