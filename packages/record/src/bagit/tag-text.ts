/*
 * The text files of a bag (RFC 8493 section 2). bagit.txt is two lines of UTF-8 without a byte order mark; it names the version and the encoding of all
 * other tag files. Lines end in LF, CR or CR LF.
 */
import { RecordError } from '../errors.ts';

/** Encodings that bags are met in. The specification names UTF-8; older bags use the others. */
export type TagEncoding = 'UTF-8' | 'ISO-8859-1' | 'UTF-16';

/** What bagit.txt states. */
export interface BagDeclaration {
  /** Major and minor, for instance 1 and 0, or 0 and 97. */
  readonly major: number;
  readonly minor: number;
  readonly encoding: TagEncoding;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ENCODINGS: readonly TagEncoding[] = ['UTF-8', 'ISO-8859-1', 'UTF-16'];

/** Reads bagit.txt. Throws `RecordError` `malformed` for anything but the two lines; from version 1.0 on without spaces before the colons. */
export function parseBagDeclaration(bytes: Uint8Array): BagDeclaration {
  const [versionLine = '', encodingLine = '', ...more] = linesOf(decodeTagText(bytes, 'UTF-8'));
  const version = /^BagIt-Version( *): *(\d+)\.(\d+) *$/.exec(versionLine);
  const encoding = /^Tag-File-Character-Encoding( *): *(\S+) *$/.exec(encodingLine);
  if (version === null) throw malformed('BagIt-Version: M.N', versionLine);
  if (encoding === null) throw malformed('Tag-File-Character-Encoding: NAME', encodingLine);
  if (more.length > 0) throw malformed('two lines', more.join(' '));
  const major = Number(version[2]);
  const isSpaced = version[1] !== '' || encoding[1] !== '';
  if (major >= 1 && isSpaced) throw malformed('no space before a colon', versionLine);
  const named = ENCODINGS.find((each) => each === encoding[2]?.toUpperCase());
  if (named === undefined) throw malformed(ENCODINGS.join(', '), encodingLine);
  return { major, minor: Number(version[3]), encoding: named };
}

/** The text of a tag file. Throws `RecordError` `malformed` for bytes that are none in this encoding. */
export function decodeTagText(bytes: Uint8Array, encoding: TagEncoding): string {
  switch (encoding) {
    case 'UTF-8':
      try {
        return decoder.decode(bytes);
      } catch (cause) {
        throw new RecordError('malformed', 'tag file: expected UTF-8', { cause });
      }
    case 'ISO-8859-1':
      return textOfUnits(Array.from(bytes));
    case 'UTF-16':
      return textOfUtf16(bytes);
  }
}

/** Lines without their ends; no last empty one. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Labels and values of a bag-info.txt; a line that begins with a space continues the one before. Labels may repeat. */
export function parseBagInfo(text: string): readonly (readonly [label: string, value: string])[] {
  const fields: [string, string][] = [];
  for (const line of linesOf(text)) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      last[1] += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) throw malformed('label: value', line);
    fields.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return fields;
}

function textOfUtf16(bytes: Uint8Array): string {
  if (bytes.length % 2 !== 0) throw malformed('an even number of bytes', String(bytes.length));
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const hasMark = isLittle || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const units: number[] = [];
  for (let at = hasMark ? 2 : 0; at < bytes.length; at += 2) {
    const [first = 0, second = 0] = bytes.subarray(at, at + 2);
    units.push(isLittle ? second * 256 + first : first * 256 + second);
  }
  return textOfUnits(units);
}

/** In parts: a call takes a bounded number of arguments. */
function textOfUnits(units: readonly number[]): string {
  let text = '';
  for (let at = 0; at < units.length; at += 1024)
    text += String.fromCharCode(...units.slice(at, at + 1024));
  return text;
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError(
    'malformed',
    `tag file: expected ${expected}, found "${found.slice(0, 120)}"`,
  );
}
