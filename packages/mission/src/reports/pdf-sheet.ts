/// <reference path="./pdfkit.d.ts" />
import type PDFDocument from 'pdfkit';
import type { Type, Typesetter } from './pdf-type.ts';
import { typesetterOf } from './pdf-type.ts';

/** A4 in points, and the margins that a hole punch and a thumb leave. */
export const PAGE = { width: 595.28, height: 841.89, side: 50, top: 54, bottom: 58 } as const;

/** The page under the hand: where the next thing goes, and when a new page begins. */
export interface Sheet {
  readonly pdf: PDFDocument;
  readonly type: Typesetter;
  readonly left: number;
  readonly width: number;
  /** Where the next thing goes, points from the top. */
  readonly y: number;
  /** Makes sure that so much room is left; true when a new page was begun for it. */
  need(height: number): boolean;
  gap(height: number): void;
  /** A hairline across. */
  rule(colour: string): void;
  /** A paragraph, in at most `width` points. */
  words(text: string, style: Type, width?: number): void;
}

export function sheetOf(pdf: PDFDocument): Sheet {
  const type = typesetterOf(pdf);
  const width = PAGE.width - 2 * PAGE.side;
  let y: number = PAGE.top;
  const need = (height: number) => {
    if (y + height <= PAGE.height - PAGE.bottom) return false;
    pdf.addPage();
    y = PAGE.top;
    return true;
  };
  return {
    pdf,
    type,
    left: PAGE.side,
    width,
    get y() {
      return y;
    },
    need,
    gap: (height) => {
      y += height;
    },
    rule: (colour) => {
      pdf
        .lineWidth(0.6)
        .moveTo(PAGE.side, y)
        .lineTo(PAGE.side + width, y)
        .stroke(colour);
    },
    words: (text, style, most = width) => {
      for (const line of type.linesOf(text, style, most)) {
        need(style.line);
        type.put(line, style, PAGE.side, y);
        y += style.line;
      }
    },
  };
}
