import { clockText, numberText, shortDay, tenthsText } from '@holdfast/domain';
import type { MissionReport, ReportRow } from '@holdfast/domain';
import type { Block, Section, TableBlock } from './document.ts';
import type { Speaker } from './speak.ts';

/** The table of observations in the field's columns; nothing where the mission itself observes nothing. */
export function observationSection(speaker: Speaker, report: MissionReport): readonly Section[] {
  const { say } = speaker;
  const { rows, rowsTotal, rowsWithheld, sectors } = report;
  if (rowsTotal === 0 && sectors.length === 0) return [];
  const note = (text: string): Block => ({ block: 'words', tone: 'dim', text });
  const cut = rowsTotal - rows.length;
  const blocks: readonly Block[] = rowsWithheld
    ? [note(say('section.rows.withheld'))]
    : rows.length === 0
      ? [note(say('section.rows.empty'))]
      : [
          note(say('section.rows.note')),
          observationTable(speaker, report),
          ...(cut > 0 ? [note(say('section.rows.cut', { n: cut }))] : []),
        ];
  return [{ id: 'observations', heading: say('section.rows'), blocks }];
}

const COLUMNS = [
  'column.position',
  'column.location',
  'column.means',
  'column.count',
  'column.observation',
  'column.description',
  'column.weapon',
  'column.time',
  'column.case',
] as const;

function observationTable(speaker: Speaker, { rows }: MissionReport): TableBlock {
  const { say } = speaker;
  return {
    block: 'table',
    label: say('section.rows'),
    columns: COLUMNS.map((key) => ({ title: say(key), isNumber: key === 'column.count' })),
    rows: rows.map((row) => observationCells(speaker, row)),
    foot: null,
  };
}

/** One row, cell by cell, in the order of the field's columns. */
export function observationCells(speaker: Speaker, row: ReportRow): readonly string[] {
  const { say, name } = speaker;
  return [
    row.sectorName ?? say('not-known'),
    locationWords(speaker, row),
    meansWords(speaker, row),
    countWords(speaker, row),
    name('what', observationOf(row)),
    name('description', DESCRIPTIONS[row.what] ?? 'undetermined'),
    row.weapon === null ? say('not-known') : name('weapon', row.weapon),
    timeWords(speaker, row),
    row.incidentId ?? '',
  ];
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'outgoing-heard': 'outgoing',
  'flash-seen': 'outgoing',
  'impact-seen': 'impact',
  'storm-seen': 'natural',
  lightning: 'natural',
  'accident-seen': 'accident',
  impact: 'impact',
  muzzle: 'outgoing',
  launch: 'outgoing',
};

/** What the press reports says with how many items. */
function meansWords({ say, name }: Speaker, { means, entryIndices }: ReportRow): string {
  return means === 'reported' && entryIndices.length > 1
    ? say('means.reported.items', { n: entryIndices.length })
    : name('means', means);
}

/** Outgoing fire is an explosion or shots, as the observer names the weapon; that it was outgoing stands in its own column. */
function observationOf({ what, weapon }: ReportRow): string {
  if (what !== 'outgoing-heard' || weapon === null) return what;
  return weapon === 'mortar' || weapon === 'artillery' ? 'explosions-heard' : 'shots-heard';
}

function locationWords({ language, say, name }: Speaker, { band, directions }: ReportRow): string {
  if (directions.length === 0) return say('not-known');
  const winds = directions.map((wind) => name('wind', wind)).join(', ');
  if (band === null) return winds;
  const km = (metres: number) =>
    metres % 1000 === 0 ? numberText(language, metres / 1000) : tenthsText(language, metres, 1000);
  return `${say('band', { near: km(band.nearM), far: km(band.farM) })} ${winds}`;
}

function countWords({ say }: Speaker, { count }: ReportRow): string {
  switch (count.sort) {
    case 'exact':
      return say('count.exact', { n: count.least });
    case 'at-least':
      return say('count.at-least', { n: count.least });
    case 'range':
      return say('count.range', { n: count.least, most: count.most });
    case 'not-counted':
      return say('count.not-counted');
  }
}

function timeWords({ language }: Speaker, { fromMs, toMs }: ReportRow): string {
  const from = `${shortDay(language, fromMs)}, ${clockText(fromMs)}`;
  return clockText(fromMs) === clockText(toMs) ? from : `${from}–${clockText(toMs)}`;
}
