import type { DisclosureRule } from '../disclosure/judgements.ts';
import type { Area, EventKind, Judgements, ObservationType } from '../core/judgements.ts';
import type { Entry, JsonValue } from '../core/entry.ts';
import { isRegisterEntry } from '../commitments/fold.ts';
import { registerSentence } from '../commitments/sentences.ts';
import { isList, memberOf } from './context.ts';
import { wireSentence } from './wire-sentences.ts';
import { isReportEntry, reportSentence } from '../reports/sentences.ts';
import { commissionSentence, isCommissionEntry } from '../commission/sentences.ts';
import { isWorkflowEntry, workflowSentence } from './workflow-sentences.ts';

/** Holdfast's own words for what the record says: plain, exact, without adjectives of force (CONSOLE, 8). */

const EVENT_WORDS: Readonly<Record<EventKind, string>> = {
  blast: 'an explosion',
  impact: 'an impact',
  muzzle: 'a shot',
  launch: 'a launch',
};

/** `Heard as an impact at 14 sensors; 95 % area 60 by 40 m.` */
export function detectionSentence({
  eventKind,
  arrivals,
  area,
  seismicArrivals = 0,
  bearings = 0,
}: Judgements['event.located']): string {
  const parts = [
    `Heard as ${EVENT_WORDS[eventKind]} at ${arrivals} sensors`,
    ...(seismicArrivals > 0
      ? [`felt through the ground at ${counted(seismicArrivals, 'station')}`]
      : []),
    ...(bearings > 0 ? [`on ${counted(bearings, 'bearing')} that people gave`] : []),
  ];
  return `${parts.join(', ')}; ${areaWords(area)}.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

export function areaWords(area: Area): string {
  switch (area.shape) {
    case 'ellipse':
      return `95 % area ${metres(2 * area.semiMajorM)} by ${metres(2 * area.semiMinorM)}`;
    case 'cell':
      return `a cell ${metres(area.sizeM)} across`;
    case 'circle':
      return `within ${metres(area.radiusM)}`;
  }
}

/** Metres below one kilometre, tenths of a kilometre below ten, whole kilometres from there. */
export function metres(value: number): string {
  if (value < 1000) return `${Math.round(value)} m`;
  const tenths = Math.round(value / 100);
  return value < 10_000 && tenths % 10 !== 0
    ? `${Math.floor(tenths / 10)}.${tenths % 10} km`
    : `${Math.round(value / 1000)} km`;
}

const OBSERVATION_WORDS: Readonly<Record<ObservationType, string>> = {
  'shots-heard': 'Shots heard',
  'explosions-heard': 'Explosions heard',
  'outgoing-heard': 'Outgoing fire heard',
  'flash-seen': 'Flash seen',
  'impact-seen': 'Impact seen',
  'storm-seen': 'Storm seen',
  lightning: 'Lightning stroke',
  'accident-seen': 'Accident seen',
  'thermal-anomaly': 'Thermal anomaly',
  'air-raid-alert': 'Air-raid alert',
  'public-alert': 'Public alert',
  'alert-cancelled': 'Alert cancelled',
  'seismic-event': 'Seismic event',
  'sensor-reading': 'Sensor reading',
  report: 'Reported',
};

/** `Outgoing fire heard, at least 3, bearing 123° ± 6°, 2 to 4 km.` */
/** A set that was perceived in several directions: each of them, and the distance that holds for all. */
function severalBearings(bearings: readonly JsonValue[]): readonly string[] {
  const numbers = (name: string) =>
    bearings.flatMap((bearing) => {
      const value = memberOf(bearing, name);
      return typeof value === 'number' ? value : [];
    });
  const degrees = numbers('azimuthMdeg').map((mdeg) => `${Math.round(mdeg / 1000)}°`);
  const [nearM, farM] = [Math.min(...numbers('nearM')), Math.max(...numbers('farM'))];
  return [
    `on ${degrees.length} bearings: ${degrees.join(', ')}`,
    ...(Number.isFinite(nearM + farM) ? [`${metres(nearM)} to ${metres(farM)} away`] : []),
  ];
}

const HEAT_WORDS = 'Something burnt there then; what lit it, and who, it does not show.';

export function observationSentence(
  type: ObservationType,
  count: number,
  area: Area | null,
  content: JsonValue | null,
): string {
  const parts: string[] = [OBSERVATION_WORDS[type]];
  if (count > 1) parts.push(`at least ${count}`);
  const bearing = memberOf(content, 'bearing');
  const azimuthMdeg = memberOf(bearing, 'azimuthMdeg');
  const sigmaMdeg = memberOf(bearing, 'sigmaMdeg');
  const nearM = memberOf(bearing, 'nearM');
  const farM = memberOf(bearing, 'farM');
  const several = memberOf(content, 'bearings');
  if (isList(several)) parts.push(...severalBearings(several));
  if (typeof azimuthMdeg === 'number' && typeof sigmaMdeg === 'number')
    parts.push(`bearing ${Math.round(azimuthMdeg / 1000)}° ± ${Math.round(sigmaMdeg / 1000)}°`);
  if (typeof nearM === 'number' && typeof farM === 'number')
    parts.push(`${metres(nearM)} to ${metres(farM)} away`);
  if (area !== null) parts.push(areaWords(area));
  const said = `${parts.join(', ')}.`;
  return type === 'thermal-anomaly' ? `${said} ${HEAT_WORDS}` : said;
}

export function allegationSentence(statement: string, who: string, accused: string | null): string {
  switch (statement) {
    case 'accuses':
      return `${who} alleges fire by ${accused ?? 'nobody named'}. An allegation is not a finding.`;
    case 'denies':
      return `${who} denies having fired.`;
    case 'admits':
      return `${who} says that its own side fired.`;
    default:
      return `${who} reports an accident on its own side.`;
  }
}

const CAUSE_WORDS: Readonly<Record<string, string>> = {
  'notified-activity': 'notified activity',
  natural: 'natural cause',
  accident: 'accident',
  duplicate: 'a duplicate',
  instrument: 'an instrument fault',
};

export function causeWords(cause: string): string {
  return CAUSE_WORDS[cause] ?? cause;
}

const REFUSED_WORDS: Readonly<Record<DisclosureRule, string>> = {
  fresher: 'what is younger than the delay',
  finer: 'what is finer than a cell',
  positions: 'positions',
};

/** One sentence for any entry: what the process list and the record page say of it. `nameOf` turns ids into names. */
export function entrySentence(entry: Entry, nameOf: (code: string) => string): string {
  if (isRegisterEntry(entry)) return registerSentence(entry, nameOf);
  if (isReportEntry(entry)) return reportSentence(entry);
  if (isCommissionEntry(entry)) return commissionSentence(entry, nameOf);
  if (isWorkflowEntry(entry)) return workflowSentence(entry, nameOf);
  switch (entry.kind) {
    case 'agreement.adopted':
      return `Adopts the agreement ${entry.judgement.agreementId}.`;
    case 'agreement.held':
      return `Holds the text ${entry.judgement.agreementId}, as reported; it is not in force here.`;
    case 'reading.chosen':
      return `Reads ${entry.judgement.normId.replaceAll('_', ' ')} as ${entry.judgement.readingId.replaceAll('_', ' ')}.`;
    case 'act.recorded':
      return `${nameOf(entry.judgement.actor)}: ${entry.judgement.act.replaceAll('_', ' ')}.`;
    case 'content.erased':
      return `Erases the contents of entries ${entry.judgement.indices.join(', ')}: their keys are destroyed.`;
    case 'disclosure.made':
      return `Releases ${entry.judgement.incidentId} to the public.`;
    case 'disclosure.withdrawn':
      return `Takes ${entry.judgement.incidentId} back from the public.`;
    case 'disclosure.refused':
      return `Refuses the public ${entry.judgement.count} requests for ${REFUSED_WORDS[entry.judgement.rule]}.`;
    case 'role.revoked':
      return `Revokes the role ${entry.judgement.role} of ${entry.judgement.personId}.`;
    case 'key.revoked':
      return `Revokes the key of ${entry.judgement.sourceId}.`;
    case 'role.granted':
      return `Grants ${entry.judgement.personId} the role ${entry.judgement.role}.`;
    case 'source.enrolled':
      return `Enrols the source ${entry.judgement.sourceId}.`;
    case 'coverage.reported':
      return `Reports ${Math.round(entry.judgement.seenPpm / 10_000)} % of ${nameOf(entry.judgement.sectorId)} seen.`;
    case 'batches.received':
    case 'arrivals.counted':
      return wireSentence(entry);
    case 'arrivals.received':
      return `Delivers ${entry.judgement.arrivals} arrivals, ${entry.judgement.refused} refused.`;
    case 'observation.received':
      return `Reports ${entry.judgement.observationId}: ${OBSERVATION_WORDS[entry.judgement.observationType].toLowerCase()}.`;
    case 'photo.received':
      return `Takes in the original of a photograph of ${entry.judgement.observationId}.`;
    case 'observation.screened':
      return entry.judgement.outcome === 'reviewed'
        ? `Reviews ${entry.judgement.observationId}.`
        : `Sets ${entry.judgement.observationId} aside.`;
    case 'allegation.filed':
      return allegationSentence(
        entry.judgement.statement,
        nameOf(entry.judgement.partyId),
        entry.judgement.accusedId === null ? null : nameOf(entry.judgement.accusedId),
      );
    case 'activity.notified':
      return `${nameOf(entry.judgement.partyId)} notifies an activity: ${entry.judgement.activity}.`;
    case 'event.located':
      return detectionSentence(entry.judgement);
    case 'incident.proposed':
      return `Proposes ${entry.judgement.incidentId} from ${counted(entry.judgement.eventIds.length, 'detection')}, ${counted(entry.judgement.observationIds.length, 'observation')} and ${counted(entry.judgement.allegationIds.length, 'allegation')}.`;
    case 'incident.opened':
      return `Opens ${entry.judgement.incidentId}.`;
    case 'incident.dismissed':
      return `Sets ${entry.judgement.incidentId} aside: ${causeWords(entry.judgement.cause)}.`;
    case 'ledger.weighed':
      return `Weighs ${entry.judgement.rows.length} independent groups; ${nameOf(entry.judgement.leading)} leads.`;
    case 'finding.drafted':
      return `Drafts ${entry.judgement.findingId}: ${nameOf(entry.judgement.responsible)}${entry.judgement.standardId === null ? '' : `, ${standardWords(entry.judgement.standardId)}`}.`;
    case 'finding.reviewed':
      return entry.judgement.outcome === 'agreed'
        ? `Reviews ${entry.judgement.findingId} and agrees.`
        : `Returns ${entry.judgement.findingId} to its drafter.`;
    case 'finding.issued':
      return `Issues ${entry.judgement.findingId} to both parties.`;
    case 'evaluation.made':
      return `Evaluates the agreement: ${entry.judgement.obligations.length} obligations new or changed.`;
    case 'refusal.recorded':
      return `Refuses ${entry.judgement.line === 0 ? 'a file' : `line ${entry.judgement.line}`} of ${entry.judgement.feed}: ${entry.judgement.code}.`;
  }
}

/** `reasonable_grounds` → `reasonable grounds`. */
export function standardWords(standardId: string): string {
  return standardId.replaceAll('_', ' ');
}
