import { shortDay } from '@holdfast/domain';
import type { FigureCoverage, MissionReport, ReportFigure } from '@holdfast/domain';
import type { Block, ChartBlock, Section } from './document.ts';
import { leadOf, shareWords } from './headline.ts';
import { figureName, meanWords, valueWords } from './speak.ts';
import type { Speaker } from './speak.ts';

/** Every figure beside its earlier ones, with a drawing of the one that leads. */
export function figureSection(speaker: Speaker, report: MissionReport): Section {
  const { say } = speaker;
  const lead = leadOf(report);
  const table: Block = {
    block: 'table',
    label: say('section.figures'),
    columns: [
      { title: say('column.figure'), isNumber: false },
      { title: say(`column.this.${report.step}`), isNumber: true },
      { title: say(`column.previous.${report.step}`), isNumber: true },
      { title: say('column.mean'), isNumber: true },
      { title: say('column.coverage'), isNumber: false },
    ],
    rows: report.figures.map((figure) => [
      figureName(speaker, figure),
      valueWords(speaker, figure, figure.value),
      valueWords(speaker, figure, figure.previous),
      meanCell(speaker, report, figure),
      coverageWords(speaker, figure.coverage),
    ]),
    foot: null,
  };
  return {
    id: 'figures',
    heading: say('section.figures'),
    blocks: [
      { block: 'words', tone: 'dim', text: say('section.figures.note') },
      ...(lead === null || lead.earlier === null ? [] : [chartOf(speaker, report, lead)]),
      table,
    ],
  };
}

function meanCell(speaker: Speaker, { step }: MissionReport, figure: ReportFigure): string {
  if (figure.earlier === null) return speaker.say('mean.none');
  return speaker.say(step === 'week' ? 'mean.week' : 'mean.day', {
    mean: meanWords(speaker, figure),
    n: figure.earlier.periods,
  });
}

export function coverageWords(speaker: Speaker, coverage: FigureCoverage): string {
  const { say } = speaker;
  switch (coverage.by) {
    case 'sectors':
      return say('coverage.sectors', { share: shareWords(speaker, coverage) });
    case 'regions':
      return say('coverage.regions', { n: coverage.regions, open: coverage.openEnds });
    case 'passes':
      return say('coverage.passes', { n: coverage.passes });
    case 'nobody':
      return say('coverage.nobody');
  }
}

/** A drawing begins where the record does, but never with fewer bars than this. */
const BARS_LEAST = 14;

function chartOf(speaker: Speaker, report: MissionReport, lead: ReportFigure): ChartBlock {
  const { language, say } = speaker;
  const { earlier, series } = lead;
  const known = series.findIndex((value) => value !== null);
  const from = Math.max(0, Math.min(known, series.length - BARS_LEAST));
  return {
    block: 'chart',
    label: say(`chart.${report.step}`, { what: figureName(speaker, lead) }),
    bars: lead.series.slice(from).map((value, at) => ({
      label: shortDay(language, report.periodStartsMs[from + at] ?? 0),
      value,
      text: valueWords(speaker, lead, value),
    })),
    mean:
      earlier === null
        ? null
        : {
            value: earlier.sum / earlier.periods,
            text: say('chart.mean', { mean: meanWords(speaker, lead) }),
          },
    hatchWords: lead.series.slice(from).includes(null) ? say('chart.none') : null,
  };
}
