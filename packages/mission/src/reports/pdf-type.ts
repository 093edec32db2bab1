/// <reference path="./pdfkit.d.ts" />
import { shown } from './escape.ts';
import type PDFDocument from 'pdfkit';
import { ALPHABETS, fontBytes, RANGES } from './fonts.ts';
import type { Alphabet, Family } from './fonts.ts';
import { embedByOutlines } from './pdf-glyphs.ts';

/** How a piece of text is set: size and line in points. */
export interface Type {
  readonly family: Family;
  readonly size: number;
  readonly line: number;
  readonly colour: string;
  /** Semi-bold, drawn by widening the outlines: the installed files carry one weight that a PDF can hold. */
  readonly isStrong: boolean;
}

export const INK = '#15201d';
export const INK_2 = '#43504c';
export const INK_3 = '#5f6b67';
export const RULE = '#dfe3dc';
export const EVENT = '#b4551a';
export const HATCH = '#9aa39d';

const type = (family: Family, size: number, line: number, more: Partial<Type> = {}): Type => ({
  family,
  size,
  line,
  colour: INK,
  isStrong: false,
  ...more,
});

export const TYPES = {
  eyebrow: type('sans', 8, 11, { colour: INK_3, isStrong: true }),
  title: type('serif', 25, 30, { isStrong: true }),
  lede: type('serif', 12.5, 18, { colour: INK_2 }),
  heading: type('serif', 14.5, 19, { isStrong: true }),
  body: type('sans', 9.5, 13.5),
  note: type('sans', 8.5, 12, { colour: INK_3 }),
  caption: type('sans', 8.5, 12, { isStrong: true }),
  head: type('sans', 7.5, 10, { colour: INK_3 }),
  cell: type('sans', 8.5, 11.5),
  tight: type('sans', 7.5, 10.5),
  sum: type('sans', 8.5, 11.5, { isStrong: true }),
  small: type('sans', 7, 9, { colour: INK_3 }),
} as const;

/** Sets text with the fonts of every alphabet that it needs. */
export interface Typesetter {
  widthOf(text: string, type: Type): number;
  /** Lines no wider than `width` where words allow; a word that is wider alone is broken. */
  linesOf(text: string, type: Type, width: number): readonly string[];
  /** One line, its top at `y`. */
  put(text: string, type: Type, x: number, y: number): void;
}

const STROKE_EM = 0.026;

export function typesetterOf(pdf: PDFDocument): Typesetter {
  const ready = new Set<string>();
  const use = (family: Family, alphabet: Alphabet, size: number) => {
    const name = `${family} ${alphabet}`;
    if (!ready.has(name)) pdf.registerFont(name, fontBytes(family, alphabet));
    pdf.font(name).fontSize(size);
    if (!ready.has(name)) embedByOutlines(pdf);
    ready.add(name);
  };
  const widthOf = (text: string, { family, size }: Type) =>
    runsOf(text).reduce((sum, run) => {
      use(family, run.alphabet, size);
      return sum + pdf.widthOfString(run.text);
    }, 0);
  return {
    widthOf,
    linesOf: (text, style, width) => brokenAt(text, width, (part) => widthOf(part, style)),
    put: (text, style, x, y) => {
      let atX = x;
      const baseY = y + style.line * 0.5 + style.size * 0.35;
      pdf
        .fillColor(style.colour)
        .strokeColor(style.colour)
        .lineWidth(style.size * STROKE_EM);
      for (const run of runsOf(text)) {
        use(style.family, run.alphabet, style.size);
        pdf.text(run.text, atX, baseY, {
          lineBreak: false,
          baseline: 'alphabetic',
          fill: true,
          stroke: style.isStrong,
        });
        atX += pdf.widthOfString(run.text);
      }
    },
  };
}

interface Run {
  readonly text: string;
  readonly alphabet: Alphabet;
}

/** Pieces of a text that one file can set; what no file holds falls to the Latin one. */
function runsOf(text: string): readonly Run[] {
  const runs: { text: string; alphabet: Alphabet }[] = [];
  for (const mark of shown(text).replaceAll('\u202f', '\u00a0')) {
    const found = ALPHABETS.find((alphabet) => RANGES[alphabet].test(mark)) ?? 'latin';
    const last = runs.at(-1);
    if (last?.alphabet === found) last.text += mark;
    else runs.push({ text: mark, alphabet: found });
  }
  return runs;
}

function brokenAt(
  text: string,
  width: number,
  widthOf: (part: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/[ \t\r\n\u2028\u2029]/)
    .flatMap((each) => cutToFit(each, width, widthOf))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A word wider than the line, as a hash may be, in pieces that fit. */
function cutToFit(
  word: string,
  width: number,
  widthOf: (part: string) => number,
): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const mark of word) {
    if (piece !== '' && widthOf(piece + mark) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += mark;
  }
  return [...pieces, piece];
}
