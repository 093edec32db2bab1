import { seesIncident, sightOf } from '../access/sight.ts';
import type { Sight } from '../access/sight.ts';
import { toldAtMs, toldDueMs, toldSharePpm, toldSpan } from '../access/told-times.ts';
import { nationOf } from '../access/policy.ts';
import type { Role } from '../access/role.ts';
import { id } from '../core/ids.ts';
import type { PersonId } from '../core/ids.ts';
import type { IncidentState, State } from '../core/state.ts';
import { caseLedger } from './case-ledger.ts';
import { caseSources } from './case-sources.ts';
import { caseWorkflow } from './case-workflow.ts';
import { showing, wordsIn } from './workflow.ts';
import type { Showing } from './workflow.ts';
import type { ViewContext } from './context.ts';
import {
  actWords,
  authorName,
  bearerName,
  dataCut,
  responsibleName,
  sectorName,
  standardName,
} from './context.ts';
import { HEAT_MS_MAX } from '../incidents/join-heat.ts';
import { glancesOf } from './glances.ts';
import { findingFor, summarise } from './incident-summary.ts';
import { entrySentence } from './sentences.ts';
import { coverageOf } from './situation.ts';
import type { CaseFinding, CaseObligation, CaseStep, CaseView } from './case-types.ts';
import type { NamedParty, Reader } from './types.ts';

/** Everything about one incident that this reader may see; null when there is no such incident for them. */
export function caseView(
  state: State,
  incidentId: string,
  reader: Reader,
  context: ViewContext,
): CaseView | null {
  const sight = sightOf(reader);
  const incident = state.incidents.get(id<'incident'>(incidentId));
  if (incident === undefined || !seesIncident(state, incident, sight)) return null;
  const shown = showing(state, context, sight);
  const { parties } = shown;
  const { sources, withheld } = caseSources(state, incident, parties, context, reader);
  const [previousId, nextId] = neighbours(state, incident, sight);
  const { sectorId } = incident.judgement;
  const { fromMs, toMs } = toldSpan(incident.judgement, sight);
  const around = HOUR_MS / 2;
  return {
    cut: dataCut(state, context),
    incident: summarise(state, incident, context, sight),
    sectorName: sectorId === null ? null : sectorName(state, context.contentOf, sectorId),
    sharesPpm: sharesOf(state, incident, parties, sight),
    sources,
    ledger:
      sight === 'mission' || sight === 'party'
        ? caseLedger(state, incident, parties, context)
        : null,
    finding: findingOf(state, incident, parties, context, sight),
    obligations: obligationsOf(state, incident, shown),
    steps: sight === 'mission' ? stepsOf(state, incident, parties, context) : [],
    coverage:
      coverageOf(state, context, { fromMs: fromMs - around, toMs: toMs + around, sight }).find(
        (sector) => sector.sectorId === sectorId,
      ) ?? null,
    glances: glancesOf(state, context, { fromMs, toMs: toMs + HEAT_MS_MAX, sight }),
    withheld,
    previousId,
    nextId,
    ...caseWorkflow(shown, incident, reader),
  };
}

const HOUR_MS = 3_600_000;

/** Mean over the detections: on whose ground the sound arose. */
function sharesOf(
  state: State,
  incident: IncidentState,
  parties: readonly NamedParty[],
  sight: Sight,
): CaseView['sharesPpm'] {
  const events = incident.judgement.eventIds.flatMap((eventId) => state.events.get(eventId) ?? []);
  if (events.length === 0) return [];
  return parties.flatMap(({ partyId, name }) => {
    const sum = events.reduce(
      (total, { judgement }) =>
        total + (judgement.sharesPpm.find((share) => share.partyId === partyId)?.ppm ?? 0),
      0,
    );
    const ppm = toldSharePpm(Math.round(sum / events.length), sight);
    return ppm === null ? [] : [{ partyId, name, ppm }];
  });
}

