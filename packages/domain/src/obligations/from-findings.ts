import { evaluate, tabulateNames } from '@holdfast/pact';
import type { Agreement, LogItem, Obligation, Verdict as PactVerdict } from '@holdfast/pact';
import type { Engine } from '../core/engine.ts';
import { authorOf } from '../core/engine.ts';
import type { NewEntryOf } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import type { ClauseVerdict, ObligationJudgement } from '../core/judgements.ts';
import type { FindingState, State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import { conditionsAsFacts } from '../texts/log-of-text.ts';
import { changesOf } from './merge-evaluation.ts';
import type { Evaluation } from './merge-evaluation.ts';

export interface ObligationInputs {
  readonly agreement: Agreement;
  readonly nowMs: number;
}

/**
 * Findings and acts of record → what the agreement now says: one verdict a clause, and every obligation that stands,
 * with its bearer, its due time and the entries that opened it. Only what has changed since the last evaluation is said,
 * in as many entries as it takes; nothing when nothing has.
 */
export function obligationsFromFindings(
  state: State,
  inputs: ObligationInputs,
  engine: Engine,
): readonly NewEntryOf<'evaluation.made'>[] {
  const after = evaluationOf(state, inputs);
  if (after === null) return [];
  return changesOf(state.evaluation?.judgement ?? null, after).map((judgement) => ({
    kind: 'evaluation.made',
    author: authorOf(engine),
    judgement,
    content: null,
  }));
}

/** The whole agreement evaluated on what the state holds; null before one is adopted. */
export function evaluationOf(
  state: State,
  { agreement, nowMs }: ObligationInputs,
): Evaluation | null {
  if (state.agreement === null) return null;
  const { agreementHash } = state.agreement.judgement;
  return evaluationOn(state, {
    agreement,
    agreementHash,
    nowMs,
    log: logOf(state, agreement, nowMs),
  });
}

/** Any agreement evaluated on a log of its own: one in force, or a text that is only held. */
export function evaluationOn(
  state: State,
  {
    agreement,
    agreementHash,
    nowMs,
    log,
  }: ObligationInputs & {
    /** Hash of the canonical form, hex. */
    readonly agreementHash: string;
    readonly log: readonly LogItem[];
  },
): Evaluation {
  const { clauses, norms } = evaluate(agreement, log, {
    asOfOccurredMs: nowMs,
    asOfKnownMs: nowMs,
  });
  return {
    agreementHash,
    asOfMs: nowMs,
    verdicts: clauses.map(clauseVerdict),
    obligations: norms.flatMap(({ obligations }) =>
      obligations.map((duty) => obligationJudgement(state, duty)),
    ),
    gone: [],
  };
}

/** Everything on record until `asOfMs` that the agreement can speak of, as its language takes it: integers and names. */
export function logOf(state: State, agreement: Agreement, asOfMs: number): readonly LogItem[] {
  const coverage = state.coverage.flatMap(({ index, recordedAtMs, judgement }): LogItem[] =>
    judgement.seenPpm >= BLIND_PPM_BELOW
      ? []
      : [{ kind: 'blind', entryIndex: index, occurred: judgement, recordedAtMs }],
  );
  const findings = [...state.findings.values()].flatMap((finding) =>
    findingItems(state, finding, agreement),
  );
  const facts = [...conditionsAsFacts(state, agreement, asOfMs), ...hotlineFacts(state, agreement)];
  return [...coverage, ...actsOf(state), ...facts, ...findings].sort(
    (a, b) => a.entryIndex - b.entryIndex,
  );
}

/** A sector of which less than half was seen counts as blind. */
const BLIND_PPM_BELOW = 500_000;

/** By this name an agreement speaks of a party whose last call on the hotline went unanswered. */
const HOTLINE_UNANSWERED = 'hotline_unanswered';

function hotlineFacts(state: State, agreement: Agreement): readonly LogItem[] {
  const fact = tabulateNames(agreement).find('fact', HOTLINE_UNANSWERED);
  if (fact === null || fact.of === null) return [];
  return state.calls.flatMap(({ index, recordedAtMs, judgement }): readonly LogItem[] => {
    const { callerPartyId, reached, calledMs } = judgement;
    if (callerPartyId === null) return [];
    return [
      {
        kind: 'fact',
        fact: HOTLINE_UNANSWERED,
        party: callerPartyId,
        value: reached === 1 ? 'false' : 'true',
        entryIndex: index,
        occurred: { fromMs: calledMs, toMs: calledMs },
        recordedAtMs,
      },
    ];
  });
}

function actsOf(state: State): readonly LogItem[] {
  const acts = state.acts.map(({ index, recordedAtMs, judgement }): LogItem => {
    const { act, actor, fromMs, toMs, findingId } = judgement;
    return {
      kind: 'act',
      act,
      actor,
      about: findingId === null ? [] : [findingId],
      entryIndex: index,
      occurred: { fromMs, toMs },
      recordedAtMs,
    };
  });
  const notices = [...state.activities.values()].map(
    ({ index, recordedAtMs, judgement }): LogItem => ({
      kind: 'act',
      act: 'notify_work',
      actor: judgement.partyId,
      about: [],
      entryIndex: index,
      occurred: { fromMs: recordedAtMs, toMs: recordedAtMs },
      recordedAtMs,
    }),
  );
  const accidents = [...state.allegations.values()]
    .filter(({ judgement }) => judgement.statement === 'accident')
    .map(({ index, recordedAtMs, judgement, incidentId }): LogItem => {
      const findingId =
        incidentId === null ? null : (state.incidents.get(incidentId)?.findingId ?? null);
      return {
        kind: 'act',
        act: 'report_accident',
        actor: judgement.partyId,
        about: findingId === null ? [] : [findingId],
        entryIndex: index,
        occurred: { fromMs: recordedAtMs, toMs: recordedAtMs },
        recordedAtMs,
      };
    });
  return [...acts, ...notices, ...accidents];
}

function findingItems(
  state: State,
  finding: FindingState,
  agreement: Agreement,
): readonly LogItem[] {
  const { judgement, issued } = finding;
  const { fireFinding, accidentFinding } = state.agreement?.judgement ?? {
    fireFinding: null,
    accidentFinding: null,
  };
  const name = judgement.responsible === 'accident' ? accidentFinding : fireFinding;
  if (name === null || issued === null || standingOf(finding) !== 'stands') return [];
  const declared = tabulateNames(agreement).find('finding', name);
  const by = declared?.by;
  const party = partyOf(state, finding);
  return [
    {
      kind: 'finding',
      finding: name,
      instance: judgement.findingId,
      by: by?.kind === 'name' ? by.name : '',
      party,
      outcome: outcomeOf(judgement.responsible, party),
      standard: judgement.standardId,
      severity: `S${judgement.severity}`,
      weapon: weaponOf(judgement.act),
      draftedByNation: nationAt(state, finding.draftedBy, 'investigator'),
      reviewedByNation:
        finding.reviewed === null ? null : nationAt(state, finding.reviewed.by, 'reviewer'),
      entryIndex: issued.index,
      occurred: { fromMs: judgement.fromMs, toMs: judgement.toMs },
      recordedAtMs: issued.recordedAtMs,
    },
  ];
}

function nationAt(state: State, personId: string, role: string): string | null {
  const grants = state.grants.get(id<'person'>(personId)) ?? [];
  return grants.find(({ judgement }) => judgement.role === role)?.judgement.nation ?? null;
}

/** The party a finding is against; of an accident, the party on whose ground it happened. */
function partyOf(state: State, finding: FindingState): string | null {
  const { responsible, incidentId } = finding.judgement;
  const parties = state.agreement?.judgement.parties ?? [];
  if (parties.some((party) => party === responsible)) return responsible;
  if (responsible !== 'accident') return null;
  const incident = state.incidents.get(incidentId);
  const shares =
    incident?.judgement.eventIds.flatMap(
      (eventId) => state.events.get(eventId)?.judgement.sharesPpm ?? [],
    ) ?? [];
  return shares.find(({ ppm }) => ppm > 500_000)?.partyId ?? null;
}

function outcomeOf(
  responsible: string,
  party: string | null,
): 'established' | 'not_established' | 'undetermined' {
  if (party !== null) return 'established';
  return responsible === 'undetermined' ? 'undetermined' : 'not_established';
}

function weaponOf(act: string): string | null {
  return act === 'small-arms-fire' ? 'small_arms' : act === 'indirect-fire' ? 'mortar' : null;
}

function clauseVerdict(verdict: PactVerdict['clauses'][number]): ClauseVerdict {
  return {
    statementId: verdict.clause,
    clauseId: verdict.clause,
    verdict: verdict.value,
    entryIndices: verdict.entries,
    openTerms: verdict.openTerms,
    missingFacts: verdict.missing.map(
      ({ kind, name, party }) => `${kind} ${name}${party === null ? '' : ` ${party}`}`,
    ),
  };
}

function obligationJudgement(state: State, duty: Obligation): ObligationJudgement {
  const { instance } = duty.cause;
  const finding = instance === null ? undefined : state.findings.get(id<'finding'>(instance));
  return {
    obligationId: id<'obligation'>(duty.id),
    statementId: duty.norm,
    clauseId: duty.clause,
    bearer: duty.bearer,
    modality: duty.modality === 'must_not' ? 'must-not' : duty.modality,
    acts: duty.acts,
    state: duty.state,
    dueMs: duty.dueMs,
    findingId: finding?.judgement.findingId ?? null,
    causeIndices: duty.cause.entries,
  };
}
