import { RecordError } from '../errors.ts';

/**
 * The one way to write a JSON value (RFC 8785, JCS): no blanks, members by the UTF-16 code units of their names, numbers and escapes as ECMAScript writes them. Members that are
 * undefined are left out. Throws `RecordError` `malformed` for what is no JSON: NaN, infinities, undefined, lone surrogates, functions. A value that holds itself overflows the
 * stack.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw notJson(String(value));
      return String(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listOf(value) : membersOf(value);
    default:
      throw notJson(typeof value);
  }
}

function listOf(values: readonly unknown[]): string {
  return `[${values.map(canonicalJson).join(',')}]`;
}

function membersOf(value: object): string {
  let text = '';
  for (const name of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, name);
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** Nothing to escape: most of what a record holds. */
const PLAIN = /^[ !#-[\]-~]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

function quoted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (LONE_SURROGATE.test(text)) throw notJson('a lone surrogate');
  return JSON.stringify(text);
}

function notJson(found: string): RecordError {
  return new RecordError('malformed', `expected a JSON value, found ${found}`);
}
