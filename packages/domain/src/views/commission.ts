import { sightOf } from '../access/sight.ts';
import { toldAtMs } from '../access/told-times.ts';
import { ruleWords } from '../commission/sentences.ts';
import { decisionOn, instanceOpen, votesOn } from '../commission/tally.ts';
import type { FindingId } from '../core/ids.ts';
import type { FindingState, State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import { commissionActions } from './actions.ts';
import { commissionItem, decisionWords } from './commission-item.ts';
import type { AgendaItem, AgendaStanding, BodyShown, CommissionView } from './commission-types.ts';
import { authorName, dataCut, responsibleName } from './context.ts';
import type { ViewContext } from './context.ts';
import { offAgenda } from './off-agenda.ts';
import { summarise } from './incident-summary.ts';
import { latestFirst } from './liaison.ts';
import type { Reader } from './types.ts';
import { showing, wordsIn } from './workflow.ts';
import type { Showing } from './workflow.ts';

export interface CommissionQuery {
  /** The finding to open; null for the first of the agenda. Of a finding that is not on it, none is opened. */
  readonly findingId: string | null;
}

const AGENDA_MAX = 200;

/**
 * What is before the commission and what it has decided. Parties read the decisions, the dissent and the remedies, both alike; how members vote
 * stays with the mission. Null for everyone else.
 */
export function commissionView(
  state: State,
  reader: Reader,
  context: ViewContext,
  { findingId }: CommissionQuery,
): CommissionView | null {
  const sight = sightOf(reader);
  if (sight !== 'mission' && sight !== 'party') return null;
  const shown = showing(state, context, sight);
  const agenda = agendaOf(shown, sight === 'mission');
  const asked =
    findingId === null ? agenda[0] : agenda.find((item) => item.findingId === findingId);
  const finding = [...state.findings.values()].find(
    ({ judgement }) => judgement.findingId === asked?.findingId,
  );
  return {
    cut: dataCut(state, context),
    parties: shown.parties,
    body: bodyOf(shown),
    eligible: eligibleOf(shown),
    agenda: agenda.slice(0, AGENDA_MAX),
    agendaTotal: agenda.length,
    item:
      finding === undefined || asked === undefined
        ? null
        : commissionItem(shown, finding, reader, asked),
    offAgenda:
      findingId === null || asked !== undefined ? null : offAgenda(shown, findingId, sight),
    calls: latestFirst(state.calls).map(({ index, callerId, judgement }) => ({
      entryIndex: index,
      who:
        judgement.callerPartyId === null
          ? authorName(state, context.contentOf, { kind: 'person', id: callerId })
          : responsibleName(shown.parties, judgement.callerPartyId),
      partyName: responsibleName(shown.parties, judgement.partyId),
      incidentId: judgement.incidentId,
      reached: judgement.reached === 1,
      calledMs: judgement.calledMs,
      text: wordsIn(context.contentOf(index), 'text'),
    })),
    actions: commissionActions(state, null, reader, shown.nowMs).filter(
      ({ kind }) => kind === 'constitute-body' || kind === 'use-hotline',
    ),
  };
}

const ORDER: Readonly<Record<AgendaStanding, number>> = { appealed: 0, 'to-decide': 1, decided: 2 };

/** What wants deciding before what is decided; the oldest finding first, the latest decision first. Outside the mission only what is decided. */
function agendaOf(shown: Showing, isInside: boolean): readonly AgendaItem[] {
  const { state } = shown;
  const items = [...state.findings.values()].flatMap((finding) => {
    const isDecided = decisionOn(state, finding.judgement.findingId) !== null;
    if (standingOf(finding) !== 'stands' && !isDecided) return [];
    const item = agendaItem(shown, finding);
    return item === null || (!isInside && item.outcome === null) ? [] : [item];
  });
  return items.sort(
    (a, b) =>
      ORDER[a.standing] - ORDER[b.standing] ||
      (a.standing === 'decided' ? b.issuedAtMs - a.issuedAtMs : a.issuedAtMs - b.issuedAtMs) ||
      (a.findingId < b.findingId ? -1 : 1),
  );
}

function agendaItem(shown: Showing, finding: FindingState): AgendaItem | null {
  const { state, context, parties, sight } = shown;
  const { findingId, incidentId, responsible, severity } = finding.judgement;
  const incident = state.incidents.get(incidentId);
  if (incident === undefined || finding.issued === null) return null;
  const decision = decisionOn(state, findingId);
  const instance = instanceOpen(state, findingId);
  return {
    findingId,
    incidentId,
    title: summarise(state, incident, context, 'mission').title,
    severity,
    responsibleName: responsibleName(parties, responsible),
    issuedAtMs: toldAtMs(finding.issued.recordedAtMs, sight),
    standing: standingIn(state, findingId),
    outcome: decision === null ? null : decisionWords(shown, decision.judgement),
    votesCast: instance === null ? 0 : votesOn(state, findingId, instance).length,
  };
}

function standingIn(state: State, findingId: FindingId): AgendaStanding {
  const decision = decisionOn(state, findingId);
  if (decision === null) return 'to-decide';
  return decision.appealed === null ? 'decided' : 'appealed';
}

function bodyOf({ state, context }: Showing): BodyShown | null {
  if (state.body === null) return null;
  const { index, judgement } = state.body;
  return {
    entryIndex: index,
    members: judgement.memberIds.map((personId) => ({
      personId,
      name: authorName(state, context.contentOf, { kind: 'person', id: personId }),
      nation: state.grants.get(personId)?.[0]?.judgement.nation ?? null,
      isChair: personId === judgement.chairId,
    })),
    quorum: judgement.quorum,
    rule: judgement.rule,
    ruleWords: ruleWords(judgement.rule),
  };
}

function eligibleOf({ state, context }: Showing): CommissionView['eligible'] {
  return [...state.grants].flatMap(([personId, grants]) => {
    const grant = grants.find(
      ({ judgement, revoked }) => judgement.role === 'commission' && revoked === null,
    );
    if (grant === undefined) return [];
    const name = authorName(state, context.contentOf, { kind: 'person', id: personId });
    return [{ personId, name, nation: grant.judgement.nation }];
  });
}
