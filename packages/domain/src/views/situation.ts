import { isReleased } from '../access/release.ts';
import { seesIncident, sightOf } from '../access/sight.ts';
import type { Sight } from '../access/sight.ts';
import type { IncidentState, State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import {
  actWords,
  bearerName,
  dataCut,
  namedParties,
  responsibleName,
  sectorName,
  textIn,
} from './context.ts';
import { summarise } from './incident-summary.ts';
import type { IncidentSummary, QueueItem, Reader, SectorCoverage, SituationView } from './types.ts';

const QUEUE_MAX = 200;

/** What happened, what was not seen, and what needs a person: for one reader, from one state. */
export function situationView(state: State, reader: Reader, context: ViewContext): SituationView {
  const sight = sightOf(reader);
  const all = [...state.incidents.values()];
  /** Even a count of what is younger than the delay would tell the public how lively the line is. */
  const countable = all.filter(({ judgement }) =>
    sight === 'public' ? isReleased(state, judgement.toMs, sight) : true,
  );
  const merged = countable.filter(({ mergedInto }) => mergedInto !== null).length;
  const seen = all.filter(
    (incident) => incident.mergedInto === null && seesIncident(state, incident, sight),
  );
  const incidents = seen.map((incident) => summarise(state, incident, context, sight));
  incidents.sort((a, b) => a.fromMs - b.fromMs || (a.incidentId < b.incidentId ? -1 : 1));
  const [periodFromMs, periodToMs] = periodOf(state, incidents, sight);
  const queue = sight === 'mission' ? queueOf(state, seen, incidents, context) : [];
  const content = state.agreement === null ? null : context.contentOf(state.agreement.index);
  return {
    cut: dataCut(state, context),
    title: textIn(content, 'title', state.agreement?.judgement.agreementId ?? 'Imported reports'),
    agreementTitle:
      state.agreement === null
        ? null
        : textIn(content, 'agreementTitle', state.agreement.judgement.agreementId),
    parties: namedParties(state, context.contentOf),
    periodFromMs,
    periodToMs,
    incidents,
    queue: queue.slice(0, QUEUE_MAX),
    queueTotal: queue.length,
    sectors: coverageOf(state, context, { fromMs: periodFromMs, toMs: periodToMs, sight }),
    unmatchedAllegations:
      sight === 'mission' || sight === 'party' ? unmatchedAllegations(state) : 0,
    refusals: sight === 'mission' ? refusalsOf(state) : [],
    withheld: countable.length - merged - seen.length,
  };
}

function unmatchedAllegations(state: State): number {
  return [...state.allegations.values()].filter(({ incidentId }) => incidentId === null).length;
}

function periodOf(
  state: State,
  incidents: readonly IncidentSummary[],
  sight: Sight,
): readonly [number, number] {
  let fromMs = Number.MAX_SAFE_INTEGER;
  let toMs = 0;
  for (const { judgement } of state.coverage) {
    if (!isReleased(state, judgement.toMs, sight)) continue;
    fromMs = Math.min(fromMs, judgement.fromMs);
    toMs = Math.max(toMs, judgement.toMs);
  }
  for (const incident of incidents) {
    fromMs = Math.min(fromMs, incident.fromMs);
    toMs = Math.max(toMs, incident.toMs);
  }
  return toMs === 0 ? [state.recordedAtMs, state.recordedAtMs] : [fromMs, toMs];
}

function refusalsOf(state: State): SituationView['refusals'] {
  return [...state.refusals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => {
      const [feed = '', code = ''] = key.split(' ');
      return { feed, code, count };
    });
}

/** Of which time, and for whom. */
export interface CoverageQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly sight: Sight;
}

/**
 * What was seen of each sector, reports in order of time. Outside the mission only reports that are old enough: where nobody
 * looks this minute is nothing to tell those who are looked at.
 */
