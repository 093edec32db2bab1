import type { FindingState, IncidentState, State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import { actWords, bearerName, namedParties, responsibleName } from './context.ts';
import { firstOf } from './first-of.ts';
import { findingFor, stageOf, summarise } from './incident-summary.ts';
import type { NamedParty, QueueItem } from './types.ts';

const QUEUE_MAX = 200;

/** What places something in the queue: all that is known of most of a hundred thousand before they are put in words. */
interface Waiting {
  readonly kind: QueueItem['kind'];
  readonly key: string;
  readonly severity: QueueItem['severity'];
  readonly dueMs: number | null;
  readonly make: () => QueueItem;
}

/** What waits for a person in the mission, in order of consequence: the first 200, and how many there are. */
export function situationQueue(
  state: State,
  seen: readonly IncidentState[],
  context: ViewContext,
): { readonly queue: readonly QueueItem[]; readonly queueTotal: number } {
  const parties = namedParties(state, context.contentOf);
  const waiting = [
    ...seen.flatMap((incident) => incidentWaiting(state, incident, parties, context) ?? []),
    ...dutiesWaiting(state, parties, context),
  ];
  const first = firstOf(waiting, QUEUE_MAX, byConsequence);
  return { queue: first.map(({ make }) => make()), queueTotal: waiting.length };
}

const RANK: Readonly<Record<QueueItem['kind'], number>> = {
  'issue-finding': 0,
  'review-finding': 1,
  'draft-finding': 2,
  'screen-incident': 3,
  'obligation-due': 4,
};

/** Gravest first; within one severity the work that is nearest its end; then the older. Ties by key, so that the order never jumps. */
function byConsequence(a: Waiting, b: Waiting): number {
  return (
    (b.severity ?? 0) - (a.severity ?? 0) ||
    RANK[a.kind] - RANK[b.kind] ||
    (a.dueMs ?? Number.MAX_SAFE_INTEGER) - (b.dueMs ?? Number.MAX_SAFE_INTEGER) ||
    (a.key < b.key ? -1 : 1)
  );
}

function incidentWaiting(
  state: State,
  incident: IncidentState,
  parties: readonly NamedParty[],
  context: ViewContext,
): Waiting | null {
  if (incident.closed !== null) return null;
  const kind = wantOf(incident, findingFor(state, incident, 'mission'));
  if (kind === null) return null;
  const { incidentId: key, severity } = incident.judgement;
  const make = () => incidentItem(state, incident, kind, parties, context);
  return { kind, key, severity, dueMs: null, make };
}

function wantOf(incident: IncidentState, finding: FindingState | null): QueueItem['kind'] | null {
  switch (stageOf(incident, finding)) {
    case 'proposed':
      return 'screen-incident';
    case 'open':
      return 'draft-finding';
    case 'finding-drafted':
      return 'review-finding';
    case 'finding-reviewed':
      return 'issue-finding';
    default:
      return null;
  }
}

function incidentItem(
  state: State,
  incident: IncidentState,
  kind: QueueItem['kind'],
  parties: readonly NamedParty[],
  context: ViewContext,
): QueueItem {
  const summary = summarise(state, incident, context, 'mission');
  const heard = `${summary.detections} detected, ${summary.observations} observed, ${summary.allegations} alleged.`;
  const leading = incident.ledger?.judgement.leading;
  const leads =
    leading === undefined
      ? heard
      : `${heard} The ledger leads with: ${responsibleName(parties, leading)}.`;
  const sentences: Readonly<Record<QueueItem['kind'], string>> = {
    'screen-incident': `${heard} Open the case or set it aside.`,
    'draft-finding': leads,
    'review-finding': 'A finding is drafted. A second person of another nation reviews it.',
    'issue-finding': 'The review agrees. The finding can be issued to both parties.',
    'obligation-due': '',
  };
  return {
    key: summary.incidentId,
    kind,
    title: summary.title,
    sentence: sentences[kind],
    incidentId: summary.incidentId,
    findingId: summary.findingId,
    severity: summary.severity,
    fromMs: null,
    dueMs: null,
    proposal: kind === 'screen-incident',
  };
}

function dutiesWaiting(
  state: State,
  parties: readonly NamedParty[],
  context: ViewContext,
): readonly Waiting[] {
  const { agreement } = context;
  const duties = state.evaluation?.judgement.obligations ?? [];
  return duties
    .filter((duty) => duty.state === 'in-force' && duty.modality === 'must')
    .map((duty) => {
      const { obligationId: key, findingId, dueMs } = duty;
      const finding = findingId === null ? undefined : state.findings.get(findingId);
      const kind = 'obligation-due' as const;
      const make = () => ({
        key,
        kind,
        title: `${bearerName(agreement, parties, duty.bearer)}: ${actWords(agreement, duty.acts)}`,
        sentence: `Clause ${duty.clauseId} is open${findingId === null ? '' : `, by finding ${findingId}`}.`,
        incidentId: finding?.judgement.incidentId ?? null,
        findingId,
        severity: null,
        fromMs: causeMs(duty.causeIndices, context),
        dueMs,
        proposal: false,
      });
      return { kind, key, severity: null, dueMs, make };
    });
}

/** When the first cause of a duty was recorded. */
function causeMs(indices: readonly number[], context: ViewContext): number | null {
  const [first] = indices;
  return first === undefined ? null : (context.entryOf(first)?.recordedAtMs ?? null);
}
