import { seesIncident } from '../access/sight.ts';
import { onBeat } from '../access/told-times.ts';
import { lastDisclosure } from '../disclosure/state.ts';
import type { IncidentState, State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import { textIn } from './context.ts';
import type { PublicChange, PublicChangeAct } from './public-types.ts';

const HOUR_MS = 3_600_000;

/** When an incident became public: the delay had passed, and a person had issued a finding on it or released it. */
export function publicSince(state: State, incident: IncidentState): number {
  const delayMs = state.agreement?.judgement.publicDelayMs ?? 0;
  const last = lastDisclosure(state, incident.judgement.incidentId);
  const issued = incident.issuedIds.flatMap(
    (findingId) => state.findings.get(findingId)?.issued?.recordedAtMs ?? [],
  );
  const decidedMs = last === null ? Math.min(...issued) : last.recordedAtMs;
  /** Rounded up like the incident's end, or the moment would tell when it ended. */
  const overMs = Math.ceil((incident.judgement.toMs + delayMs) / HOUR_MS) * HOUR_MS;
  return Math.max(overMs, onBeat(decidedMs));
}

/** What became public, was put right or was taken back, latest first. Of what never was public nothing is said. */
export function publicChanges(state: State, context: ViewContext): readonly PublicChange[] {
  return [...state.incidents.values()]
    .flatMap((incident) => changesOf(state, incident, context))
    .sort((a, b) => b.atMs - a.atMs || (a.changeId < b.changeId ? 1 : -1));
}

function changesOf(
  state: State,
  incident: IncidentState,
  context: ViewContext,
): readonly PublicChange[] {
  const { incidentId } = incident.judgement;
  if (incident.mergedInto !== null) return [];
  if (!seesIncident(state, incident, 'public')) return takenBack(state, incident, context);
  const sinceMs = publicSince(state, incident);
  const change = (
    act: PublicChangeAct,
    { index, recordedAtMs }: { readonly index: number; readonly recordedAtMs: number },
    findingId: string | null,
    byFindingId: string | null = null,
  ): PublicChange => ({
    changeId: `${incidentId}-${String(index)}`,
    act,
    atMs: Math.max(sinceMs, onBeat(recordedAtMs)),
    incidentId,
    findingId,
    byFindingId,
    reason: textIn(context.contentOf(index), 'reason', ''),
  });
  const released: PublicChange = {
    changeId: `${incidentId}-released`,
    act: 'released',
    atMs: sinceMs,
    incidentId,
    findingId: null,
    byFindingId: null,
    reason: '',
  };
  const ofFindings = incident.issuedIds.flatMap((findingId) => {
    const finding = state.findings.get(findingId);
    if (finding === undefined || finding.issued === null) return [];
    const { issued, corrected, superseded, withdrawn } = finding;
    return [
      ...(onBeat(issued.recordedAtMs) > sinceMs
        ? [change('finding-issued', issued, findingId)]
        : []),
      ...corrected.map((each) => change('corrected', each, findingId)),
      ...(superseded === null
        ? []
        : [change('superseded', superseded, findingId, superseded.judgement.byFindingId)]),
      ...(withdrawn === null ? [] : [change('finding-withdrawn', withdrawn, findingId)]),
    ];
  });
  return [released, ...ofFindings];
}

/** Of what was public and was taken back: that it was, when, and why. Told only if it had been public before. */
function takenBack(
  state: State,
  { judgement: { incidentId, toMs }, issuedIds }: IncidentState,
  context: ViewContext,
): readonly PublicChange[] {
  const acts = state.disclosures.get(incidentId) ?? [];
  const last = acts.at(-1);
  const delayMs = state.agreement?.judgement.publicDelayMs ?? 0;
  const wasPublic =
    last !== undefined &&
    last.act === 'withdrawn' &&
    last.recordedAtMs >= toMs + delayMs &&
    (issuedIds.length > 0 || acts.some(({ act }) => act === 'made'));
  if (!wasPublic) return [];
  return [
    {
      changeId: `${incidentId}-${String(last.index)}`,
      act: 'taken-back',
      atMs: onBeat(last.recordedAtMs),
      incidentId,
      findingId: null,
      byFindingId: null,
      reason: textIn(context.contentOf(last.index), 'reason', ''),
    },
  ];
}
