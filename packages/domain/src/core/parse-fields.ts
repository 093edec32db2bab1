import { refuse } from './answer.ts';
import type { Refusal, RefusalCode } from '../observations/intake.ts';
import type { Field, Fields } from './field.ts';
import { isId } from './ids.ts';

/** Deepest nesting of any JSON value that is taken: well below what would exhaust the stack. */
const DEPTH_MAX = 40;

/**
 * The first thing that is wrong with a value, read as these members and no others; null when nothing is. Nothing is repaired. `path` is
 * where the value stands, for the refusal's words; empty for the whole.
 */
export function wrongMembers(value: unknown, fields: Fields, path: string): Refusal | null {
  const given = membersOf(value);
  if (given === null) return wrong('malformed', path, 'an object', value);
  for (const [name, field] of Object.entries(fields)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (!given.has(name)) {
      if (field.type === 'optional') continue;
      return refuse('malformed', `${at}: a value`, 'nothing');
    }
    const refusal = wrongField(given.get(name), field, at);
    if (refusal !== null) return refusal;
  }
  const stranger = [...given.keys()].find((name) => !Object.hasOwn(fields, name));
  if (stranger === undefined) return null;
  return wrong('malformed', path, `no members but ${Object.keys(fields).join(', ')}`, stranger);
}

/** The own members of a JSON object; null for anything else. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

function wrongField(value: unknown, field: Field, path: string): Refusal | null {
  switch (field.type) {
    case 'id':
      return typeof value === 'string' && isId(value)
        ? null
        : wrong('malformed', path, 'an id: a letter, then letters, digits or . _ : ( ) -', value);
    case 'text':
      return wrongText(value, field, path);
    case 'hex':
      return wrongHex(value, field, path);
    case 'integer':
      return wrongInteger(value, field, path);
    case 'enum':
      return field.words.some((word) => word === value)
        ? null
        : wrong('unknown-value', path, `one of ${field.words.join(', ')}`, value);
    case 'list':
      return wrongList(value, field, path);
    case 'record':
      return wrongMembers(value, field.members, path);
    case 'variant':
      return wrongVariant(value, field, path);
    case 'nullable':
      return value === null ? null : wrongField(value, field.of, path);
    case 'optional':
      return wrongField(value, field.of, path);
    case 'json':
      return wrongJson(value, field, path);
  }
}

type FieldOf<T extends Field['type']> = Extract<Field, { readonly type: T }>;

function wrongText(value: unknown, { least, most }: FieldOf<'text'>, path: string): Refusal | null {
  if (typeof value !== 'string' || value.trim().length < least)
    return wrong('malformed', path, `text of at least ${least} characters`, value);
  if (value.length > most)
    return refuse('too-long', `${path}: at most ${most} characters`, String(value.length));
  return null;
}

function wrongHex(value: unknown, field: FieldOf<'hex'>, path: string): Refusal | null {
  const { digits, orEmpty } = field;
  const fits =
    typeof value === 'string' &&
    /^[0-9a-f]*$/.test(value) &&
    (value.length === digits || (orEmpty && value === ''));
  return fits
    ? null
    : wrong('malformed', path, `${digits} hexadecimal digits${orEmpty ? ', or none' : ''}`, value);
}

function wrongInteger(value: unknown, field: FieldOf<'integer'>, path: string): Refusal | null {
  const { least, most } = field;
  return Number.isSafeInteger(value) && typeof value === 'number' && value >= least && value <= most
    ? null
    : wrong('not-a-number', path, `a whole number from ${least} to ${most}`, value);
}

function wrongList(value: unknown, field: FieldOf<'list'>, path: string): Refusal | null {
  const { of, least, most } = field;
  if (!Array.isArray(value) || value.length < least)
    return wrong('malformed', path, `a list of ${least} to ${most}`, value);
  if (value.length > most)
    return refuse('too-long', `${path}: at most ${most}`, String(value.length));
  for (const [at, item] of value.entries()) {
    const refusal = wrongField(item, of, `${path}[${at}]`);
    if (refusal !== null) return refusal;
  }
  return null;
}

function wrongVariant(value: unknown, field: FieldOf<'variant'>, path: string): Refusal | null {
  const { tag, shapes } = field;
  const word = membersOf(value)?.get(tag);
  const members = typeof word === 'string' && Object.hasOwn(shapes, word) ? shapes[word] : null;
  if (members === null || members === undefined)
    return wrong(
      'unknown-value',
      `${path}.${tag}`,
      `one of ${Object.keys(shapes).join(', ')}`,
      word,
    );
  return wrongMembers(value, { [tag]: { type: 'enum', words: [String(word)] }, ...members }, path);
}

function wrongJson(value: unknown, { most }: FieldOf<'json'>, path: string): Refusal | null {
  if (!isJson(value, DEPTH_MAX))
    return refuse('malformed', `${path}: JSON, at most ${DEPTH_MAX} deep`, typeof value);
  const { length } = JSON.stringify(value);
  return length <= most
    ? null
    : refuse('too-long', `${path}: at most ${most} characters`, String(length));
}

/** Finite numbers, texts, truth values, null, and lists and objects of them, no deeper than so many. */
function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  return Object.values(value).every((member) => isJson(member, depth - 1));
}

function wrong(code: RefusalCode, path: string, expected: string, found: unknown): Refusal {
  return refuse(code, path === '' ? expected : `${path}: ${expected}`, shown(found));
}

const SHOWN_MAX = 60;

/** A value in a few characters, for a refusal. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
  const text = String(value);
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX - 1)}…`;
}
