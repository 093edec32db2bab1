import { shown } from './escape.ts';
import type { Block, ChartBlock, ReportDocument, TableBlock } from './document.ts';

/** A report as Markdown (CommonMark with tables). What a source or a person wrote cannot become markup. */
export function markdownOf(document: ReportDocument): string {
  const { title, eyebrow, lede, audience, sections, isExercise } = document;
  const exercise = isExercise
    ? [`**${document.exerciseWords}**: ${document.exerciseNote}`, '']
    : [];
  const lines = [
    ...exercise,
    `# ${safe(title)}`,
    '',
    `${safe(document.mission)} · ${safe(eyebrow)}. ${safe(audience)}.`,
    '',
    lede.map(safe).join(' '),
    '',
    ...sections.flatMap(({ heading, blocks }) => [
      `## ${safe(heading)}`,
      '',
      ...blocks.flatMap((block) => [...linesOf(block), '']),
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function linesOf(block: Block): readonly string[] {
  switch (block.block) {
    case 'words':
      return [safe(block.text)];
    case 'list':
      return block.items.map((item) => `- ${safe(item)}`);
    case 'table':
      return tableLines(block);
    case 'chart':
      return chartLines(block);
  }
}

function tableLines({ columns, rows, foot }: TableBlock): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(safe).join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    `| ${columns.map(({ isNumber }) => (isNumber ? '---:' : '---')).join(' | ')} |`,
    ...rows.map(line),
    ...(foot === null
      ? []
      : [`| ${foot.map((cell) => (cell === '' ? '' : `**${safe(cell)}**`)).join(' | ')} |`]),
  ];
}

/** A drawing is a table to those who read text. */
function chartLines({ label, bars, mean }: ChartBlock): readonly string[] {
  const known = bars.filter(({ value }) => value !== null);
  const values = known.map((bar) => `${bar.label} ${bar.text}`).join(', ');
  return [`${safe(label)}: ${safe(values)}${mean === null ? '' : ` (${safe(mean.text)})`}.`];
}

/** Characters that would be markup, escaped; line breaks become blanks. */
function safe(text: string): string {
  return shown(text)
    .replaceAll(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replaceAll(/\s*\n\s*/g, ' ');
}