function neighbours(
  state: State,
  incident: IncidentState,
  sight: Sight,
): readonly [string | null, string | null] {
  const order = (a: IncidentState, b: IncidentState) =>
    a.judgement.fromMs - b.judgement.fromMs ||
    (a.judgement.incidentId < b.judgement.incidentId ? -1 : 1);
  let before: IncidentState | null = null;
  let after: IncidentState | null = null;
  for (const other of state.incidents.values()) {
    if (other === incident) continue;
    // Who may see it is asked of the few that would be nearer alone: among 100,000 cases that is what took the time.
    if (order(other, incident) < 0) {
      if ((before === null || order(before, other) < 0) && seesIncident(state, other, sight))
        before = other;
    } else if ((after === null || order(other, after) < 0) && seesIncident(state, other, sight))
      after = other;
  }
  return [before?.judgement.incidentId ?? null, after?.judgement.incidentId ?? null];
}

function findingOf(
  state: State,
  incident: IncidentState,
  parties: readonly NamedParty[],
  context: ViewContext,
  sight: Sight,
): CaseFinding | null {
  const finding = findingFor(state, incident, sight);
  if (finding === null) return null;
  const { judgement, reviewed, issued } = finding;
  const person = (personId: PersonId, role: Role) =>
    sight === 'mission'
      ? authorName(state, context.contentOf, { kind: 'person', id: personId })
      : officeWords(role, nationOf(state, { personId, role }));
  const agreed = reviewed?.judgement.outcome === 'agreed' ? reviewed : null;
  return {
    findingId: judgement.findingId,
    responsible: judgement.responsible,
    responsibleName: responsibleName(parties, judgement.responsible),
    standardId: judgement.standardId,
    standardName:
      judgement.standardId === null ? null : standardName(context.agreement, judgement.standardId),
    stage: issued !== null ? 'issued' : agreed !== null ? 'reviewed' : 'drafted',
    draftedBy: person(finding.draftedBy, 'investigator'),
    reviewedBy: agreed === null ? null : person(agreed.by, 'reviewer'),
    issuedAtMs: issued === null ? null : toldAtMs(issued.recordedAtMs, sight),
    statement: wordsIn(
      context.contentOf(finding.corrected.at(-1)?.index ?? finding.index),
      'statement',
    ),
  };
}

/** Outside the mission officers are named by office and nation: whoever signs a finding is nobody's target. */
function officeWords(role: Role, nation: string | null): string {
  const office = /^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`;
  return nation === null ? office : `${office} of ${nation}`;
}

export function obligationsOf(
  state: State,
  incident: IncidentState | null,
  { parties, context: { agreement }, sight }: Pick<Showing, 'parties' | 'context' | 'sight'>,
): readonly (CaseObligation & {
  readonly findingId: string | null;
  readonly incidentId: string | null;
})[] {
  return (state.evaluation?.judgement.obligations ?? [])
    .map((duty) => ({
      obligationId: duty.obligationId,
      clauseId: duty.clauseId,
      bearer: duty.bearer,
      bearerName: bearerName(agreement, parties, duty.bearer),
      modality: duty.modality,
      act: actWords(agreement, duty.acts),
      state: duty.state,
      dueMs: duty.dueMs === null ? null : toldDueMs(duty.dueMs, sight),
      findingId: duty.findingId,
      incidentId:
        duty.findingId === null
          ? null
          : (state.findings.get(duty.findingId)?.judgement.incidentId ?? null),
    }))
    .filter(
      (duty) =>
        incident === null || (duty.findingId !== null && duty.findingId === incident.findingId),
    );
}

function stepsOf(
  state: State,
  incident: IncidentState,
  parties: readonly NamedParty[],
  context: ViewContext,
): readonly CaseStep[] {
  return incident.steps.flatMap((index) => {
    const entry = context.entryOf(index);
    if (entry === null) return [];
    return [
      {
        entryIndex: index,
        kind: entry.kind,
        recordedAtMs: entry.recordedAtMs,
        who: authorName(state, context.contentOf, entry.author),
        role: entry.author.role,
        nation: entry.author.nation,
        byEngine: entry.author.kind === 'engine',
        sentence: entrySentence(entry, (code) => responsibleName(parties, code)),
        reason: entry.author.kind === 'person' ? wordsIn(context.contentOf(index), 'reason') : null,
      },
    ];
  });
}
