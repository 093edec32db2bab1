import type { RefusalCode } from '@holdfast/domain';
import { textFromUtf8 } from '../csv/decode.ts';

/** Longest tag, comment, instruction or run of text, in bytes. */
export const TOKEN_BYTES_MAX = 65_536;

/** One piece of markup, or of the text between. */
export type XmlToken =
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' };

/** A token and where the next one begins; or why there is none; or that more bytes are needed. */
export type XmlScan =
  | { readonly token: XmlToken; readonly next: number }
  | { readonly code: RefusalCode; readonly expected: string; readonly found: string }
  | 'more';

const LESS = 60;
const GREATER = 62;
const QUOTE = 34;
const APOSTROPHE = 39;

const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}._-]*(?::[\p{L}_][\p{L}\p{N}\p{M}._-]*)?$/u;
const ATTRIBUTES = /^(?:\s+[\p{L}_][\p{L}\p{N}\p{M}.:_-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*$/u;

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Markup that opens with these, up to what ends it. A document type is not among them: it is refused. */
const SECTIONS = [
  { opens: '<!--', closes: '-->', kind: 'comment' },
  { opens: '<![CDATA[', closes: ']]>', kind: 'text' },
  { opens: '<?', closes: '?>', kind: 'instruction' },
] as const;

/**
 * The token that begins at `at`. XML 1.0 without document types: no entities but the five that every document has, nothing from outside,
 * nothing that grows when it is read. `<` begins markup; anything else is text up to the next `<`.
 */
export function scanXml(bytes: Uint8Array, at: number, isEnd: boolean): XmlScan {
  if (bytes[at] !== LESS) return textToken(bytes, at, isEnd);
  for (const section of SECTIONS) {
    const opening = startsWith(bytes, at, section.opens);
    if (opening === 'perhaps' && !isEnd) return 'more';
    if (opening === 'yes') return sectionToken(bytes, at, section, isEnd);
  }
  if (bytes[at + 1] === 33)
    return {
      code: 'not-permitted',
      expected: 'a document without a document type: no entities, nothing from outside',
      found: shown(bytes.subarray(at, at + 40)),
    };
  return tagToken(bytes, at, isEnd);
}

function textToken(bytes: Uint8Array, at: number, isEnd: boolean): XmlScan {
  const less = bytes.indexOf(LESS, at);
  if (less === -1 && bytes.length - at > TOKEN_BYTES_MAX) return tooLong(bytes.length - at);
  if (less === -1 && !isEnd) return 'more';
  const to = less === -1 ? bytes.length : less;
  if (to - at > TOKEN_BYTES_MAX) return tooLong(to - at);
  const raw = textFromUtf8(bytes.subarray(at, to));
  if (raw === null) return wrongEncoding();
  const text = withoutEntities(raw);
  if (text === null)
    return {
      code: 'malformed',
      expected: '& only in &amp; &lt; &gt; &quot; &apos; and numbered characters',
      found: /&.{0,20}/s.exec(raw)?.[0] ?? '&',
    };
  return { token: { kind: 'text', text }, next: to };
}

function sectionToken(
  bytes: Uint8Array,
  at: number,
  { opens, closes, kind }: (typeof SECTIONS)[number],
  isEnd: boolean,
): XmlScan {
  const from = at + opens.length;
  const to = indexOf(bytes, closes, from);
  const reach = (to === -1 ? bytes.length : to) - at;
  if (reach > TOKEN_BYTES_MAX) return tooLong(reach);
  if (to === -1) return isEnd ? cut(closes) : 'more';
  const text = textFromUtf8(bytes.subarray(from, to));
  if (text === null) return wrongEncoding();
  const encoding = /^xml\s.*encoding\s*=\s*["']([^"']*)["']/s.exec(text)?.[1] ?? 'utf-8';
  if (kind === 'instruction' && !/^(utf-8|us-ascii)$/i.test(encoding))
    return { code: 'wrong-encoding', expected: 'UTF-8', found: encoding };
  const token: XmlToken = kind === 'text' ? { kind: 'text', text } : { kind: 'nothing' };
  return { token, next: to + closes.length };
}

/** A start or end tag, its attributes well formed and each named once. */
function tagToken(bytes: Uint8Array, at: number, isEnd: boolean): XmlScan {
  let quote = 0;
  let to = at + 1;
  for (; to < bytes.length; to += 1) {
    const byte = bytes[to];
    if (to - at > TOKEN_BYTES_MAX) return tooLong(to - at);
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
    else if (byte === GREATER) break;
    else if (byte === LESS) break;
  }
  if (to === bytes.length) return isEnd ? cut('>') : 'more';
  const inner = textFromUtf8(bytes.subarray(at + 1, to));
  if (inner === null) return wrongEncoding();
  const token = bytes[to] === GREATER ? tagFrom(inner) : null;
  if (token !== null) return { token, next: to + 1 };
  return { code: 'malformed', expected: 'a tag', found: `<${inner.slice(0, 40)}` };
}

function tagFrom(inner: string): XmlToken | null {
  if (inner.startsWith('/')) {
    const name = inner.slice(1).trimEnd();
    return NAME.test(name) ? { kind: 'end', name } : null;
  }
  const isEmpty = inner.endsWith('/');
  const text = isEmpty ? inner.slice(0, -1) : inner;
  const nameEnd = text.search(/\s/);
  const name = nameEnd === -1 ? text : text.slice(0, nameEnd);
  if (!NAME.test(name) || !ATTRIBUTES.test(text.slice(name.length))) return null;
  const attributes = attributesFrom(text.slice(name.length));
  return attributes === null ? null : { kind: 'start', name, attributes, isEmpty };
}

function attributesFrom(text: string): ReadonlyMap<string, string> | null {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single = ''] of text.matchAll(ATTRIBUTE)) {
    const value = withoutEntities(double ?? single);
    if (value === null || attributes.has(name)) return null;
    attributes.set(name, value);
  }
  return attributes;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Null when an entity is not one of the five, or a number names no character. */
function withoutEntities(text: string): string | null {
  if (!text.includes('&')) return text;
  let isWrong = false;
  const read = text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{1,4}));|&/g, (...found) => {
    const [, decimal, hexadecimal, name]: readonly (string | undefined)[] = found;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    const isCharacter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    const isSpace = code === 9 || code === 10 || code === 13;
    const character =
      isCharacter || isSpace ? String.fromCodePoint(code) : ENTITIES.get(name ?? '');
    if (character === undefined) isWrong = true;
    return character ?? '';
  });
  return isWrong ? null : read;
}

function startsWith(bytes: Uint8Array, at: number, text: string): 'yes' | 'no' | 'perhaps' {
  for (let offset = 0; offset < text.length; offset += 1) {
    const byte = bytes[at + offset];
    if (byte === undefined) return 'perhaps';
    if (byte !== text.charCodeAt(offset)) return 'no';
  }
  return 'yes';
}

function indexOf(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, at, text) === 'yes') return at;
    if (at - from > TOKEN_BYTES_MAX) return -1;
  }
  return -1;
}

function tooLong(length: number): XmlScan {
  return {
    code: 'too-long',
    expected: `tags and texts of at most ${TOKEN_BYTES_MAX} bytes`,
    found: `${length} bytes or more`,
  };
}

function wrongEncoding(): XmlScan {
  return { code: 'wrong-encoding', expected: 'UTF-8', found: 'bytes that are not UTF-8' };
}

function cut(closes: string): XmlScan {
  return { code: 'truncated', expected: closes, found: 'the end of the file' };
}

function shown(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.filter((byte) => byte > 31 && byte < 127));
}
