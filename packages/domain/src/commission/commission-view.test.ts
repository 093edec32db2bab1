import { readFileSync } from 'node:fs';
import { parseAgreement } from '@holdfast/pact';
import { describe, expect, it } from 'vitest';
import type { Command } from '../core/command.ts';
import { ENGINE } from '../core/engine.ts';
import { id } from '../core/ids.ts';
import { obligationsFromFindings } from '../obligations/from-findings.ts';
import { caseAt, FINDING } from '../testing/case.ts';
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
    const unchosen = item.readings.map((each) => ({ ...each, chosen: null }));
    expect(unchosen).toEqual(before);
    expect(item.readings.filter(({ chosen }) => chosen !== null)).toMatchObject([
      { normId: choice?.normId, chosen: { readingId: second?.readingId, decisionId: DECISION } },
    ]);
  });

  it('CO10: of one finding, what one reading calls for another does not', () => {
    const scene = sitting();
    expect(seen(scene).item.readings).toEqual([
      {
        normId: 'joint_answer',
        normTitle: 'When the guarantors may answer together',
        chosen: null,
        readings: [
          {
            readingId: 'any_breach',
            title: 'any breach',
            words:
              "Upon a finding of “Use of fire” against a party, each of the guarantors may join the guarantors' diplomatic answer.",
            value: 'true',
            result: 'Applies to this finding',
          },
          {
            readingId: 'armed_attack',
            title: 'an armed attack',
            words:
              "Upon a finding of “Use of fire” against a party, at least armed attack, each of the guarantors may join the guarantors' diplomatic answer.",
            value: 'false',
            result: 'Does not apply to this finding',
          },
        ],
      },
    ]);
  });

  const joint = (scene: Scene, reader: Reader = MEMBER_READS) =>
    seen(scene, reader).item.cards.find(({ normId }) => normId === 'joint_answer');
  const chosenIn = (readingId: string): Scene => {
    const scene = evaluated(sitting());
    for (const by of [CHAIR, MEMBER]) order(scene, voteBy(by));
    const reading = { normId: 'joint_answer', readingId };
    order(scene, decision({ reading, reason: 'Because the text was signed so.' }));
    return scene;
  };

  it('CO11: while no reading is chosen a card of two readings is unknown, and says that none is chosen', () => {
    const scene = evaluated(decided());
    expect(joint(scene)).toMatchObject({
      value: 'unknown',
      missing: ['Which wording holds: the commission has chosen none yet'],
      reading: { chosen: null, readings: [{ value: 'true' }, { value: 'false' }] },
    });
  });

  it.each([
    ['any_breach', 'true'],
    ['armed_attack', 'false'],
  ] as const)(
    'CO11: under the reading that the decision took, %s, the card is %s',
    (read, value) => {
      const scene = chosenIn(read);
      const card = joint(scene);
      expect(card).toMatchObject({
        value,
        missing: [],
        reading: {
          chosen: {
            readingId: read,
            decisionId: DECISION,
            reason: 'Because the text was signed so.',
          },
        },
      });
      expect(card?.bearers).toHaveLength(3);
      // Who signed it is told within the mission alone.
      const signers = [MEMBER_READS, readerOf('liaison', 'p-lars', 'A')].map(
        (reader) => joint(scene, reader)?.reading?.chosen?.signedBy,
      );
      expect(signers).toEqual([expect.stringMatching(/./), null]);
      // A norm of one reading is as it was.
      expect(seen(scene).item.cards.filter(({ reading }) => reading === null)).toHaveLength(2);
      for (const each of seen(scene).item.cards)
        if (each.reading === null) expect(each.value).toBe('true');
    },
  );

  it('CO11: a reading chosen for the agreement as a whole holds where the decision took none, and gives way where it did', () => {
    const chooseForAll = (scene: Scene) =>
      order(scene, {
        kind: 'choose-reading',
        by: CHAIR,
        textId: scene.state.agreement?.judgement.agreementId ?? '',
        normId: 'joint_answer',
        readingId: 'armed_attack',
        reason: 'For all cases.',
      });
    const general = evaluated(decided());
    chooseForAll(general);
    expect(joint(general)).toMatchObject({
      value: 'false',
      reading: {
        chosen: { readingId: 'armed_attack', decisionId: null, reason: 'For all cases.' },
      },
    });
    const own = chosenIn('any_breach');
    chooseForAll(own);
    expect(joint(own)).toMatchObject({
      value: 'true',
      reading: { chosen: { readingId: 'any_breach', decisionId: DECISION } },
    });
  });

  it('CO8: a finding that is not on the agenda opens none, in place of another', () => {
    const asked = { findingId: 'F-0999' };
    const view = commissionView(sitting().state, MEMBER_READS, contextOf(sitting(), TRUCE), asked);
    expect(view?.item).toBeNull();
    expect(view?.agenda.map(({ findingId }) => findingId)).toEqual([FINDING]);
    expect(view?.offAgenda).toMatchObject({ incidentId: null, next: [] });
    expect(view?.offAgenda?.sentence).toBe('No finding on record has this number.');
  });

  const offOf = (scene: Scene, reader: Reader = MEMBER_READS) =>
    commissionView(scene.state, reader, contextOf(scene, TRUCE), { findingId: FINDING })?.offAgenda;
  const LARS = readerOf('liaison', 'p-lars', 'A');

  it('CO12: of a draft it says who drafted it and what it waits for; to a party, that none was issued', () => {
    const scene = caseAt('drafted');
    expect(offOf(scene)).toMatchObject({ overtaken: null });
    expect(offOf(scene)?.sentence).toMatch(/^It is a draft by /);
    expect(offOf(scene)?.next.map(({ kind }) => kind)).toContain('review-finding');
    expect(offOf(scene, LARS)).toMatchObject({ incidentId: null, next: [], overtaken: null });
    expect(offOf(scene, LARS)?.sentence).not.toContain('draft');
  });

  it('CO12: of a withdrawn finding it says who withdrew it, why, and what the case waits for', () => {
    const scene = caseAt('issued');
    order(scene, { kind: 'withdraw-finding', by: CHIEF, findingId: FINDING, reason: 'Misheard.' });
    expect(offOf(scene)).toMatchObject({
      overtaken: { how: 'withdrawn', reason: 'Misheard.', byFindingId: null, wasDecided: false },
    });
    expect(offOf(scene)?.next.map(({ kind }) => kind)).toContain('draft-finding');
    expect(offOf(scene, LARS)).toMatchObject({
      overtaken: { how: 'withdrawn', by: null },
      next: [],
    });
  });

  it('CO12: one that is decided on stays on the agenda when it is withdrawn, and says so', () => {
    const scene = evaluated(decided());
    order(scene, { kind: 'withdraw-finding', by: CHIEF, findingId: FINDING, reason: 'Misheard.' });
    expect(seen(evaluated(scene)).item).toMatchObject({
      standing: 'decided',
      overtaken: { how: 'withdrawn', wasDecided: true },
      cards: [],
      next: [],
    });
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
