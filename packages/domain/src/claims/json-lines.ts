import type { JsonPath } from './member.ts';

/** The line, from 1, on which the value at `path` begins in a text that `JSON.parse` accepts; of the last value on the way where the path leads nowhere. */
export function lineOfPath(text: string, path: JsonPath): number {
  let at = afterSpace(text, 0);
  for (const step of path) {
    const inside = stepInto(text, at, step);
    if (inside === null) break;
    at = inside;
  }
  return text.slice(0, at).split('\n').length;
}

/** Where the value that `step` names begins, inside the object or list that opens at `open`. */
function stepInto(text: string, open: number, step: string | number): number | null {
  const isList = text[open] === '[';
  if (!isList && text[open] !== '{') return null;
  let at = afterSpace(text, open + 1);
  for (let position = 0; text[at] !== ']' && text[at] !== '}' && at < text.length; position += 1) {
    let value = at;
    let name: unknown = position;
    if (!isList) {
      const end = afterString(text, at);
      name = JSON.parse(text.slice(at, end));
      value = afterSpace(text, afterSpace(text, end) + 1);
    }
    if (name === step) return value;
    at = afterSpace(text, afterValue(text, value));
    if (text[at] === ',') at = afterSpace(text, at + 1);
  }
  return null;
}

function afterValue(text: string, from: number): number {
  let at = from;
  let depth = 0;
  do {
    const letter = text[at];
    if (letter === '"') {
      at = afterString(text, at);
      continue;
    }
    if (letter === '{' || letter === '[') depth += 1;
    if (letter === '}' || letter === ']') depth -= 1;
    if (depth < 0) return at;
    at += 1;
  } while (at < text.length && (depth > 0 || !/[,\]}\s]/.test(text[at] ?? '')));
  return at;
}

function afterString(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}
