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
  for (const name of sorted(Object.keys(value))) {
    const member: unknown = Reflect.get(value, name);
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** So few names are put in order where they stand: the runtime's own sort takes memory for each call, and there are ten calls an observation. */
const FEW_NAMES = 16;

/** The same list, by UTF-16 code units. */
function sorted(names: string[]): readonly string[] {
  if (names.length > FEW_NAMES) return names.sort();
  for (let end = 1; end < names.length; end += 1) {
    const name = names[end] ?? '';
    let at = end;
    for (let before = names[at - 1] ?? ''; at > 0 && before > name; before = names[at - 1] ?? '') {
      names[at] = before;
      at -= 1;
    }
    names[at] = name;
  }
  return names;
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
