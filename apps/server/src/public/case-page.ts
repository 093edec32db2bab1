import type { PublicIncident } from '@holdfast/domain';
import { changeSentence, escaped } from '@holdfast/mission';
import type { PageFrame } from './frame.ts';
import { page } from './frame.ts';
import { cellWords } from './map.ts';
import { instantWords, saidOf, spanWords, statusChip } from './words.ts';

/** One released incident; null where none of this number is public. */
export function casePage(frame: PageFrame, incidentId: string): string | null {
  const { base, view } = frame;
  const incident = view.incidents.find((each) => each.incidentId === incidentId);
  if (incident === undefined) return null;
  const changes = view.changes
    .filter((change) => change.incidentId === incidentId)
    .map(
      (change) =>
        `<li>${escaped(changeSentence(change))}${change.reason === '' ? '' : ` ${escaped(change.reason)}`}<small>${instantWords(change.atMs)}</small></li>`,
    );
  const main = `<div class="eyebrow">Incident ${escaped(incidentId)}</div>
<h1>${escaped(incident.title)}</h1>
<p class="lede">${spanWords(incident)}. ${escaped(saidOf(incident))}</p>
<p>${statusChip(incident.status)}</p>
<dl><dt>Where</dt><dd>Somewhere in an area at least ${String(incident.cell.sizeM / 1000)} km wide: ${cellWords(incident.cell)}${incident.sectorName === null ? '' : `, sector ${escaped(incident.sectorName)}`}</dd>
<dt>Severity</dt><dd>S${String(incident.severity)}, of S1 (minor) to S4 (grave)</dd>
<dt>Public since</dt><dd>${instantWords(incident.publicSinceMs)}</dd></dl>
${findingOf(incident)}
<section aria-labelledby="changes"><h2 id="changes">What was said of it, and when</h2><ul>${changes.join('')}</ul></section>
<p><a href="${base}/public">All that is known</a> · <a href="${base}/public/how">How we know</a></p>`;
  return page(frame, {
    title: `${incidentId}, ${incident.title}`,
    current: null,
    main,
    aside: null,
  });
}

function findingOf({ finding }: PublicIncident): string {
  if (finding === null)
    return '<h2>No finding yet</h2><p>Nobody is named. A finding is drafted by one person and reviewed by another of another nation; both parties are heard before it is issued.</p>';
  const words =
    finding.statement === null ? '' : `<blockquote>${escaped(finding.statement)}</blockquote>`;
  return `<h2>Finding ${escaped(finding.findingId)}</h2>${words}<p class="dim">Issued ${instantWords(finding.issuedAtMs)}, drafted by one person and reviewed by another of another nation.</p>`;
}
