import { sightOf } from '../access/sight.ts';
import { id } from '../core/ids.ts';
import type { IncidentState, ObservationState, State } from '../core/state.ts';
import { isSettled } from '../incidents/settled.ts';
import { dataCut, memberOf, namedParties, sectorName, textIn } from './context.ts';
import type { ViewContext } from './context.ts';
import type { DataCut, NamedParty, Reader } from './types.ts';

/** What has become of a monitor's report so far. `needs-person`: nothing takes it up by itself. */
export type ReportFate = 'held' | 'case' | 'needs-person' | 'set-aside';

export interface FieldReportShown {
  readonly reportId: string;
  readonly observationId: string;
  readonly entryIndex: number;
  readonly recordedAtMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly fate: ReportFate;
  /** `Became HF-0306`, and what stands about it in a sentence. */
  readonly title: string;
  readonly words: string;
  readonly incidentId: string | null;
  /** Other reports of the same monitor, from another device maybe, of the same thing in the same minutes: both stand. */
  readonly overlaps: readonly string[];
}

export interface FieldImpedimentShown {
  readonly impedimentId: string;
  readonly entryIndex: number;
  readonly impedimentType: string;
  readonly fromMs: number;
  readonly minutesLost: number;
}

/** `GET /api/field`: what a monitor's device needs to report, and what became of what it has reported. */
export interface FieldView {
  readonly cut: DataCut;
  /** The mission's own time: a device's clock is compared with it. */
  readonly nowMs: number;
  readonly patrols: readonly { readonly sourceId: string; readonly name: string }[];
  readonly sectors: readonly { readonly sectorId: string; readonly name: string }[];
  readonly parties: readonly NamedParty[];
  /** The reader's own, latest first, at most 50. */
  readonly reports: readonly FieldReportShown[];
  readonly impediments: readonly FieldImpedimentShown[];
}

const SHOWN_MAX = 50;
/** Of the pipeline: how long arrivals are worked on, and by how much a person's clock may be off. */
const SETTLING_MS = 6 * 60_000;

/** Null for readers outside the mission. */
export function fieldView(state: State, reader: Reader, context: ViewContext): FieldView | null {
  if (sightOf(reader) !== 'mission') return null;
  const nowMs = context.nowMs ?? state.recordedAtMs;
  return {
    cut: dataCut(state, context),
    nowMs,
    patrols: patrolsOf(state, context),
    sectors: (state.agreement?.judgement.sectors ?? []).map((sectorId) => ({
      sectorId,
      name: sectorName(state, context.contentOf, sectorId),
    })),
    parties: namedParties(state, context.contentOf),
    reports: reportsOf(state, reader, context, nowMs),
    impediments: impedimentsOf(state, reader, context),
  };
}

function patrolsOf(state: State, { contentOf }: ViewContext): FieldView['patrols'] {
  return [...state.sources.values()]
    .filter(({ judgement, revoked }) => judgement.sourceClass === 'patrol' && revoked === null)
    .map(({ index, judgement: { sourceId } }) => ({
      sourceId,
      name: textIn(contentOf(index), 'name', sourceId),
    }));
}

function reportsOf(
  state: State,
  { personId }: Reader,
  context: ViewContext,
  nowMs: number,
): readonly FieldReportShown[] {
  if (personId === undefined) return [];
  const own = [...state.observations.values()].filter(
    ({ judgement }) => judgement.reporterId === personId,
  );
  return own
    .slice(-SHOWN_MAX)
    .reverse()
    .map((observation) => {
      const { index, recordedAtMs, judgement, incidentId } = observation;
      return {
        reportId: judgement.reportId ?? '',
        observationId: judgement.observationId,
        entryIndex: index,
        recordedAtMs,
        fromMs: judgement.fromMs,
        toMs: judgement.toMs,
        incidentId,
        overlaps: own
          .filter((other) => other !== observation && isSameAgain(other, observation))
          .map((other) => other.judgement.observationId),
        ...fateOf(state, observation, context, nowMs),
      };
    });
}