export function coverageOf(
  state: State,
  context: ViewContext,
  { fromMs, toMs, sight }: CoverageQuery,
): readonly SectorCoverage[] {
  const sectors = state.agreement?.judgement.sectors ?? [];
  return sectors.map((sectorId, at) => {
    const spans = state.coverage
      .map(({ judgement }) => judgement)
      .filter((span) => span.sectorId === sectorId && isReleased(state, span.toMs, sight))
      .map((span) => ({ fromMs: span.fromMs, toMs: span.toMs, seenPpm: span.seenPpm }))
      .sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
    const seenMs = spans.reduce(
      (sum, span) => sum + ((span.toMs - span.fromMs) / 1000) * span.seenPpm,
      0,
    );
    const wholeMs = Math.max(1, (toMs - fromMs) / 1000);
    return {
      sectorId,
      name: sectorName(state, context.contentOf, sectorId),
      order: at + 1,
      spans,
      seenPpm: Math.min(1_000_000, Math.round(seenMs / wholeMs)),
    };
  });
}

function queueOf(
  state: State,
  seen: readonly IncidentState[],
  summaries: readonly IncidentSummary[],
  context: ViewContext,
): QueueItem[] {
  const parties = namedParties(state, context.contentOf);
  const byId = new Map(summaries.map((summary) => [summary.incidentId, summary]));
  const items: QueueItem[] = [];
  for (const incident of seen) {
    const summary = byId.get(incident.judgement.incidentId);
    const item =
      summary === undefined
        ? null
        : queueItem(incident, summary, (code) => responsibleName(parties, code));
    if (item !== null) items.push(item);
  }
  for (const duty of state.evaluation?.judgement.obligations ?? []) {
    if (duty.state !== 'in-force' || duty.modality !== 'must') continue;
    items.push({
      key: duty.obligationId,
      kind: 'obligation-due',
      title: `${bearerName(context.agreement, parties, duty.bearer)}: ${actWords(context.agreement, duty.acts)}`,
      sentence: `Clause ${duty.clauseId} is open${duty.findingId === null ? '' : `, by finding ${duty.findingId}`}.`,
      incidentId:
        duty.findingId === null
          ? null
          : (state.findings.get(duty.findingId)?.judgement.incidentId ?? null),
      findingId: duty.findingId,
      severity: null,
      fromMs: causeMs(duty.causeIndices, context),
      dueMs: duty.dueMs,
      proposal: false,
    });
  }
  return items.sort(byConsequence);
}

/** When the first cause of a duty was recorded. */
function causeMs(indices: readonly number[], context: ViewContext): number | null {
  const [first] = indices;
  return first === undefined ? null : (context.entryOf(first)?.recordedAtMs ?? null);
}

const RANK: Readonly<Record<QueueItem['kind'], number>> = {
  'issue-finding': 0,
  'review-finding': 1,
  'draft-finding': 2,
  'screen-incident': 3,
  'obligation-due': 4,
};

/** Gravest first; within one severity the work that is nearest its end; then the older. Ties by key, so that the order never jumps. */
function byConsequence(a: QueueItem, b: QueueItem): number {
  return (
    (b.severity ?? 0) - (a.severity ?? 0) ||
    RANK[a.kind] - RANK[b.kind] ||
    (a.dueMs ?? Number.MAX_SAFE_INTEGER) - (b.dueMs ?? Number.MAX_SAFE_INTEGER) ||
    (a.key < b.key ? -1 : 1)
  );
}

function queueItem(
  incident: IncidentState,
  summary: IncidentSummary,
  nameOf: (code: string) => string,
): QueueItem | null {
  const base = {
    key: summary.incidentId,
    title: summary.title,
    incidentId: summary.incidentId,
    findingId: summary.findingId,
    severity: summary.severity,
    fromMs: null,
    dueMs: null,
  };
  const heard = `${summary.detections} detected, ${summary.observations} observed, ${summary.allegations} alleged.`;
  if (incident.closed !== null) return null;
  const leading = incident.ledger?.judgement.leading;
  switch (summary.stage) {
    case 'proposed':
      return {
        ...base,
        kind: 'screen-incident',
        sentence: `${heard} Open the case or set it aside.`,
        proposal: true,
      };
    case 'open':
      return {
        ...base,
        kind: 'draft-finding',
        sentence:
          leading === undefined ? heard : `${heard} The ledger leads with: ${nameOf(leading)}.`,
        proposal: false,
      };
    case 'finding-drafted':
      return {
        ...base,
        kind: 'review-finding',
        sentence: 'A finding is drafted. A second person of another nation reviews it.',
        proposal: false,
      };
    case 'finding-reviewed':
      return {
        ...base,
        kind: 'issue-finding',
        sentence: 'The review agrees. The finding can be issued to both parties.',
        proposal: false,
      };
    default:
      return null;
  }
}
