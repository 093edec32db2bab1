import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The two families that Holdfast's pages are set in, and the alphabets that each file holds (fontsource cuts a family by alphabet). */
export const FAMILIES = ['sans', 'serif'] as const;
export type Family = (typeof FAMILIES)[number];

export const ALPHABETS = ['latin', 'cyrillic', 'latin-ext', 'cyrillic-ext'] as const;
export type Alphabet = (typeof ALPHABETS)[number];

const NAMES: Readonly<Record<Family, string>> = {
  sans: 'ibm-plex-sans',
  serif: 'source-serif-4',
};

/** The family's name in style sheets. */
export const FAMILY_NAMES: Readonly<Record<Family, string>> = {
  sans: 'IBM Plex Sans Variable',
  serif: 'Source Serif 4 Variable',
};

const resolve = createRequire(import.meta.url).resolve;
const read = new Map<string, Buffer>();

/** The bytes of one file, WOFF2, from the installed package. Read once. */
export function fontBytes(family: Family, alphabet: Alphabet): Buffer {
  const name = NAMES[family];
  const path = `@fontsource-variable/${name}/files/${name}-${alphabet}-wght-normal.woff2`;
  const known = read.get(path);
  if (known !== undefined) return known;
  const bytes = readFileSync(resolve(path));
  read.set(path, bytes);
  return bytes;
}

/** Which alphabets a text needs, besides the Latin one that every text gets for its digits. */
export function alphabetsOf(text: string): readonly Alphabet[] {
  return ALPHABETS.filter((alphabet) => alphabet === 'latin' || RANGES[alphabet].test(text));
}

/** Rough ranges: a character that its file lacks is drawn with the reader's own font. */
export const RANGES: Readonly<Record<Alphabet, RegExp>> = {
  latin: /[\u0000-\u00ff]/,
  cyrillic: /[\u0400-\u045f\u0490\u0491]/,
  'latin-ext': /[\u0100-\u024f\u1e00-\u1eff]/,
  'cyrillic-ext': /[\u0460-\u048f\u0492-\u052f]/,
};

/** `@font-face` rules that carry their files with them, so that a page fetches nothing. */
export function fontFaces(text: string): string {
  return FAMILIES.flatMap((family) =>
    alphabetsOf(text).map(
      (alphabet) =>
        `@font-face{font-family:"${FAMILY_NAMES[family]}";font-weight:200 700;unicode-range:${UNICODE_RANGES[alphabet]};src:url(data:font/woff2;base64,${fontBytes(family, alphabet).toString('base64')}) format("woff2")}`,
    ),
  ).join('\n');
}

const UNICODE_RANGES: Readonly<Record<Alphabet, string>> = {
  latin: 'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2212',
  cyrillic: 'U+301,U+400-45F,U+490-491,U+4B0-4B1,U+2116',
  'latin-ext': 'U+100-2BA,U+1E00-1EFF',
  'cyrillic-ext': 'U+460-48F,U+492-4AF,U+4B2-52F',
};
