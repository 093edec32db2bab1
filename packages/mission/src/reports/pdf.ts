/// <reference path="./pdfkit.d.ts" />
import PDFDocument from 'pdfkit';
import { chartShape } from './chart.ts';
import type { Block, ChartBlock, ReportDocument, Section } from './document.ts';
import { putTable } from './pdf-table.ts';
import { PAGE, sheetOf } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { EVENT, HATCH, INK, INK_3, TYPES } from './pdf-type.ts';

/**
 * A report as PDF on A4, its fonts embedded. The same document and `madeAtMs` give the same bytes: the file is dated with the data cut and not with the
 * clock, and is not compressed, because compressors differ between versions.
 */
export async function pdfOf(document: ReportDocument, madeAtMs: number): Promise<Uint8Array> {
  const madeAt = new Date(madeAtMs);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    compress: false,
    bufferPages: true,
    lang: document.language,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: document.name,
      Author: document.mission,
      Producer: 'Holdfast',
      Creator: 'Holdfast',
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const sheet = sheetOf(pdf);
  putHead(sheet, document);
  for (const section of document.sections) putSection(sheet, section);
  putFooters(sheet, document);
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

function putHead(sheet: Sheet, document: ReportDocument): void {
  if (document.isExercise) {
    sheet.words(`${document.exerciseWords}. ${document.exerciseNote}`, TYPES.eyebrow);
    sheet.gap(6);
  }
  sheet.words(document.mission, TYPES.caption);
  sheet.words(document.audience, TYPES.note);
  sheet.gap(8);
  sheet.rule(INK);
  sheet.gap(20);
  sheet.words(document.eyebrow, TYPES.eyebrow);
  sheet.gap(6);
  sheet.words(document.title, TYPES.title, 440);
  sheet.gap(8);
  sheet.words(document.lede.join(' '), TYPES.lede, 470);
  sheet.gap(4);
}

/** A heading stays with what follows it. */
const HEADING_ROOM = 90;

function putSection(sheet: Sheet, { heading, blocks }: Section): void {
  sheet.gap(18);
  sheet.need(HEADING_ROOM);
  sheet.words(heading, TYPES.heading);
  sheet.gap(4);
  for (const block of blocks) putBlock(sheet, block);
}

function putBlock(sheet: Sheet, block: Block): void {
  switch (block.block) {
    case 'words':
      sheet.words(block.text, block.tone === 'plain' ? TYPES.body : TYPES.note, 430);
      return sheet.gap(6);
    case 'list':
      return putList(sheet, block.items);
    case 'table':
      return putTable(sheet, block);
    case 'chart':
      return putChart(sheet, block);
  }
}

const BULLET = 11;

function putList(sheet: Sheet, items: readonly string[]): void {
  for (const item of items) {
    const lines = sheet.type.linesOf(item, TYPES.body, 450);
    sheet.need(lines.length * TYPES.body.line);
    sheet.type.put('•', { ...TYPES.body, colour: INK_3 }, sheet.left, sheet.y);
    for (const line of lines) {
      sheet.need(TYPES.body.line);
      sheet.type.put(line, TYPES.body, sheet.left + BULLET, sheet.y);
      sheet.gap(TYPES.body.line);
    }
    sheet.gap(3);
  }
}

function putChart(sheet: Sheet, chart: ChartBlock): void {
  const shape = chartShape(chart);
  const scale = sheet.width / shape.width;
  sheet.need(shape.height * scale + 24);
  sheet.words(chart.label, TYPES.caption);
  if (chart.hatchWords !== null) sheet.words(chart.hatchWords, TYPES.small);
  const { pdf, left } = sheet;
  const top = sheet.y;
  const x = (value: number) => left + value * scale;
  const y = (value: number) => top + value * scale;
  for (const bar of shape.bars) {
    const box = [x(bar.x), y(bar.y), bar.width * scale, bar.height * scale] as const;
    if (bar.isUnknown) hatch(pdf, box);
    else pdf.rect(...box).fill(bar.isNow ? EVENT : '#d9aa8c');
  }
  pdf
    .lineWidth(0.6)
    .moveTo(left, y(shape.baseY))
    .lineTo(left + sheet.width, y(shape.baseY))
    .stroke(HATCH);
  if (chart.mean !== null && shape.meanY !== null) {
    pdf
      .dash(2, { space: 2 })
      .moveTo(left, y(shape.meanY))
      .lineTo(left + sheet.width, y(shape.meanY))
      .stroke(INK)
      .undash();
    const width = sheet.type.widthOf(chart.mean.text, TYPES.small) + 4;
    pdf.rect(left, y(shape.meanY) - 11, width, 10).fill('#ffffff');
    sheet.type.put(chart.mean.text, TYPES.small, left, y(shape.meanY) - 10);
  }
  const now = shape.bars.at(-1);
  const text = chart.bars.at(-1)?.text ?? '';
  if (now !== undefined && !now.isUnknown)
    sheet.type.put(
      text,
      { ...TYPES.small, colour: INK, isStrong: true },
      x(now.x + now.width) - sheet.type.widthOf(text, TYPES.small),
      y(now.y) - 10,
    );
  for (const label of shape.labels) {
    const width = sheet.type.widthOf(label.text, TYPES.small);
    const shift = { start: 0, middle: width / 2, end: width }[label.anchor];
    sheet.type.put(label.text, TYPES.small, x(label.x) - shift, y(shape.baseY) + 4);
  }
  sheet.gap(shape.height * scale + 12);
}

/** Slanted lines: nothing is on record there. */
function hatch(
  pdf: PDFDocument,
  [x, y, width, height]: readonly [number, number, number, number],
): void {
  pdf.save().rect(x, y, width, height).clip().lineWidth(0.6);
  for (let at = y - width; at < y + height; at += 4)
    pdf
      .moveTo(x, at + width)
      .lineTo(x + width, at)
      .stroke(HATCH);
  pdf.restore();
}

function putFooters(
  { pdf, type }: Sheet,
  { name, isExercise, exerciseWords }: ReportDocument,
): void {
  const { start, count } = pdf.bufferedPageRange();
  const footY = PAGE.height - 36;
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const number = `${page + 1} / ${count}`;
    type.put(isExercise ? `${exerciseWords} · ${name}` : name, TYPES.small, PAGE.side, footY);
    type.put(
      number,
      TYPES.small,
      PAGE.width - PAGE.side - type.widthOf(number, TYPES.small),
      footY,
    );
  }
}
