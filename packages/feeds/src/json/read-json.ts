import type { RefusalCode } from '@holdfast/domain';

/** A value, or why a text is none. */
export type JsonReading =
  | { readonly value: unknown }
  | { readonly wrong: RefusalCode; readonly expected: string; readonly found: string | null };

/**
 * Reads one JSON text. An object that names a member twice is refused: parsers differ in which one they take, so two readers of one signed row could
 * read two things. Pure and total; work in proportion to the text.
 */
export function readJson(text: string): JsonReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      wrong: namesNoNumber(text) ? 'not-a-number' : 'malformed',
      expected: 'JSON',
      found: null,
    };
  }
  const twice = namesIn(text) === membersIn(value) ? null : memberGivenTwice(text);
  return twice === null
    ? { value }
    : { wrong: 'malformed', expected: 'every member once', found: `${twice}, twice` };
}

/** A string, also one that never ends, or a word for what is no number. Whatever the text, each character is looked at once. */
const STRING_OR_WORD = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|\b(NaN|Infinity)\b/gi;

function namesNoNumber(text: string): boolean {
  for (const [, word] of text.matchAll(STRING_OR_WORD)) if (word !== undefined) return true;
  return false;
}

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;

/** Members as a text that is JSON writes them: the colons outside its strings. */
function namesIn(text: string): number {
  let names = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COLON) names += 1;
    else if (code === QUOTE) at = endOfString(text, at);
  }
  return names;
}

/** Where the string ends that begins at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at))
    at += code === BACKSLASH ? 2 : 1;
  return at;
}

/** Members that were read. One that is given twice is read once: then there are fewer than the text writes. */
function membersIn(value: unknown): number {
  let members = 0;
  const left: unknown[] = [value];
  while (left.length > 0) {
    const each = left.pop();
    if (typeof each !== 'object' || each === null) continue;
    const inner: readonly unknown[] = Array.isArray(each) ? each : Object.values(each);
    if (!Array.isArray(each)) members += inner.length;
    for (const one of inner) if (typeof one === 'object') left.push(one);
  }
  return members;
}

/** In a text that is JSON: strings with the colon that makes them names, and what opens and closes. */
const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/** The first name that stands twice in one object of a text that is JSON; null where none does. Names are compared as they are read, not as they are written. */
function memberGivenTwice(text: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, string, colon] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (string !== undefined && colon !== undefined) {
      const name: unknown = string.includes('\\') ? JSON.parse(string) : string.slice(1, -1);
      const names = open.at(-1);
      if (typeof name !== 'string' || names === undefined) continue;
      if (names.has(name)) return name;
      names.add(name);
    }
  }
  return null;
}
