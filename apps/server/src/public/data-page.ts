import type { PublicIncident } from '@holdfast/domain';
import { COUNT_COLUMNS, escaped, INCIDENT_COLUMNS, LICENCE } from '@holdfast/mission';
import type { Column } from '@holdfast/mission';
import type { PageFrame } from './frame.ts';
import { page } from './frame.ts';

/** The open files: addresses, columns, licence, rules. */
export function dataPage(frame: PageFrame): string {
  const { base } = frame;
  const file = (name: string, words: string) =>
    `<li><a href="${base}/public/data/${name}">${name}</a> ${words}</li>`;
  const main = `<div class="eyebrow">Data</div>
<h1>Take the data</h1>
<p class="lede">The same incidents as on the page, for whoever counts again. Addresses, identifiers and columns do not change; new columns come at the end.</p>
<ul>${file('incidents.csv', 'UTF-8, a header row; no cell starts a formula in a spreadsheet')}
${file('incidents.geojson', 'RFC 7946; each incident a polygon, never a point')}
${file('incidents.parquet', 'the columns of the CSV, typed')}
${file('counts.csv', 'cases not released one by one, by area and day, small counts withheld')}
<li><a href="${base}/public/changes.json">changes.json</a> what was released, corrected and withdrawn (JSON Feed)</li></ul>
<p>Licence: <a href="${LICENCE.url}">${LICENCE.name}</a>. ${LICENCE.attribution} The <a href="${base}/public/how#rules">rules of release</a> hold for every file alike.</p>
<h2>Columns of incidents</h2>${columnTable<PublicIncident>('Columns of incidents', INCIDENT_COLUMNS)}
<h2>Columns of counts</h2>${columnTable('Columns of counts', COUNT_COLUMNS)}`;
  return page(frame, { title: 'Data', current: 'data', main, aside: null });
}

function columnTable<Row>(label: string, columns: readonly Column<Row>[]): string {
  const rows = columns
    .map(
      ({ name, unit, about }) =>
        `<tr><th scope="row" class="mono">${name}</th><td>${escaped(about)}${unit === '' ? '' : `<small>${escaped(unit)}</small>`}</td></tr>`,
    )
    .join('\n');
  return `<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table><thead><tr><th scope="col">Column</th><th scope="col">What it says</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
