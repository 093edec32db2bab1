import { sightOf } from '../access/sight.ts';
import { clocksOf } from '../clocks/clocks-of.ts';
import { rateWords } from '../coverage/seen-time.ts';
import type { Period } from '../coverage/seen-time.ts';
import { sectorCounts } from '../coverage/sector-rates.ts';
import { id } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { ImpedimentState } from '../impediments/state.ts';
import type { HandoverState } from '../tasks/state.ts';
import { floorActions } from './actions.ts';
import { authorName, dataCut, responsibleName, sectorName } from './context.ts';
import type { ViewContext } from './context.ts';
import { glancesOf } from './glances.ts';
import { summarise } from './incident-summary.ts';
import { latestFirst } from './liaison.ts';
import type { NamedParty, Reader } from './types.ts';
import { watchQueue } from './watch-queue.ts';
import type { Queued } from './watch-queue.ts';
import { clocksShown, showing, taskShown, wordsIn } from './workflow.ts';
import type { Showing } from './workflow.ts';
import { impedimentSentence } from './workflow-sentences.ts';
import type {
  ClockShown,
  HandoverShown,
  ImpedimentShown,
  SectorRate,
  WatchView,
} from './workflow-types.ts';

const QUEUE_MAX = 200;
const DAY_MS = 86_400_000;

/** The floor, for those who work there; null for readers outside the mission. Rates are of the day that ends with the latest entry. */
export function watchView(state: State, reader: Reader, context: ViewContext): WatchView | null {
  if (sightOf(reader) !== 'mission') return null;
  const shown = showing(state, context, 'mission');
  const clocks = clocksShown(shown, clocksOf(state, shown.nowMs), true);
  const queue = watchQueue(shown, clocks);
  const toMs = shown.nowMs;
  const byId = new Map(clocks.map((clock) => [clock.clockId, clock]));
  return {
    cut: dataCut(state, context),
    queue: queue.slice(0, QUEUE_MAX).map((item) => ({ ...item, title: titleOfCase(shown, item) })),
    queueTotal: queue.length,
    clocks: clocks.filter(({ metAtMs, standing }) => metAtMs === null && standing !== 'paused'),
    tasks: latestFirst([...state.tasks.values()]).map((task) => taskShown(shown, task)),
    impediments: latestFirst(state.impediments).map((each) => impedimentShown(shown, each)),
    rates: ratesShown(shown, { fromMs: toMs - DAY_MS, toMs }),
    glances: glancesOf(state, context, { fromMs: toMs - DAY_MS, toMs, sight: 'mission' }),
    handovers: latestFirst([...state.handovers.values()]).map((each) =>
      handoverShown(shown, each, byId),
    ),
    actions: floorActions(state, reader, shown.nowMs),
  };
}

function titleOfCase({ state, context }: Showing, { incidentId }: Queued): string | null {
  const incident =
    incidentId === null ? undefined : state.incidents.get(id<'incident'>(incidentId));
  return incident === undefined ? null : summarise(state, incident, context, 'mission').title;
}

function impedimentShown(
  { state, context, parties }: Showing,
  { index, judgement }: ImpedimentState,
): ImpedimentShown {
  const { partyId, sectorId } = judgement;
  const nameOf = (code: string) =>
    code === sectorId ? sectorName(state, context.contentOf, code) : responsibleName(parties, code);
  return {
    ...judgement,
    entryIndex: index,
    partyName: partyId === null ? null : responsibleName(parties, partyId),
    sectorName: sectorName(state, context.contentOf, sectorId),
    sentence: impedimentSentence(judgement, nameOf),
    reason: wordsIn(context.contentOf(index), 'reason'),
  };
}

function ratesShown({ state, context }: Showing, period: Period): readonly SectorRate[] {
  return sectorCounts(state, period).map((count) => ({
    ...count,
    sectorName: sectorName(state, context.contentOf, count.sectorId),
    words: rateWords(count.violations, count.seenS),
  }));
}

/** A clock that was open at a hand-over and is none any more: what an obligation hung on is in its name. */
function goneWords(clockId: string, parties: readonly NamedParty[]): string {
  const [, bearer = '', findingId = ''] = /^obligation:[^/]+\/([^/]+)\/(F-\d+)/.exec(clockId) ?? [];
  return bearer === ''
    ? `${clockId}, which runs no more.`
    : `What ${responsibleName(parties, bearer)} owed by finding ${findingId}, which stands no more.`;
}

function handoverShown(
  { state, context, parties }: Showing,
  { judgement, index, recordedAtMs, by, notes }: HandoverState,
  clocks: ReadonlyMap<string, ClockShown>,
): HandoverShown {
  /** Who signed an entry, and in which role: stamped by the record, not said by the person. */
  const stamp = (entryIndex: number, personId: string) => {
    const { role = null, nation = null } = context.entryOf(entryIndex)?.author ?? {};
    const who = authorName(state, context.contentOf, { kind: 'person', id: personId });
    return { entryIndex, who, role, nation };
  };
  return {
    ...stamp(index, by),
    handoverId: judgement.handoverId,
    signedAtMs: recordedAtMs,
    text: wordsIn(context.contentOf(index), 'text'),
    openClocks: judgement.openClocks.map(({ clockId, dueMs, missed }) => {
      const clock = clocks.get(clockId);
      return {
        clockId,
        sentence: clock?.sentence ?? goneWords(clockId, parties),
        incidentId: clock?.incidentId ?? null,
        dueMs,
        missed: missed === 1,
      };
    }),
    openClocksTotal: judgement.openClocksTotal,
    notes: notes.map((note) => ({
      ...stamp(note.index, note.by),
      atMs: note.recordedAtMs,
      text: wordsIn(context.contentOf(note.index), 'text'),
    })),
  };
}
