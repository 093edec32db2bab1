import fc from 'fast-check';
import { parseAgreement } from '@holdfast/pact';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../core/command.ts';
import { id } from '../core/ids.ts';
import { logOf } from '../obligations/from-findings.ts';
import { caseAt, FINDING, INCIDENT, issue, stepsOf } from '../testing/case.ts';
import {
  answered,
  constitute,
  decided,
  DECISION,
  decision,
  requested,
  sitting,
  voteBy,
} from '../testing/commission.ts';
import {
  CHAIR,
  CHIEF,
  INVESTIGATOR,
  LIAISON,
  LIAISON_B,
  MEMBER,
  MEMBER_B,
  order,
  outcomeOf,
  WATCH,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { BREACHES, RULES } from './judgements.ts';
import { tally } from './tally.ts';

const DAY_MS = 86_400_000;
const MEMBERS = [CHAIR, MEMBER, MEMBER_B];

const recuse = ({ personId }: Actor) =>
  ({
    kind: 'recuse-member',
    by: CHIEF,
    personId,
    incidentId: INCIDENT,
    reason: 'Family.',
  }) as const;

const appeal = (by: Actor) =>
  ({ kind: 'appeal', by, decisionId: DECISION, reason: 'We were not heard.' }) as const;

const answerOf = (scene: Scene) => scene.state.remedies.get(id<'remedy'>('RM-0001'))?.answer;

describe('the commission', () => {
  it('CO1: a body has members on record, a chair among them, and a quorum it can reach', () => {
    const scene = caseAt('issued');
    expect(outcomeOf(scene, constitute())).toEqual(['body.constituted']);
    expect(outcomeOf(scene, constitute({ quorum: 4 }))).toBe('malformed');
    expect(outcomeOf(scene, constitute({ chairId: CHIEF.personId }))).toBe('malformed');
    const twice = [CHAIR.personId, CHAIR.personId];
    expect(outcomeOf(scene, constitute({ memberIds: twice }))).toBe('malformed');
    const withStranger = [CHAIR.personId, INVESTIGATOR.personId];
    expect(outcomeOf(scene, constitute({ memberIds: withStranger }))).toBe('not-found');
    expect(outcomeOf(scene, constitute({ by: CHAIR }))).toBe('not-permitted');
    expect(outcomeOf(scene, voteBy(MEMBER))).toBe('wrong-state');
  });

  it('CO2: members vote once each, on a finding that stands; who is recused does not', () => {
    const scene = sitting({ memberIds: [CHAIR, MEMBER].map(({ personId }) => personId) });
    expect(outcomeOf(scene, voteBy(MEMBER))).toEqual(['vote.cast']);
    expect(outcomeOf(scene, voteBy(MEMBER_B))).toBe('not-permitted');
    expect(outcomeOf(scene, voteBy(WATCH))).toBe('not-permitted');
    expect(outcomeOf(scene, voteBy(MEMBER, { responsible: id<'party'>('C') }))).toBe(
      'unknown-value',
    );
    order(scene, voteBy(MEMBER, { breach: 'no' }));
    order(scene, voteBy(MEMBER));
    expect(scene.state.votes.get(FINDING)).toMatchObject([{ judgement: { breach: 'yes' } }]);
    order(scene, recuse(MEMBER));
    expect(outcomeOf(scene, voteBy(MEMBER))).toBe('conflict-of-interest');
    const drafted = caseAt('drafted');
    order(drafted, constitute());
    expect(outcomeOf(drafted, voteBy(MEMBER))).toBe('wrong-state');
    order(drafted, issue);
  });

  it('CO3: below the quorum or short of the rule nothing is decided, and the chair alone says what is', () => {
    const scene = sitting();
    expect(outcomeOf(scene, decision())).toBe('wrong-state');
    order(scene, voteBy(CHAIR));
    expect(order(scene, decision())).toMatchObject({
      refusal: { expected: 'a quorum of 2 votes', found: '1 cast' },
    });
    order(scene, voteBy(MEMBER, { breach: 'no' }));
    expect(outcomeOf(scene, decision())).toBe('wrong-state');
    order(scene, voteBy(MEMBER_B));
    expect(outcomeOf(scene, decision({ by: MEMBER }))).toBe('not-permitted');
    order(scene, decision());
    expect(scene.state.bodyDecisions.get(DECISION)?.judgement).toMatchObject({
      breach: 'yes',
      responsible: 'B',
      votesFor: 2,
      votesCast: 3,
    });
    expect(outcomeOf(scene, decision())).toBe('wrong-state');
    expect(outcomeOf(scene, voteBy(MEMBER))).toBe('wrong-state');
  });

  it('CO3: both parties have notice of a decision in the entry after it', () => {
    const scene = decided();
    const [taken, served] = scene.entries.slice(-2);
    expect(taken?.kind).toBe('decision.taken');
    expect(served).toMatchObject({
      kind: 'notice.served',
      recordedAtMs: taken?.recordedAtMs,
      judgement: { subject: 'decision', subjectId: DECISION, partyIds: ['A', 'B'] },
    });
    expect(stepsOf(scene)).toContain('decision.taken');
  });

  it('CO4: what votes come to is what a count by hand says, in any order', () => {
    const ballot = fc.record({
      member: fc.integer({ min: 0, max: 2 }),
      breach: fc.constantFrom(...BREACHES),
      party: fc.constantFrom('A', 'B'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(ballot, { maxLength: 3, selector: ({ member }) => member }),
        fc.constantFrom(...RULES),
        fc.integer({ min: 1, max: 3 }),
        (ballots, rule, quorum) => {
          const results = [ballots, [...ballots].reverse()].map((cast) => {
            const scene = sitting({ rule, quorum });
            for (const { member, breach, party } of cast)
              order(
                scene,
                voteBy(MEMBERS[member] ?? CHAIR, { breach, responsible: id<'party'>(party) }),
              );
            const counted = tally(scene.state, FINDING, 1);
            return 'code' in counted ? null : counted.leading.length;
          });
          expect(results[0]).toBe(results[1]);
          expect(results[0]).toBe(countByHand(ballots, rule, quorum));
        },
      ),
      { seed: 4, numRuns: 60 },
    );
  });

  it('CO5: an appeal suspends once; the second instance is the last', () => {
    const scene = decided();
    expect(outcomeOf(scene, appeal(WATCH))).toBe('not-permitted');
    order(scene, appeal(LIAISON_B));
    expect(outcomeOf(scene, appeal(LIAISON))).toBe('wrong-state');
    expect(outcomeOf(scene, requested(scene))).toBe('wrong-state');
    expect(outcomeOf(scene, decision())).toBe('wrong-state');
    for (const by of [CHAIR, MEMBER, MEMBER_B]) order(scene, voteBy(by, { breach: 'no' }));
    order(scene, decision());
    const second = id<'decision'>('DE-0002');
    expect(scene.state.bodyDecisions.get(second)?.judgement).toMatchObject({
      instance: 2,
      breach: 'no',
      votesFor: 3,
    });
    expect(outcomeOf(scene, { ...appeal(LIAISON_B), decisionId: second })).toBe('wrong-state');
    expect(outcomeOf(scene, decision())).toBe('wrong-state');
  });

  it('CO6: a remedy is asked of the responsible party, which answers; what fails is escalated', () => {
    const scene = decided();
    expect(outcomeOf(scene, requested(scene, { partyId: id('A') }))).toBe('wrong-state');
    expect(outcomeOf(scene, requested(scene, { dueMs: scene.nowMs }))).toBe('impossible-time');
    order(scene, requested(scene));
    expect(outcomeOf(scene, answered(LIAISON, 'accepted'))).toBe('not-permitted');
    expect(outcomeOf(scene, answered(MEMBER, 'escalated'))).toBe('wrong-state');
    expect(outcomeOf(scene, answered(MEMBER, 'escalated'), scene.nowMs + DAY_MS + 1)).toEqual([
      'remedy.answered',
    ]);
    order(scene, answered(LIAISON_B, 'refused'));
    expect(outcomeOf(scene, answered(LIAISON_B, 'accepted'))).toBe('wrong-state');
    order(scene, answered(MEMBER, 'escalated'));
    expect(answerOf(scene)).toBe('escalated');
    order(scene, answered(LIAISON_B, 'proved'));
    expect(answerOf(scene)).toBe('proved');
    expect(outcomeOf(scene, answered(MEMBER, 'escalated'))).toBe('wrong-state');
  });

  it('CO7: an unanswered call is a fact that the agreement can speak of, until one is answered', () => {
    const scene = decided();
    const call = (by: Actor, partyId: string, reached: 0 | 1) => ({
      kind: 'use-hotline' as const,
      by,
      partyId: id<'party'>(partyId),
      incidentId: INCIDENT,
      reached,
      calledMs: scene.nowMs,
      text: 'Ten minutes.',
    });
    expect(outcomeOf(scene, call(LIAISON, 'A', 0))).toBe('malformed');
    expect(outcomeOf(scene, call(LIAISON, 'C', 0))).toBe('unknown-value');
    order(scene, call(LIAISON, 'B', 0));
    order(scene, call(WATCH, 'B', 0));
    order(scene, call(LIAISON, 'B', 1));
    const { agreement } = parseAgreement(HOTLINE);
    const facts = logOf(scene.state, agreement, scene.nowMs).filter(({ kind }) => kind === 'fact');
    expect(facts).toMatchObject([
      { party: 'A', value: 'true' },
      { party: 'A', value: 'false' },
    ]);
  });
});

/** As the rules say in words, over single ballots. */
function countByHand(
  ballots: readonly { readonly breach: string; readonly party: string }[],
  rule: string,
  quorum: number,
): number | null {
  if (ballots.length < quorum || ballots.length === 0) return null;
  const alike = ballots.map(
    (one) => ballots.filter((b) => b.breach === one.breach && b.party === one.party).length,
  );
  const most = Math.max(...alike);
  const isEnough =
    rule === 'majority'
      ? most > ballots.length / 2
      : rule === 'consensus'
        ? most === ballots.length
        : most === 3;
  return isEnough ? most : null;
}

const HOTLINE = `agreement hot "Hotline"
party A "Aland" bound
party B "Bland" bound
group PARTIES "The parties" { A B }
act fire "use fire"
clause 1 "Hotline" {
  text "Whoever calls and is not answered may answer fire."
  fact hotline_unanswered "The party used the hotline and had no answer" of PARTIES default false
  norm answer "Answering fire"
    for each P in PARTIES
    when fact(hotline_unanswered, P)
    then P may fire
}
`;
