import type { Agreement } from '../agreement.ts';

/** Keys that say where or how something was written, not what was agreed. */
const LAYOUT: ReadonlySet<string> = new Set(['at', 'notes', 'endNotes']);

/** Those, and keys that say where the words come from. */
const SOURCES: ReadonlySet<string> = new Set([...LAYOUT, 'cites']);

/**
 * The agreement without positions and comments, as JSON with keys in code-unit order and no spaces.
 * Two texts that differ in layout only have the same canonical form. Order of statements counts: it is
 * the order of severities and standards.
 */
export function canonicalJson(agreement: Agreement): string {
  return write(agreement, LAYOUT);
}

/** Whether two statements agree the same thing, wherever and from whatever source they were written. */
export function sameMeaning(left: unknown, right: unknown): boolean {
  return write(left, SOURCES) === write(right, SOURCES);
}

/** Small-letter hexadecimal SHA-256 of the canonical form in UTF-8: the agreement's version. */
export function agreementHash(
  agreement: Agreement,
  sha256: (bytes: Uint8Array) => Uint8Array,
): string {
  const digest = sha256(new TextEncoder().encode(canonicalJson(agreement)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function write(value: unknown, without: ReadonlySet<string>): string {
  if (Array.isArray(value)) return `[${value.map((each) => write(each, without)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([key]) => !without.has(key))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${write(field, without)}`);
  return `{${fields.join(',')}}`;
}
