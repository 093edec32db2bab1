import { numberText, tenthsText } from '@holdfast/domain';
import type { MissionReport, ReportSector } from '@holdfast/domain';
import type { Section } from './document.ts';
import { shareWords } from './headline.ts';
import type { Speaker } from './speak.ts';

/** Sector by sector, and the parties' claims beside what was seen; nothing where the agreement draws no sectors. */
export function sectorSections(speaker: Speaker, report: MissionReport): readonly Section[] {
  if (report.sectors.length === 0) return [];
  return [countSection(speaker, report), claimSection(speaker, report)];
}

function countSection(speaker: Speaker, { sectors }: MissionReport): Section {
  const { language, say } = speaker;
  const text = (value: number) => numberText(language, value);
  return {
    id: 'sectors',
    heading: say('section.sectors'),
    blocks: [
      { block: 'words', tone: 'dim', text: say('section.sectors.note') },
      {
        block: 'table',
        label: say('section.sectors'),
        columns: [
          { title: say('column.sector'), isNumber: false },
          ...COUNTS.map((key) => ({ title: say(`column.${key}`), isNumber: true })),
          { title: say('column.seen'), isNumber: true },
          { title: say('column.rate'), isNumber: true },
        ],
        rows: sectors.map((sector) => [
          sector.name,
          ...COUNTS.map((key) => text(sector[key])),
          sector.seenS === 0 ? say('not-observed') : shareWords(speaker, sector),
          sector.incidentsPerHourMilli === null
            ? say('unknown')
            : tenthsText(language, sector.incidentsPerHourMilli, 1000),
        ]),
        foot: [
          say('row.all'),
          ...COUNTS.map((key) => text(sumOf(sectors, (sector) => sector[key]))),
          shareWords(speaker, {
            seenS: sumOf(sectors, ({ seenS }) => seenS),
            wholeS: sumOf(sectors, ({ wholeS }) => wholeS),
          }),
          '',
        ],
      },
    ],
  };
}

const COUNTS = ['incidents', 'detections', 'observations', 'findings'] as const;

function claimSection({ language, say }: Speaker, report: MissionReport): Section {
  const { sectors, parties } = report;
  const text = (value: number) => numberText(language, value);
  const cells = (valueOf: (pick: (sector: ReportSector) => number) => number) => [
    ...parties.map((_, at) => text(valueOf(({ claims }) => claims[at] ?? 0))),
    text(valueOf(({ seen }) => seen)),
    text(valueOf(({ verified }) => verified)),
    text(valueOf(({ unverifiable }) => unverifiable)),
  ];
  return {
    id: 'claims',
    heading: say('section.claims'),
    blocks: [
      { block: 'words', tone: 'dim', text: say('section.claims.note') },
      {
        block: 'table',
        label: say('section.claims'),
        columns: [
          { title: say('column.sector'), isNumber: false },
          ...parties.map(({ name }) => ({
            title: say('column.claims', { party: name }),
            isNumber: true,
          })),
          { title: say('column.seen-by-us'), isNumber: true },
          { title: say('column.verified'), isNumber: true },
          { title: say('column.unverifiable'), isNumber: true },
        ],
        rows: sectors.map((sector) => [sector.name, ...cells((pick) => pick(sector))]),
        foot: [say('row.all'), ...cells((pick) => sumOf(sectors, pick))],
      },
    ],
  };
}

function sumOf(sectors: readonly ReportSector[], pick: (sector: ReportSector) => number): number {
  return sectors.reduce((sum, sector) => sum + pick(sector), 0);
}
