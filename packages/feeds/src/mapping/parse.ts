import type { ObservationType, Refusal } from '@holdfast/domain';
import { id, isId, lineOfPath } from '@holdfast/domain';
import { FieldReader } from '../rows/field-reader.ts';
import { MAPPED_CLASSES, MAPPED_FIELDS, MAPPED_TYPES } from './mapping.ts';
import type { FieldRule, MappedField, Mapping } from './mapping.ts';
import type { TimeReader } from './time-format.ts';
import { timeReader } from './time-format.ts';

/** Longest mapping file, in characters. */
const TEXT_MAX = 65_536;

const KNOWN =
  /^(source\.(id|class|owner|name|terms)|fields\.(\w+)(\.fixed)?|typeWords\..*|timeFormat|utcOffsetMinutes|coordinateOrder)$/s;

/** Reads a mapping file (README.md beside this gives one). The first thing wrong is the answer, with its line. */
export function parseMapping(
  text: string,
): { readonly mapping: Mapping } | { readonly refusal: Refusal } {
  const flat = flatten(text);
  if ('refusal' in flat) return flat;
  const reader = new FieldReader(0, (path) => flat.texts.get(path));
  const unknown = [...flat.texts.keys()].find((path) => !isKnown(path));
  if (unknown !== undefined)
    reader.refuse('malformed', `${unknown}: not there, or one of the README's members`, unknown);
  const utcOffsetMinutes = reader.has('utcOffsetMinutes')
    ? reader.integer('utcOffsetMinutes', { least: -840, most: 840 })
    : 0;
  const mapping: Mapping = {
    source: {
      sourceId: id(idAt(reader, 'source.id')),
      sourceClass: reader.word('source.class', MAPPED_CLASSES),
      ownerId: idAt(reader, 'source.owner'),
      name: reader.name('source.name'),
      terms: reader.text('source.terms'),
    },
    fields: readFields(reader, flat.texts),
    typeWords: readTypeWords(reader, flat.texts),
    readTime: readTimeFormat(reader, utcOffsetMinutes),
    utcOffsetMinutes,
    timeFormat: reader.raw('timeFormat'),
    coordinateOrder: reader.has('coordinateOrder')
      ? reader.word('coordinateOrder', ['latitude-longitude', 'longitude-latitude'])
      : 'longitude-latitude',
  };
  const { problem } = reader;
  if (problem === null) return { mapping };
  const path = /^[\w.]+/.exec(problem.expected)?.[0] ?? '';
  return { refusal: { ...problem, line: Math.max(1, lineOfPath(text, path.split('.'))) } };
}

function isKnown(path: string): boolean {
  const [, , , field] = KNOWN.exec(path) ?? [];
  return KNOWN.test(path) && (field === undefined || MAPPED_FIELDS.some((each) => each === field));
}

function idAt(reader: FieldReader, path: string): string {
  const text = reader.raw(path);
  if (isId(text)) return text;
  reader.refuse('malformed', `${path}: an id, 1 to 80 letters, digits and . _ : ( ) -`, text);
  return 'x';
}

function readFields(
  reader: FieldReader,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<MappedField, FieldRule> {
  const rules = new Map<MappedField, FieldRule>();
  for (const field of MAPPED_FIELDS) {
    const name = texts.get(`fields.${field}`);
    const fixed = texts.get(`fields.${field}.fixed`);
    if (name !== undefined) rules.set(field, { name });
    else if (fixed !== undefined) rules.set(field, { fixed });
  }
  for (const field of ['id', 'type', 'from'] as const)
    if (!rules.has(field))
      reader.refuse('malformed', `fields.${field}: a column, or {"fixed": …}`, 'nothing');
  return rules;
}

function readTypeWords(
  reader: FieldReader,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, ObservationType> {
  const words = new Map<string, ObservationType>();
  for (const path of texts.keys()) {
    if (!path.startsWith('typeWords.')) continue;
    words.set(path.slice('typeWords.'.length), reader.word(path, MAPPED_TYPES));
  }
  return words;
}

function readTimeFormat(reader: FieldReader, utcOffsetMinutes: number): TimeReader {
  const read = timeReader(reader.raw('timeFormat'), utcOffsetMinutes);
  if (read !== null) return read;
  const expected = 'timeFormat: zoned, epoch-s, epoch-ms, or a pattern of YYYY MM DD hh mm ss fff';
  reader.refuse('malformed', expected, reader.raw('timeFormat'));
  return () => null;
}

/** Texts and numbers by their path; anything else in the file is refused. */
function flatten(
  text: string,
): { readonly texts: ReadonlyMap<string, string> } | { readonly refusal: Refusal } {
  const refuse = (expected: string, found: string, line = 1) => ({
    refusal: { code: 'malformed' as const, line, expected, found },
  });
  if (text.length > TEXT_MAX)
    return refuse(`a mapping of at most ${TEXT_MAX} characters`, `${text.length} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('a JSON object', 'what is not JSON');
  }
  const texts = new Map<string, string>();
  const wrong = collect(value, [], texts);
  return wrong === null
    ? { texts }
    : refuse('texts and numbers, at most three deep', wrong.join('.') || 'another value');
}

function collect(
  value: unknown,
  path: readonly string[],
  texts: Map<string, string>,
): readonly string[] | null {
  if (typeof value === 'string' || typeof value === 'number') {
    texts.set(path.join('.'), String(value));
    return path.length === 0 ? path : null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || path.length > 2)
    return path;
  for (const [name, member] of Object.entries(value)) {
    const wrong = collect(member, [...path, name], texts);
    if (wrong !== null) return wrong;
  }
  return null;
}
