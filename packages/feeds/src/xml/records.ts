import type { Refusal } from '@holdfast/domain';
import { excerpt } from '../rows/lines.ts';
import { joined } from '../rows/joined.ts';
import { TOKEN_BYTES_MAX, scanXml } from './tokens.ts';
import type { XmlToken } from './tokens.ts';

/** Deepest nesting, most elements of one record, and most text of one record in characters. */
export const XML_DEPTH_MAX = 64;
export const RECORD_ELEMENTS_MAX = 20_000;
export const RECORD_TEXT_MAX = 1_000_000;

/** An element of a record: its name without prefix, the line where it begins, its own text, its children. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  /** By name, prefix included. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export type XmlRecord = { readonly element: XmlElement } | { readonly refusal: Refusal };

export interface XmlRecordReader {
  push(bytes: Uint8Array): readonly XmlRecord[];
  end(): readonly XmlRecord[];
}

export interface XmlRecordFormat {
  /** Names that the outermost element may have. */
  readonly roots: readonly string[];
  /** The element that is a record. */
  readonly record: string;
}

type StartTag = Extract<XmlToken, { kind: 'start' }>;

interface Open {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
  readonly children: XmlElement[];
}

const LINE_FEED = 10;

/**
 * Reads an XML document piece by piece and hands out the elements of one name. A fault in the markup ends reading: what has been handed out
 * stays. A record that is too large is refused by itself. Memory holds one record and one token, work is in proportion to the bytes.
 */
export function createXmlRecordReader({ roots, record }: XmlRecordFormat): XmlRecordReader {
  let held: Uint8Array = new Uint8Array(0);
  let line = 1;
  let over = false;
  let hadRoot = false;
  const stack: Open[] = [];
  /** Depth at which the record at hand begins; 0 outside of one. */
  let recordDepth = 0;
  let elements = 0;
  let characters = 0;

  const fatal = (refusal: Omit<Refusal, 'line'>): XmlRecord => {
    over = true;
    held = new Uint8Array(0);
    return { refusal: { ...refusal, line, found: excerpt(refusal.found) } };
  };

  const isTooLarge = () => elements > RECORD_ELEMENTS_MAX || characters > RECORD_TEXT_MAX;

  const open = ({ name, attributes }: StartTag): XmlRecord | null => {
    if (stack.length === 0) {
      const root = localName(name);
      if (hadRoot || !roots.includes(root))
        return fatal({
          code: 'malformed',
          expected: `<${roots.join('> or <')}>, once`,
          found: `<${name}>`,
        });
      hadRoot = true;
    }
    if (stack.length === XML_DEPTH_MAX)
      return fatal({
        code: 'malformed',
        expected: `at most ${XML_DEPTH_MAX} levels`,
        found: 'more',
      });
    stack.push({ name, line, attributes, text: '', children: [] });
    if (recordDepth === 0 && localName(name) === record) {
      recordDepth = stack.length;
      elements = 0;
      characters = 0;
    }
    elements += 1;
    return null;
  };

  const close = (name: string): XmlRecord | null => {
    const closed = stack.pop();
    if (closed === undefined || closed.name !== name)
      return fatal({
        code: 'malformed',
        expected: `</${closed?.name ?? 'nothing'}>`,
        found: `</${name}>`,
      });
    if (recordDepth === 0) return null;
    const element = { ...closed, name: localName(name) };
    if (stack.length >= recordDepth) {
      if (!isTooLarge()) stack.at(-1)?.children.push(element);
      return null;
    }
    recordDepth = 0;
    if (!isTooLarge()) return { element };
    const expected = `a record of at most ${RECORD_ELEMENTS_MAX} elements and ${RECORD_TEXT_MAX} characters`;
    const found = `${elements} elements, ${characters} characters`;
    return { refusal: { code: 'too-long', line: closed.line, expected, found } };
  };

  const take = (token: XmlToken): readonly (XmlRecord | null)[] => {
    switch (token.kind) {
      case 'nothing':
        return [];
      case 'start':
        return token.isEmpty ? [open(token), over ? null : close(token.name)] : [open(token)];
      case 'end':
        return [close(token.name)];
      case 'text': {
        const top = stack.at(-1);
        if (top === undefined)
          return token.text.replace(/^\ufeff/, '').trim() === ''
            ? []
            : [fatal({ code: 'malformed', expected: '<', found: token.text })];
        if (recordDepth === 0) return [];
        characters += token.text.length;
        if (!isTooLarge()) top.text += token.text;
        return [];
      }
    }
  };

  const read = (isEnd: boolean): readonly XmlRecord[] => {
    const found: XmlRecord[] = [];
    let at = 0;
    while (!over && at < held.length) {
      const scan = scanXml(held, at, isEnd);
      if (scan === 'more') break;
      if (!('token' in scan)) {
        found.push(fatal(scan));
        break;
      }
      found.push(...take(scan.token).flatMap((taken) => taken ?? []));
      if (over) break;
      line += lineFeedsIn(held, at, scan.next);
      at = scan.next;
    }
    held = over ? new Uint8Array(0) : held.slice(at);
    return found;
  };

  return {
    push(bytes) {
      if (over) return [];
      const found: XmlRecord[] = [];
      // In steps of a token's length, so that a token that goes on and on is gone through a few times and not once a push.
      for (let at = 0; at < bytes.length && !over; at += TOKEN_BYTES_MAX) {
        held = joined([held, bytes.subarray(at, at + TOKEN_BYTES_MAX)]);
        found.push(...read(false));
      }
      return found;
    },
    end() {
      const found = over ? [] : [...read(true)];
      if (over) return found;
      const last = stack.at(-1);
      if (last !== undefined)
        found.push(
          fatal({ code: 'truncated', expected: `</${last.name}>`, found: 'the end of the file' }),
        );
      else if (!hadRoot)
        found.push(
          fatal({
            code: 'malformed',
            expected: `<${roots.join('> or <')}>`,
            found: 'an empty document',
          }),
        );
      return found;
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function lineFeedsIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === LINE_FEED) count += 1;
  return count;
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text at the end of a path of first children, without spaces around it; undefined when there is none. */
export function textAt(element: XmlElement, path: readonly string[]): string | undefined {
  const found = path.reduce<XmlElement | undefined>(childOf, element);
  return found?.text.trim();
}
