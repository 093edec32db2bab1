import type { Refusal, RefusalCode } from '@holdfast/domain';
import { textFromUtf8 } from '../csv/decode.ts';
import { joined } from '../rows/joined.ts';
import { excerpt } from '../rows/lines.ts';
import { readJson } from './read-json.ts';

/** Longest element of the array, and longest document around it, in bytes: an outline of some ten thousand vertices. */
export const ELEMENT_BYTES_MAX = 1_048_576;

/** Deepest nesting of an element. */
export const DEPTH_MAX = 64;

/** One element with the line on which it begins, or why it could not be read. */
export type JsonElement =
  { readonly line: number; readonly value: unknown } | { readonly refusal: Refusal };

/** What is left of a document when the elements are taken out of its array: `{"type":"FeatureCollection","features":[]}`. */
export type JsonDocument =
  { readonly value: unknown; readonly hadArray: boolean } | { readonly refusal: Refusal };

export interface ElementReader {
  push(bytes: Uint8Array): readonly JsonElement[];
  end(): { readonly elements: readonly JsonElement[]; readonly document: JsonDocument };
}

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const LINE_FEED = 10;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** What is being collected. Bytes above the limit are counted and let go. */
interface Part {
  line: number;
  pieces: Uint8Array[];
  length: number;
  /** Where the part goes on in the bytes at hand. */
  from: number;
  deepest: number;
}

const newPart = (line: number, from: number): Part => ({
  line,
  pieces: [],
  length: 0,
  from,
  deepest: 0,
});

/**
 * Reads a JSON document piece by piece and hands out the elements of one array: the member `arrayName` of the outermost object, or the
 * outermost array itself. Each element is parsed by itself, so that one that is wrong, too long or too deep costs no other, and neither the
 * work nor the memory grows faster than the file. A byte order mark at the very beginning is passed over.
 */
export function createElementReader(arrayName: string): ElementReader {
  const key = `"${arrayName}"`;
  let line = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let hadArray = false;
  /** Depth inside the array whose elements are wanted; 0 outside. */
  let arrayDepth = 0;
  let afterComma = false;
  const frame = newPart(1, 0);
  let element: Part | null = null;

  const keep = (part: Part, bytes: Uint8Array, to: number) => {
    if (part.length <= ELEMENT_BYTES_MAX && to > part.from)
      part.pieces.push(bytes.slice(part.from, to));
    part.length += Math.max(0, to - part.from);
  };

  const beginsArray = (bytes: Uint8Array, at: number): boolean => {
    if (hadArray || depth > 1) return false;
    keep(frame, bytes, at);
    frame.from = at;
    const before = tailOf(frame.pieces, key.length + SPACES_MAX);
    if (depth === 0) return before === '';
    const named = before.endsWith(':') ? before.slice(0, -1).trimEnd() : '';
    return named.endsWith(key) && !named.endsWith(`\\${key}`);
  };

  const closeElement = (found: JsonElement[], bytes: Uint8Array, at: number, isLast: boolean) => {
    if (element !== null) {
      keep(element, bytes, at);
      found.push(elementFrom(element));
    } else if (afterComma || !isLast) {
      found.push(refused('malformed', line, 'an element between commas', 'nothing'));
    }
    element = null;
    afterComma = !isLast;
  };

  const structural = (byte: number, bytes: Uint8Array, at: number, found: JsonElement[]) => {
    const isOpen = byte === OPEN_ARRAY || byte === OPEN_OBJECT;
    const isClose = byte === CLOSE_ARRAY || byte === CLOSE_OBJECT;
    if (arrayDepth > 0 && depth === arrayDepth && (byte === COMMA || isClose)) {
      closeElement(found, bytes, at, isClose);
      if (isClose) {
        arrayDepth = 0;
        frame.from = at;
      }
    } else if (isOpen && arrayDepth === 0 && byte === OPEN_ARRAY && beginsArray(bytes, at)) {
      keep(frame, bytes, at + 1);
      hadArray = true;
      arrayDepth = depth + 1;
    }
    if (isOpen) depth += 1;
    if (isClose) depth -= 1;
    if (element !== null) element.deepest = Math.max(element.deepest, depth - arrayDepth);
    else if (arrayDepth === 0) frame.deepest = Math.max(frame.deepest, depth);
  };

  const isWithinElements = () => arrayDepth > 0 && depth >= arrayDepth;

  const read = (bytes: Uint8Array): JsonElement[] => {
    const found: JsonElement[] = [];
    frame.from = 0;
    if (element !== null) element.from = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === LINE_FEED) line += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      if (byte <= 32) continue;
      const separates = byte === COMMA || byte === CLOSE_ARRAY || byte === CLOSE_OBJECT;
      if (element === null && isWithinElements() && !(separates && depth === arrayDepth))
        element = newPart(line, at);
      if (byte === QUOTE) inString = true;
      else if (separates || byte === OPEN_ARRAY || byte === OPEN_OBJECT)
        structural(byte, bytes, at, found);
    }
    if (element !== null) keep(element, bytes, bytes.length);
    else if (arrayDepth === 0) keep(frame, bytes, bytes.length);
    return found;
  };

  return {
    push: read,
    end() {
      if (depth > 0 || inString) {
        const cutAt = element?.line ?? line;
        const document = refused('truncated', cutAt, 'the rest of the document', 'its end');
        return { elements: [], document };
      }
      const whole = elementFrom(frame);
      return {
        elements: [],
        document: 'refusal' in whole ? whole : { value: whole.value, hadArray },
      };
    },
  };
}

/** How much space may stand around the colon behind the array's name. */
const SPACES_MAX = 64;

/** The last bytes, each as one character, without spaces at their end: names of members that are looked for are plain. */
function tailOf(pieces: readonly Uint8Array[], lengthMax: number): string {
  let tail = '';
  for (let at = pieces.length - 1; at >= 0 && tail.length < lengthMax; at -= 1) {
    const piece = pieces[at] ?? NO_BYTES;
    tail = String.fromCharCode(...piece.subarray(-lengthMax)) + tail;
  }
  return tail.replace(BYTE_ORDER_MARK, '').trimEnd();
}

const NO_BYTES = new Uint8Array(0);
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

function elementFrom({ pieces, length, line, deepest }: Part): JsonElement {
  if (length > ELEMENT_BYTES_MAX)
    return refused('too-long', line, `at most ${ELEMENT_BYTES_MAX} bytes`, `${length} bytes`);
  if (deepest > DEPTH_MAX)
    return refused('malformed', line, `at most ${DEPTH_MAX} levels`, `${deepest} levels`);
  const text = textFromUtf8(joined(pieces));
  if (text === null) return refused('wrong-encoding', line, 'UTF-8', 'bytes that are not UTF-8');
  const read = readJson(text.startsWith('\ufeff') ? text.slice(1) : text);
  return 'value' in read
    ? { line, value: read.value }
    : refused(read.wrong, line, read.expected, excerpt(read.found ?? 'what is not JSON'));
}

function refused(
  code: RefusalCode,
  line: number,
  expected: string,
  found: string,
): { readonly refusal: Refusal } {
  return { refusal: { code, line, expected, found } };
}
