import { isInadmissible } from '../allegations/state.ts';
import { id } from '../core/ids.ts';
import type { IncidentState, State } from '../core/state.ts';
import { isSettled } from '../incidents/settled.ts';
import { phaseOf } from '../incidents/phase.ts';
import type { CasePhase } from '../incidents/phase.ts';
import { responsibleName } from './context.ts';
import { allegationSentence } from './sentences.ts';
import type { Showing } from './workflow.ts';
import type { ClockShown, WatchItem } from './workflow-types.ts';

/** An item whose case is not yet named: names are asked for those alone that are shown. */
export type Queued = Omit<WatchItem, 'title'>;

/** What is worse to leave lying comes first. */
const RANK: Readonly<Record<WatchItem['kind'], number>> = {
  'clock-missed': 0,
  'issue-finding': 1,
  'review-finding': 2,
  'hear-parties': 3,
  reopened: 4,
  'new-since-decision': 5,
  'draft-finding': 6,
  'screen-incident': 7,
  'acknowledge-allegation': 8,
  'judge-allegation': 9,
  'task-done': 10,
  'clock-running': 11,
};

/**
 * Everything that wants the floor, in order of consequence: gravest first, within one gravity by `RANK`, then by the nearest end, ties by key, so that the
 * order never jumps.
 */
export function watchQueue(showing: Showing, clocks: readonly ClockShown[]): readonly Queued[] {
  const running = clocks.filter(
    ({ metAtMs, standing }) => metAtMs === null && standing !== 'paused',
  );
  const soonest = new Map<string, ClockShown>();
  // What was missed has a row of its own: it is not said again of everything else in its case.
  for (const clock of running)
    if (clock.incidentId !== null && clock.standing !== 'missed' && !soonest.has(clock.incidentId))
      soonest.set(clock.incidentId, clock);
  return [
    ...incidentItems(showing, soonest),
    ...allegationItems(showing, running),
    ...clockItems(showing.state, running),
  ].sort(
    (a, b) =>
      weightOf(b) - weightOf(a) ||
      RANK[a.kind] - RANK[b.kind] ||
      (a.clock?.dueMs ?? Number.MAX_SAFE_INTEGER) - (b.clock?.dueMs ?? Number.MAX_SAFE_INTEGER) ||
      (a.key < b.key ? -1 : 1),
  );
}

/** A clock that only runs wants nobody yet: it stands behind everything that does, whatever it hangs on. */
function weightOf({ kind, severity }: Queued): number {
  return kind === 'clock-running' ? -1 : (severity ?? 0);
}

function incidentItems(
  { state }: Showing,
  soonest: ReadonlyMap<string, ClockShown>,
): readonly Queued[] {
  const reports = reportsOf(state);
  return [...state.incidents.values()].flatMap((incident) => {
    const { incidentId, severity } = incident.judgement;
    return wantsOf(state, incident, reports.get(incidentId)).map(([kind, sentence]) => ({
      key: `${kind}:${incidentId}`,
      kind,
      id: incidentId,
      incidentId,
      sentence,
      clock: soonest.get(incidentId) ?? null,
      severity,
      allegation: null,
    }));
  });
}

type Want = readonly [WatchItem['kind'], string];

function wantsOf(
  state: State,
  incident: IncidentState,
  reportedAt: number | undefined,
): readonly Want[] {
  const { mergedInto, newSinceDecision, steps } = incident;
  if (mergedInto !== null) return [];
  const next = nextStep(phaseOf(state, incident), incident);
  const news = newSinceDecision.length;
  return [
    ...(next === null ? [] : [next]),
    ...(news === 0
      ? []
      : [
          [
            'new-since-decision',
            `The engine has proposed ${news} times since a person decided.`,
          ] as const,
        ]),
    ...(reportedAt !== undefined && reportedAt === steps.at(-1)
      ? [['task-done', 'Somebody who was sent has reported.'] as const]
      : []),
  ];
}

function nextStep(phase: CasePhase, incident: IncidentState): Want | null {
  switch (phase) {
    case 'proposed':
      return ['screen-incident', 'Open the case or set it aside.'];
    case 'opened':
    case 'under-verification':
    case 'withdrawn':
      return ['draft-finding', 'Verify it, then draft a finding or close the case.'];
    case 'draft-finding':
      return ['review-finding', 'A second person of another nation reviews the draft.'];
    case 'parties-reply':
      return ['hear-parties', 'The parties have the draft and may reply.'];
    case 'final-draft':
      return [
        'issue-finding',
        'The review agrees. Serve the draft on the parties, hear them, then issue it.',
      ];
    case 'reopened':
      return isSettled(incident)
        ? null
        : ['reopened', 'There is new evidence since the finding. Weigh it again.'];
    default:
      return null;
  }
}

/** By case, the entry of the latest report of somebody who was sent there. */
function reportsOf(state: State): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  for (const { done, judgement } of state.tasks.values())
    if (done !== null && judgement.incidentId !== null)
      latest.set(judgement.incidentId, Math.max(done.index, latest.get(judgement.incidentId) ?? 0));
  return latest;
}

/** Said once over a list of claims, not in every row of it. */
const AS_CLAIMED = ' An allegation is not a finding.';

function allegationItems(
  { state, parties }: Showing,
  running: readonly ClockShown[],
): readonly Queued[] {
  return [...state.allegations.values()].flatMap((allegation): readonly Queued[] => {
    const { judgement, acknowledged, judged, incidentId } = allegation;
    if (judged !== null || isInadmissible(allegation)) return [];
    if (acknowledged !== null && incidentId !== null) return [];
    const kind = acknowledged === null ? 'acknowledge-allegation' : 'judge-allegation';
    const clockId = `acknowledge-allegation:${judgement.allegationId}`;
    const who = responsibleName(parties, judgement.partyId);
    const { statement, accusedId } = judgement;
    const accused = accusedId === null ? null : responsibleName(parties, accusedId);
    const says = allegationSentence(statement, who, accused).replace(AS_CLAIMED, '');
    return [
      {
        key: `${kind}:${judgement.allegationId}`,
        kind,
        id: judgement.allegationId,
        incidentId,
        sentence:
          acknowledged === null
            ? `${says} It waits to hear that this was received.`
            : `${says} Is it admissible?`,
        clock: running.find((clock) => clock.clockId === clockId) ?? null,
        severity: null,
        allegation: {
          partyName: who,
          entryIndex: allegation.index,
          filedAtMs: allegation.recordedAtMs,
        },
      },
    ];
  });
}

/** Clocks that have run out, or run, whatever they are about. */
function clockItems(state: State, running: readonly ClockShown[]): readonly Queued[] {
  return running.map((clock) => {
    const { clockId, incidentId, sentence, standing } = clock;
    const incident =
      incidentId === null ? undefined : state.incidents.get(id<'incident'>(incidentId));
    return {
      key: `clock:${clockId}`,
      kind: standing === 'missed' ? ('clock-missed' as const) : ('clock-running' as const),
      id: clockId,
      incidentId,
      sentence,
      clock,
      severity: incident?.judgement.severity ?? null,
      allegation: null,
    };
  });
}
