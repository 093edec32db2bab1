import { readFileSync } from 'node:fs';
import { parseAgreement } from '@holdfast/pact';
import { describe, expect, it } from 'vitest';
import type { Command } from '../core/command.ts';
import { ENGINE } from '../core/engine.ts';
import { id } from '../core/ids.ts';
import { obligationsFromFindings } from '../obligations/from-findings.ts';
import { FINDING } from '../testing/case.ts';
import { decided, DECISION, decision, requested, sitting, voteBy } from '../testing/commission.ts';
import {
  CHAIR,
  CHIEF,
  contextOf,
  LIAISON_B,
  MEMBER,
  MEMBER_B,
  order,
  put,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { commissionView } from '../views/commission.ts';
import type { Reader } from '../views/types.ts';

const textOf = (name: string) =>
  readFileSync(new URL(`../../../../agreements/${name}`, import.meta.url), 'utf8');
const TRUCE = parseAgreement(textOf('exercise/truce.pact')).agreement;
const PARIS = parseAgreement(textOf('paris-2026/final.pact')).agreement;

const pledgeOf = (pledgeId: string, task: string) =>
  ({
    kind: 'pledge.recorded',
    author: { kind: 'person', id: 'p-cleo', role: 'planner', nation: 'Northland' },
    judgement: {
      pledgeId: id<'pledge'>(pledgeId),
      contributionId: pledgeId,
      stateId: id<'actor'>('N'),
      domain: 'land',
      stance: 'offers',
      modality: 'will',
      stage: 'pledged',
      quantity: null,
      places: [],
      tasks: [task],
      readings: [{ readingId: 'plain', conditionIds: [] }],
      claimIds: [],
    },
    content: { statement: 'What it said.' },
  }) as const;

const readerOf = (role: Reader['role'], personId: string, partyId: string | null = null) => ({
  role,
  partyId,
  nation: null,
  personId,
});
const MEMBER_READS = readerOf('commission', MEMBER.personId);

const seen = (scene: Scene, reader: Reader = MEMBER_READS, agreement = TRUCE) => {
  const view = commissionView(scene.state, reader, contextOf(scene, agreement), {
    findingId: FINDING,
  });
  if (view === null || view.item === null) throw new TypeError('expected a finding on the agenda');
  return { view, item: view.item };
};

const inForce: Command = {
  kind: 'record-act',
  by: CHIEF,
  judgement: {
    act: 'enter_into_force',
    actor: 'COMMISSION',
    fromMs: 0,
    toMs: 0,
    findingId: null,
  },
  reason: 'So agreed.',
};

function evaluated(scene: Scene): Scene {
  order(scene, inForce);
  const inputs = { agreement: TRUCE, nowMs: scene.nowMs };
  for (const entry of obligationsFromFindings(scene.state, inputs, ENGINE)) put(scene, entry);
  return scene;
}

describe('what the commission reads', () => {
  it('CO8: a finding to decide, what speaks for it, and what is still needed', () => {
    const scene = sitting();
    const { view, item } = seen(scene);
    expect(view.agenda).toMatchObject([
      { findingId: FINDING, standing: 'to-decide', outcome: null },
    ]);
    expect(view.body).toMatchObject({ quorum: 2, ruleWords: 'more than half of the votes cast' });
    expect(item.forRows).toEqual(['Acoustic network, 1 report: by 7.00 dB.']);
    expect(item.needed).toBe('Needs a quorum of 2 votes. Now: 0 cast.');
    expect(item.replies.map(({ partyName }) => partyName)).toEqual(['Aland', 'Bland']);
    expect(item.actions.filter(({ allowed }) => allowed).map(({ kind }) => kind)).toEqual([
      'vote',
      'use-hotline',
    ]);
    order(scene, voteBy(CHAIR, { dissent: 'I am not sure of the place.' }));
    order(scene, voteBy(MEMBER_B, { breach: 'no' }));
    expect(seen(scene).item).toMatchObject({
      needed: 'Needs more than half of the votes alike. Now: 1 of 2 votes agree.',
      votes: [{ words: 'a breach by Bland, deliberate', counts: true }, { words: 'no breach' }],
    });
  });

  it('CO8: parties read what is decided, both alike, and no votes', () => {
    const scene = sitting();
    const before = commissionView(
      scene.state,
      readerOf('liaison', 'p-lars', 'A'),
      contextOf(scene),
      { findingId: null },
    );
    expect(before?.agenda).toEqual([]);
    for (const command of [voteBy(CHAIR), voteBy(MEMBER), decision()]) order(scene, command);
    order(scene, requested(scene));
    const [a, b] = (['A', 'B'] as const).map((partyId) => {
      const person = partyId === 'A' ? 'p-lars' : 'p-lena';
      const { view, item } = seen(scene, readerOf('liaison', person, partyId));
      return { ...view, actions: [], item: { ...item, actions: [] } };
    });
    expect(a).toEqual(b);
    expect(a?.item.votes).toEqual([]);
    expect(a?.item.remedies).toMatchObject([{ partyName: 'Bland', answer: null, overdue: false }]);
  });

  it('CO9: no card before a decision of breach, and none while it is appealed against', () => {
    const scene = evaluated(sitting());
    expect(seen(scene).item.cards).toEqual([]);
    for (const command of [voteBy(CHAIR), voteBy(MEMBER), decision()]) order(scene, command);
    const { cards } = seen(scene).item;
    expect(cards.map(({ kind }) => kind)).toEqual([
      'diplomatic',
      'intelligence-logistics',
      'diplomatic',
    ]);
    const issued = scene.entries.find(({ kind }) => kind === 'finding.issued')?.index;
    for (const card of cards) {
      expect(card.restsOn).toContain(issued);
      expect(card.bearers).toHaveLength(3);
      expect(card.clauseText).toMatch(/Each\s+decides for itself/);
    }
    order(scene, { kind: 'appeal', by: LIAISON_B, decisionId: DECISION, reason: 'No.' });
    expect(seen(scene).item.cards).toEqual([]);
  });

  it('CO9: a card says of each state what it pledged of this act, and whether it may be called on', () => {
    const scene = decided();
    for (const [pledgeId, task] of [
      ['p-force', 'military'],
      ['p-talks', 'diplomatic'],
    ] as const)
      put(scene, pledgeOf(pledgeId, task));
    const { cards } = seen(evaluated(scene)).item;
    const [talks] = cards;
    expect(talks).toMatchObject({ kind: 'diplomatic', states: [{ stateId: 'N' }, {}, {}] });
    expect(talks?.states.map(({ pledges }) => pledges.length)).toEqual([2, 0, 0]);
    expect(talks?.states[0]?.pledges).toMatchObject([
      { pledgeId: 'p-force', value: 'true', isOfThis: false },
      { pledgeId: 'p-talks', value: 'true', isOfThis: true },
    ]);
  });

  it('CO9: a decision that there was no breach opens nothing', () => {
    const scene = evaluated(sitting());
    for (const by of [CHAIR, MEMBER]) order(scene, voteBy(by, { breach: 'no' }));
    order(scene, decision());
    expect(seen(scene).item).toMatchObject({ standing: 'decided', cards: [] });
  });

  it('CO10: both readings stand side by side, and the decision keeps the one it took, and why', () => {
    const scene = sitting();
    const before = seen(scene, MEMBER_READS, PARIS).item.readings;
    expect(before.length).toBeGreaterThan(0);
    for (const { readings } of before) expect(readings.length).toBeGreaterThan(1);
    const [choice] = before;
    const [, second] = choice?.readings ?? [];
    for (const by of [CHAIR, MEMBER]) order(scene, voteBy(by));
    order(
      scene,
      decision({
        reading: { normId: choice?.normId ?? '', readingId: second?.readingId ?? '' },
        reason: 'The text speaks of any breach.',
      }),
    );
    const { item } = seen(scene, MEMBER_READS, PARIS);
    expect(item.decisions).toMatchObject([
      {
        reason: 'The text speaks of any breach.',
        reading: { normTitle: choice?.normTitle, readingTitle: second?.title },
      },
    ]);
    expect(item.readings).toEqual(before);
  });

  it('CO10: of one finding, what one reading calls for another does not', () => {
    const scene = sitting();
    expect(seen(scene).item.readings).toEqual([
      {
        normId: 'joint_answer',
        normTitle: 'When the guarantors may answer together',
        readings: [
          { readingId: 'any_breach', title: 'any breach', result: 'Applies to this finding' },
          {
            readingId: 'armed_attack',
            title: 'an armed attack',
            result: 'Does not apply to this finding',
          },
        ],
      },
    ]);
  });

  it('CO8: a finding that is not on the agenda opens none, in place of another', () => {
    const asked = { findingId: 'F-0999' };
    const view = commissionView(sitting().state, MEMBER_READS, contextOf(sitting(), TRUCE), asked);
    expect(view?.item).toBeNull();
    expect(view?.agenda.map(({ findingId }) => findingId)).toEqual([FINDING]);
  });

  it('CO8: what was asked of a party is overdue when its time has passed without proof', () => {
    const scene = decided();
    order(scene, requested(scene));
    const late = { ...contextOf(scene, TRUCE), nowMs: scene.nowMs + 2 * 86_400_000 };
    const view = commissionView(scene.state, MEMBER_READS, late, { findingId: FINDING });
    expect(view?.item?.remedies).toMatchObject([{ remedyId: id('RM-0001'), overdue: true }]);
    expect(view?.item?.actions.find(({ kind }) => kind === 'answer-remedy')?.allowed).toBe(true);
  });
});
