import type { PublicView } from '@holdfast/domain';
import { changeSentence, escaped } from '@holdfast/mission';
import type { PageFrame } from './frame.ts';
import { page } from './frame.ts';
import { publicMap } from './map.ts';
import { correctedReport, reportTable } from './report-table.ts';
import {
  countWords,
  dayWords,
  hoursWords,
  instantWords,
  percentWords,
  saidOf,
  spanWords,
  statusChip,
  stepWords,
  toldWords,
} from './words.ts';

/** What is known: the page that everybody sees first. */
export function frontPage(frame: PageFrame): string {
  const { view } = frame;
  const main = [
    head(view),
    mapFigure(frame),
    incidentTable(frame),
    reportTable(frame),
    claimsTable(view),
    coverageTable(view),
    countsTable(view),
  ].join('\n');
  return page(frame, { title: 'What is known', current: 'front', main, aside: aside(frame) });
}

function head(view: PublicView): string {
  const { incidents, delayMs, sectors, periodFromMs, periodToMs } = view;
  const seenPpm =
    sectors.length === 0
      ? null
      : sectors.reduce((sum, sector) => sum + sector.seenPpm, 0) / sectors.length;
  const anySeen = periodToMs > periodFromMs;
  const title =
    incidents.length === 0
      ? 'Nothing is public yet'
      : `${countWords(incidents.length, 'incident is public', 'incidents are public')}${seenPpm !== null && seenPpm < 950_000 ? `, and ${percentWords(1_000_000 - Math.floor(seenPpm / 10_000) * 10_000)} of the line went unseen` : ''}`;
  const delay =
    delayMs === null
      ? 'No agreement is in force here, so nothing may be made public.'
      : `This page is never fresher than ${hoursWords(delayMs)}, and shows areas, not points.`;
  const first =
    incidents.length > 0 || delayMs === null
      ? ''
      : ` What happens now can be shown from ${instantWords(view.asOfMs + delayMs)} on, and only once a person has let it go. An empty page does not say that nothing happened.`;
  const watched =
    anySeen && seenPpm !== null
      ? `Between ${instantWords(periodFromMs)} and ${instantWords(periodToMs)} somebody or something watched ${percentWords(seenPpm)} of the line. Silence in an unseen place is not counted as peace. `
      : 'What we saw is still too fresh to be told. ';
  return `<div class="eyebrow">What is known · as of ${instantWords(view.asOfMs)}</div>
<h1>${title}</h1>
<p class="lede">${watched}${delay}${first}</p>`;
}

function mapFigure({ view, map }: PageFrame): string {
  if (map === null || view.delayMs === null || view.cellM === null) return '';
  return `<section aria-labelledby="where"><h2 id="where">Where, at least ${hoursWords(view.delayMs)} ago</h2>
<p>Areas, never points, so that nobody can aim by this map. Each square is at least ${String(view.cellM / 1000)} km wide; the number says how many released incidents lie somewhere in it. An empty area is not a quiet one: see what was watched.</p>
<figure>${publicMap(view, map)}<figcaption>The line as the agreement draws it, with its sectors. ${escaped(map.credit)}</figcaption></figure></section>`;
}

/** Rows that the page prints; all of them are in the files. */
const ROWS_MAX = 60;

function incidentTable({ base, view: { incidents } }: PageFrame): string {
  const rows = incidents
    .slice(0, ROWS_MAX)
    .map(
      (incident) =>
        `<tr><th scope="row"><a href="${base}/public/case/${encodeURIComponent(incident.incidentId)}">${escaped(incident.incidentId)}</a> ${escaped(incident.title)}<small>${spanWords(incident)}</small></th><td>${statusChip(incident.status)}<small>${escaped(saidOf(incident))}</small></td></tr>`,
    )
    .join('\n');
  const more =
    incidents.length > ROWS_MAX
      ? `<p class="dim">The latest ${String(ROWS_MAX)} of ${String(incidents.length)}; all are in the <a href="${base}/public/data">files</a>.</p>`
      : '';
  const body =
    incidents.length === 0
      ? '<p>None. An incident is released once a finding is issued on it or the information officer releases it, and the delay has passed.</p>'
      : `<div class="scroll" role="region" aria-label="Table of released incidents" tabindex="0"><table class="cards"><thead><tr><th scope="col">Incident</th><th scope="col">What we say of it</th></tr></thead><tbody>${rows}</tbody></table></div>${more}`;
  return `<section aria-labelledby="incidents"><h2 id="incidents">Released incidents</h2>
<p>Each was let go by a person, never by a machine. Times are rounded to whole hours.</p>
${body}</section>`;
}