function isSameAgain({ judgement: a }: ObservationState, { judgement: b }: ObservationState) {
  return (
    a.observationType === b.observationType &&
    a.sectorId === b.sectorId &&
    a.fromMs <= b.toMs &&
    b.fromMs <= a.toMs
  );
}

function fateOf(
  state: State,
  observation: ObservationState,
  context: ViewContext,
  nowMs: number,
): Pick<FieldReportShown, 'fate' | 'title' | 'words'> {
  const { index, judgement, screened, incidentId } = observation;
  const screening = screened?.judgement;
  if (screening?.outcome === 'set-aside')
    return {
      fate: 'set-aside',
      title: 'Set aside',
      words: `A person did so: ${screening.cause?.replace('-', ' ') ?? 'no cause given'}.`,
    };
  const incident = incidentId === null ? undefined : state.incidents.get(incidentId);
  if (incident !== undefined)
    return {
      fate: 'case',
      title: `Became ${incident.judgement.incidentId}`,
      words: `${standingOf(state, incident)}, with ${othersOf(incident)}.`,
    };
  const hasBearing = memberOf(context.contentOf(index), 'bearing') !== null;
  if (judgement.observationType === 'report' || !hasBearing)
    return {
      fate: 'needs-person',
      title: 'On record, waits for a person',
      words: 'Without a direction from a known place nothing is gathered by itself.',
    };
  const heldToMs =
    judgement.toMs + (state.agreement?.judgement.holdBackMs ?? 0) + SETTLING_MS - nowMs;
  if (heldToMs > 0)
    return {
      fate: 'held',
      title: 'On record',
      words: `Held back for ${Math.ceil(heldToMs / 60_000)} min more, then gathered into a case.`,
    };
  const settled = settledAround(state, judgement);
  return settled === null
    ? { fate: 'held', title: 'On record', words: 'Gathered when the engine next looks.' }
    : {
        fate: 'needs-person',
        title: 'On record, waits for a person',
        words: `It came after ${settled} was settled: a person decides. Nothing was overwritten.`,
      };
}

function settledAround(state: State, report: ObservationState['judgement']): string | null {
  for (const incident of state.incidents.values()) {
    const { incidentId, fromMs, toMs, sectorId } = incident.judgement;
    const isAround =
      fromMs - 60_000 <= report.toMs &&
      report.fromMs <= toMs + 60_000 &&
      sectorId === report.sectorId;
    if (isAround && isSettled(incident)) return incidentId;
  }
  return null;
}

function standingOf(state: State, incident: IncidentState): string {
  if (incident.mergedInto !== null) return `Merged into ${incident.mergedInto}`;
  if (incident.dismissed !== null) return 'Set aside by a person';
  if (incident.issuedIds.length > 0) return 'A finding was issued';
  const drafted = incident.findingId === null ? undefined : state.findings.get(incident.findingId);
  if (drafted !== undefined) return 'A finding is being made';
  return incident.opened === null ? 'Proposed, not opened yet' : 'Under verification';
}

function othersOf({ judgement }: IncidentState): string {
  const others = judgement.observationIds.length - 1;
  const parts = [
    ...(judgement.eventIds.length > 0 ? [counted(judgement.eventIds.length, 'detection')] : []),
    ...(others > 0 ? [counted(others, 'other report')] : []),
  ];
  return parts.length === 0 ? 'no other source so far' : parts.join(' and ');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function impedimentsOf(
  state: State,
  { personId }: Reader,
  { entryOf }: ViewContext,
): readonly FieldImpedimentShown[] {
  if (personId === undefined) return [];
  const reporter = id<'person'>(personId);
  return state.impediments
    .filter(({ index }) => entryOf(index)?.author.id === reporter)
    .slice(-SHOWN_MAX)
    .reverse()
    .map(({ index, judgement }) => ({
      impedimentId: judgement.impedimentId,
      entryIndex: index,
      impedimentType: judgement.impedimentType,
      fromMs: judgement.fromMs,
      minutesLost: judgement.minutesLost,
    }));
}
