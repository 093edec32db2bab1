import type { Role } from '../access/role.ts';
import { seesIncident, sightOf } from '../access/sight.ts';
import { toldAtMs } from '../access/told-times.ts';
import type { Sight } from '../access/sight.ts';
import type { Author, Entry, EntryKind } from '../core/entry.ts';
import { incidentOfCommission } from '../commission/incident-of.ts';
import { isCommissionEntry } from '../commission/sentences.ts';
import { seesReportEntry } from '../reports/issued.ts';
import { isReportEntry } from '../reports/sentences.ts';
import { id } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import { namedParties, responsibleName } from './context.ts';
import { entrySentence } from './sentences.ts';
import type { EntryView, Reader } from './types.ts';

/** What the files know of one entry: the entry itself, its texts, and its place in the tree. */
export interface ProvenEntry {
  readonly entry: Entry;
  /** Canonical JSON of the judgement. */
  readonly judgementText: string;
  /** Canonical JSON of the content; empty when there is none; null when it was erased. */
  readonly contentText: string | null;
  readonly leafHex: string;
  readonly proof: EntryView['proof'];
}

/** Contents that say where sensors stand, and what reached which of them: shown to the custodian alone. */
const SENSORS: readonly EntryKind[] = ['source.enrolled', 'arrivals.received'];
/** Contents that say where an observer stood: shown to those who work on cases. */
const OBSERVERS: readonly EntryKind[] = ['observation.received', 'photo.received', 'task.done'];
const CASE_ROLES: readonly Role[] = ['monitor', 'watch', 'investigator', 'reviewer', 'custodian'];

/** What was published about promises, and what states then decided: open to every reader alike. A document's own text is not (`DOCUMENTS`). */
const REGISTER_KINDS: readonly EntryKind[] = [
  'document.received',
  'claim.recorded',
  'contradiction.noted',
  'contradiction.resolved',
  'instrument.recorded',
  'question.recorded',
  'condition.recorded',
  'pledge.recorded',
  'requirement.recorded',
  'mandate.recorded',
  'national-decision.recorded',
  'agreement.held',
  'reading.chosen',
];
/** Contents that hold another publisher's words: shown to the mission and to capitals. */
const DOCUMENTS: readonly EntryKind[] = ['document.received'];

/** What became of issued findings: whoever has read one is told. */
const FINDINGS: readonly EntryKind[] = [
  'finding.issued',
  'finding.corrected',
  'finding.superseded',
  'finding.withdrawn',
];
/** What parties say, and what goes between them and the mission: the same for both sides. */
const ALLEGATIONS: readonly EntryKind[] = [
  'allegation.filed',
  'allegation.acknowledged',
  'allegation.judged',
  'allegation.linked',
];
const NOTICES: readonly EntryKind[] = ['notice.served', 'notice.receipted', 'reply.filed'];

/** What the commission decided and asks for: both sides read it in the minute in which it is recorded. How members voted is theirs. */
const DECISIONS: readonly EntryKind[] = [
  'body.constituted',
  'decision.taken',
  'decision.appealed',
  'remedy.requested',
  'remedy.answered',
  'remedy.proved',
];

/** What readers outside the mission may read of an entry besides its leaf and proof; about an incident, only if they may see that. */
const OPEN_KINDS: Readonly<Record<Exclude<Sight, 'mission'>, readonly EntryKind[]>> = {
  party: [
    'agreement.adopted',
    'act.recorded',
    'activity.notified',
    ...ALLEGATIONS,
    ...NOTICES,
    'incident.opened',
    'incident.dismissed',
    'incident.closed',
    'incident.reopened',
    'incident.merged',
    'ledger.weighed',
    ...FINDINGS,
    ...DECISIONS,
    'hotline.used',
    'evaluation.made',
    ...REGISTER_KINDS,
  ],
  capital: [
    'agreement.adopted',
    'act.recorded',
    ...FINDINGS,
    ...DECISIONS,
    'evaluation.made',
    ...REGISTER_KINDS,
  ],
  public: ['agreement.adopted', ...FINDINGS, ...REGISTER_KINDS],
};

/** One entry as a stranger would check it: leaf and proof for everyone; kind, author, judgement and content for those cleared. */
export function entryView(
  state: State,
  proven: ProvenEntry,
  reader: Reader,
  context: ViewContext,
): EntryView {
  const { entry, contentText } = proven;
  const { index } = entry;
  const { leafHex, proof } = proven;
  const recordedAtMs = toldAtMs(entry.recordedAtMs, sightOf(reader));
  if (!seesEntry(state, entry, reader)) {
    return { ...WITHHELD, index, recordedAtMs, leafHex, proof };
  }
  const parties = namedParties(state, context.contentOf);
  const contentState = contentStateOf(contentText, seesContent(entry.kind, reader.role));
  return {
    index,
    recordedAtMs,
    kind: entry.kind,
    author: sightOf(reader) === 'mission' ? entry.author : withoutName(entry.author),
    sentence:
      entrySentence(entry, (code) => responsibleName(parties, code)) +
      erasureSentence(state, index),
    judgement: proven.judgementText,
    content: contentState === 'shown' ? contentText : null,
    contentState,
    leafHex,
    proof,
    incidentId: incidentOf(state, entry),
  };
}

