import { sightOf } from '../access/sight.ts';
import type { Entry, EntryKind } from '../core/entry.ts';
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

/** Contents that name where sensors and patrols stand: shown to the custodian alone. */
const POSITIONS: readonly EntryKind[] = ['source.enrolled', 'arrivals.received'];
/** What a reader outside the mission may read of an entry besides its leaf and proof. */
const OPEN_KINDS: readonly EntryKind[] = [
  'agreement.adopted',
  'activity.notified',
  'allegation.filed',
  'finding.issued',
  'evaluation.made',
  'ledger.weighed',
  'incident.opened',
  'incident.dismissed',
];

/** One entry as a stranger would check it: leaf and proof for everyone, judgement and content for those cleared. */
export function entryView(
  state: State,
  proven: ProvenEntry,
  reader: Reader,
  context: ViewContext,
): EntryView {
  const { entry, contentText } = proven;
  const parties = namedParties(state, context.contentOf);
  const judgementShown = seesJudgement(entry, reader);
  const contentShown =
    judgementShown && (!POSITIONS.includes(entry.kind) || reader.role === 'custodian');
  const contentState =
    contentText === null
      ? 'erased'
      : contentText === ''
        ? 'empty'
        : contentShown
          ? 'shown'
          : 'withheld';
  return {
    index: entry.index,
    recordedAtMs: entry.recordedAtMs,
    kind: entry.kind,
    author: entry.author,
    sentence: judgementShown
      ? entrySentence(entry, (code) => responsibleName(parties, code))
      : 'You may not read this entry. Its leaf and proof are shown.',
    judgement: judgementShown ? proven.judgementText : null,
    content: contentState === 'shown' ? contentText : null,
    contentState,
    leafHex: proven.leafHex,
    proof: proven.proof,
    incidentId: incidentOf(state, entry),
  };
}

function seesJudgement(entry: Entry, reader: Reader): boolean {
  switch (sightOf(reader)) {
    case 'mission':
      return true;
    case 'party':
    case 'capital':
      return OPEN_KINDS.includes(entry.kind);
    case 'public':
      return entry.kind === 'agreement.adopted';
  }
}

/** The case that an entry is about, to go back to. */
function incidentOf(state: State, entry: Entry): string | null {
  switch (entry.kind) {
    case 'incident.proposed':
    case 'incident.opened':
    case 'incident.dismissed':
    case 'ledger.weighed':
    case 'finding.drafted':
      return entry.judgement.incidentId;
    case 'finding.reviewed':
    case 'finding.issued':
      return state.findings.get(entry.judgement.findingId)?.judgement.incidentId ?? null;
    case 'event.located':
      return state.events.get(entry.judgement.eventId)?.incidentId ?? null;
    case 'observation.received':
    case 'observation.screened':
      return state.observations.get(entry.judgement.observationId)?.incidentId ?? null;
    case 'allegation.filed':
      return state.allegations.get(entry.judgement.allegationId)?.incidentId ?? null;
    case 'activity.notified':
      return state.activities.get(entry.judgement.activityId)?.incidentId ?? null;
    default:
      return null;
  }
}
