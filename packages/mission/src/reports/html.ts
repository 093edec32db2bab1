import type { Block, ChartBlock, ReportDocument, Section, TableBlock } from './document.ts';
import { chartSvg } from './chart.ts';
import { escaped } from './escape.ts';
import { fontFaces } from './fonts.ts';
import { REPORT_STYLE } from './html-style.ts';

/** A report as one HTML file: no script, nothing fetched, the same on screen and on paper. */
export function htmlOf(document: ReportDocument, inContents: string): string {
  const { language, name, isExercise, exerciseWords } = document;
  const body = bodyOf(document, inContents);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(name)}${isExercise ? ` (${escaped(exerciseWords)})` : ''}</title>
<style>${REPORT_STYLE}${fontFaces(body)}</style>
</head>
<body>
${body}</body>
</html>
`;
}

function bodyOf(document: ReportDocument, inContents: string): string {
  const { title, mission, eyebrow, audience, lede, sections } = document;
  return `${exerciseBand(document)}<header class="masthead"><b>${escaped(mission)}</b><span>${escaped(audience)}</span></header>
<div class="page">
<main>
<div class="eyebrow">${escaped(eyebrow)}</div>
<h1>${escaped(title)}</h1>
<p class="lede">${lede.map(escaped).join(' ')}</p>
${sections.map(sectionHtml).join('\n')}
</main>
<aside><nav aria-labelledby="contents"><h2 id="contents">${escaped(inContents)}</h2><ol>${sections
    .map(({ id, heading }) => `<li><a href="#${id}">${escaped(heading)}</a></li>`)
    .join('')}</ol></nav></aside>
</div>
`;
}

function exerciseBand({ isExercise, exerciseWords, exerciseNote }: ReportDocument): string {
  if (!isExercise) return '';
  return `<div class="exercise" role="note"><b>${escaped(exerciseWords)}</b>${escaped(exerciseNote)}</div>\n`;
}

function sectionHtml({ id, heading, blocks }: Section): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escaped(heading)}</h2>
${blocks.map(blockHtml).join('\n')}
</section>`;
}

function blockHtml(block: Block): string {
  switch (block.block) {
    case 'words':
      return `<p${block.tone === 'plain' ? '' : ` class="${block.tone}"`}>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'chart':
      return chartHtml(block);
  }
}

/** From so many columns on a table is set smaller, and scrolls by itself on a narrow screen. */
const WIDE_COLUMNS = 8;

function tableHtml({ label, columns, rows, foot }: TableBlock): string {
  const kind = (at: number) => (columns[at]?.isNumber === true ? ' class="n"' : '');
  const cells = (row: readonly string[]) =>
    row
      .map((text, at) =>
        at === 0 ? `<th scope="row">${escaped(text)}</th>` : `<td${kind(at)}>${escaped(text)}</td>`,
      )
      .join('');
  const head = columns
    .map(({ title }, at) => `<th scope="col"${kind(at)}>${escaped(title)}</th>`)
    .join('');
  const wide = columns.length >= WIDE_COLUMNS ? ' wide' : '';
  return `<div class="scroll${wide}" role="region" aria-label="${escaped(label)}" tabindex="0"><table><thead><tr>${head}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody>${foot === null ? '' : `<tfoot><tr>${cells(foot)}</tr></tfoot>`}</table></div>`;
}

function chartHtml(chart: ChartBlock): string {
  const hatched =
    chart.hatchWords === null ? '' : ` <span class="dim">· ${escaped(chart.hatchWords)}</span>`;
  return `<figure><figcaption>${escaped(chart.label)}${hatched}</figcaption>${chartSvg(chart)}</figure>`;
}