function claimsTable({ claims }: PublicView): string {
  if (claims.length === 0) return '';
  const rows = claims
    .map(
      ({ partyName, accuses, denies, admits }) =>
        `<tr><th scope="row">${escaped(partyName)}</th><td class="n" data-l="Accuses">${toldWords(accuses)}</td><td class="n" data-l="Denies">${toldWords(denies)}</td><td class="n" data-l="Admits">${toldWords(admits)}</td></tr>`,
    )
    .join('\n');
  return `<section aria-labelledby="claims"><h2 id="claims">What each side claims</h2>
<p>A claim is not a finding. These are statements that the parties made to us, in the agreement's order, counted apart from what we observed and never added to it. A count below 3 reads “fewer than 3”, none included.</p>
<div class="scroll" role="region" aria-label="Table of claims" tabindex="0"><table><thead><tr><th scope="col">Who claims</th><th scope="col" class="n">Accuses the other</th><th scope="col" class="n">Denies</th><th scope="col" class="n">Admits</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function coverageTable({ sectors, periodFromMs, periodToMs }: PublicView): string {
  if (sectors.length === 0 || periodToMs <= periodFromMs) return '';
  const rows = sectors
    .map(
      ({ name, seenPpm, incidents }) =>
        `<tr><th scope="row">${escaped(name)}</th><td>${percentWords(seenPpm)} seen<span class="bar" aria-hidden="true"><i style="inline-size:${String(Math.floor(seenPpm / 10_000))}%"></i></span></td><td class="n">${String(incidents)}</td></tr>`,
    )
    .join('\n');
  return `<section aria-labelledby="coverage"><h2 id="coverage">What was watched</h2>
<p>Of the time of each sector. Hatched means that nobody and nothing was looking.</p>
<div class="scroll" role="region" aria-label="Table of coverage" tabindex="0"><table><thead><tr><th scope="col">Sector</th><th scope="col">Watched</th><th scope="col" class="n">Released incidents</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function countsTable({ cellCounts, dayRests }: PublicView): string {
  if (dayRests.length === 0) return '';
  const rows = dayRests
    .slice(0, DAYS_MAX)
    .map(({ dayStartMs, atLeast }) => {
      const cells = cellCounts.filter((each) => each.dayStartMs === dayStartMs);
      const sum = cells.reduce((total, each) => total + each.atLeast, 0);
      return `<tr><th scope="row">${dayWords(dayStartMs)}</th><td class="n">${cells.length === 0 ? '' : `${stepWords(sum)} in ${countWords(cells.length, 'area', 'areas')}`}</td><td class="n">${stepWords(atLeast)}</td></tr>`;
    })
    .join('\n');
  return `<section aria-labelledby="counts"><h2 id="counts">Other cases, counted</h2>
<p>Cases that people opened and that had not been released one by one when they were counted, by whole days, in steps: 3, 30, 300 or more. A case that is released later stays counted. Where an area has fewer than 3 on a day we do not name it, and of all such areas together we say how many only from 3 up: neither a total nor a later release gives away a small count.</p>
<div class="scroll" role="region" aria-label="Table of counts" tabindex="0"><table><thead><tr><th scope="col">Day</th><th scope="col" class="n">In areas with 3 or more</th><th scope="col" class="n">Elsewhere</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

const DAYS_MAX = 31;
const CHANGES_SHOWN = 6;

function aside(frame: PageFrame): string {
  const { base, view } = frame;
  const corrections = view.changes.filter(
    ({ act }) => act !== 'released' && act !== 'finding-issued',
  );
  const changes = corrections
    .slice(0, CHANGES_SHOWN)
    .map(
      (change) =>
        `<li>${escaped(changeSentence(change))}${change.reason === '' ? '' : ` ${escaped(change.reason)}`}<small>${instantWords(change.atMs)}</small></li>`,
    );
  const putRight = view.reports.flatMap(({ reportId, corrected }) =>
    corrected === null ? [] : [correctedReport(base, { reportId, corrected })],
  );
  const impediments = view.impediments
    .slice(0, CHANGES_SHOWN)
    .map(
      ({ impedimentType, partyName, sectorName, fromMs, toMs, minutesLost }) =>
        `<li>${IMPEDIMENT_WORDS[impedimentType]} in ${escaped(sectorName)}${partyName === null ? '' : ` by ${escaped(partyName)}`}, ${String(minutesLost)} minutes lost.<small>${spanWords({ fromMs, toMs })}</small></li>`,
    );
  return `<section><h2>Corrections</h2>${changes.length + putRight.length === 0 ? '<p>None so far.</p>' : `<ul>${[...putRight, ...changes].join('')}</ul>`}<p><a href="${base}/public/changes.json">Follow every change</a> (JSON Feed)</p></section>
<section><h2>What we could not do</h2>${impediments.length === 0 ? '<p>Nothing that is old enough to be told.</p>' : `<ul>${impediments.join('')}</ul>`}</section>
${takeTheData(base)}
<section><h2>Is this page genuine?</h2><p>Every statement here rests on a signed record that anyone can check. <a href="${base}/public/how#record">How to check it yourself</a></p></section>`;
}

const IMPEDIMENT_WORDS: Readonly<
  Record<PublicView['impediments'][number]['impedimentType'], string>
> = {
  denial: 'Access denied',
  delay: 'Delayed',
  'conditional-access': 'Let through on conditions',
  jamming: 'Jammed',
  threat: 'Threatened',
};

function takeTheData(base: string): string {
  const files = [
    ['incidents.csv', 'CSV'],
    ['incidents.geojson', 'GeoJSON'],
    ['incidents.parquet', 'Parquet'],
  ] as const;
  return `<section><h2>Take the data</h2><ul class="downloads">${files
    .map(([file, name]) => `<li><a href="${base}/public/data/${file}" download>${name}</a></li>`)
    .join(
      '',
    )}</ul><p class="dim">Free to reuse if you name the mission and the time of the data. Identifiers and addresses do not change. <a href="${base}/public/data">Columns and rules</a></p></section>`;
}
