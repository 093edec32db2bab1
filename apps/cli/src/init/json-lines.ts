/** The way to a value inside a JSON text: member names and list positions, from the outside in. */
export type JsonPath = readonly (string | number)[];

/**
 * The line, from 1, on which the value at `path` begins in a text that `JSON.parse` accepts. A path that leads nowhere gives
 * the line of the last value on the way that is there.
 */
export function lineOfJson(text: string, path: JsonPath): number {
  let at = afterSpace(text, 0);
  for (const step of path) {
    const inside = typeof step === 'number' ? element(text, at, step) : member(text, at, step);
    if (inside === null) break;
    at = inside;
  }
  return text.slice(0, at).split('\n').length;
}

function member(text: string, open: number, name: string): number | null {
  if (text[open] !== '{') return null;
  for (let at = afterSpace(text, open + 1); text[at] === '"';) {
    const end = afterString(text, at);
    const value = afterSpace(text, afterSpace(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === name) return value;
    at = afterSpace(text, afterSpace(text, afterValue(text, value)) + 1);
  }
  return null;
}

function element(text: string, open: number, position: number): number | null {
  if (text[open] !== '[') return null;
  let at = afterSpace(text, open + 1);
  for (let passed = 0; passed < position; passed += 1) {
    at = afterSpace(text, afterValue(text, at));
    if (text[at] !== ',') return null;
    at = afterSpace(text, at + 1);
  }
  return text[at] === ']' ? null : at;
}

/** Just behind a value that begins at `at`. */
function afterValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return afterString(text, at);
  if (first !== '{' && first !== '[') {
    while (at < text.length && !/[,\]}\s]/.test(text[at] ?? '')) at += 1;
    return at;
  }
  let depth = 0;
  while (at < text.length) {
    const letter = text[at];
    if (letter === '"') at = afterString(text, at) - 1;
    else if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') depth -= 1;
    at += 1;
    if (depth === 0) break;
  }
  return at;
}

function afterString(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function afterSpace(text: string, at: number): number {
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}