/** How fast which kinds of entries come would tell how busy the front is: outsiders are told that there is one, and no more. */
const WITHHELD = {
  kind: 'withheld',
  author: { kind: 'withheld', id: 'withheld', role: null, nation: null },
  sentence: 'You may not read this entry. Its leaf and proof are shown.',
  judgement: null,
  content: null,
  contentState: 'withheld',
  incidentId: null,
} as const;

/** Who reads an entry without its content is told that it was erased, and where that is said. */
function erasureSentence(state: State, index: number): string {
  const saidAt = state.erasures.get(index);
  return saidAt === undefined ? '' : ` Its content was erased: entry ${saidAt} says so.`;
}

function withoutName(author: Author): Author {
  return author.kind === 'person' ? { ...author, id: author.role ?? 'person' } : author;
}

function contentStateOf(contentText: string | null, isCleared: boolean): EntryView['contentState'] {
  if (contentText === null) return 'erased';
  if (contentText === '') return 'empty';
  return isCleared ? 'shown' : 'withheld';
}

/** May this role read contents of such entries, once it may read the entry? */
export function seesContent(kind: EntryKind, role: Role): boolean {
  if (SENSORS.includes(kind)) return role === 'custodian';
  if (DOCUMENTS.includes(kind)) return role !== 'public' && role !== 'liaison';
  return !OBSERVERS.includes(kind) || CASE_ROLES.includes(role);
}

/** A camera writes down where it stood: originals are for those who work on cases. */
export function mayReadPhotos(role: Role): boolean {
  return seesContent('photo.received', role);
}

/** May this reader read more of the entry than its leaf and proof? */
export function seesEntry(state: State, entry: Entry, reader: Reader): boolean {
  const sight = sightOf(reader);
  if (sight === 'mission') return true;
  if (isReportEntry(entry)) return seesReportEntry(state, entry, sight);
  if (!OPEN_KINDS[sight].includes(entry.kind)) return false;
  const incidentId = incidentOf(state, entry);
  const incident =
    incidentId === null ? undefined : state.incidents.get(id<'incident'>(incidentId));
  if (incident !== undefined && !ABOUT_WORLD.includes(entry.kind))
    return seesIncident(state, incident, sight);
  return true;
}

/** Is this a kind that readers of such sight are ever shown? Which of them, `seesEntry` says. */
export function mayComeToSee(kind: EntryKind, sight: Exclude<Sight, 'mission'>): boolean {
  return OPEN_KINDS[sight].includes(kind);
}

/** Parties' own words: both parties see them whether or not a case came of them. */
const ABOUT_WORLD: readonly EntryKind[] = ['activity.notified', ...ALLEGATIONS];

/** The case that an entry is about, to go back to. */
function incidentOf(state: State, entry: Entry): string | null {
  if (isCommissionEntry(entry)) return incidentOfCommission(state, entry);
  switch (entry.kind) {
    case 'incident.proposed':
    case 'incident.opened':
    case 'incident.dismissed':
    case 'incident.closed':
    case 'incident.reopened':
    case 'incident.merged':
    case 'incident.split':
    case 'evidence.attached':
    case 'location.preferred':
    case 'member.recused':
    case 'ledger.weighed':
    case 'finding.drafted':
    case 'task.assigned':
    case 'notice.served':
      return entry.judgement.incidentId;
    case 'finding.reviewed':
    case 'finding.issued':
    case 'finding.corrected':
    case 'finding.superseded':
    case 'finding.withdrawn':
      return state.findings.get(entry.judgement.findingId)?.judgement.incidentId ?? null;
    case 'task.done':
      return state.tasks.get(entry.judgement.taskId)?.judgement.incidentId ?? null;
    case 'notice.receipted':
    case 'reply.filed':
      return state.notices.get(entry.judgement.noticeId)?.judgement.incidentId ?? null;
    case 'event.located':
      return state.events.get(entry.judgement.eventId)?.incidentId ?? null;
    case 'observation.received':
    case 'observation.screened':
    case 'photo.received':
      return state.observations.get(entry.judgement.observationId)?.incidentId ?? null;
    case 'allegation.filed':
    case 'allegation.acknowledged':
    case 'allegation.judged':
    case 'allegation.linked':
      return state.allegations.get(entry.judgement.allegationId)?.incidentId ?? null;
    case 'activity.notified':
      return state.activities.get(entry.judgement.activityId)?.incidentId ?? null;
    default:
      return null;
  }
}
