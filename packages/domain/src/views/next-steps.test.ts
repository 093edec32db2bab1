import { describe, expect, it } from 'vitest';
import { decide } from '../core/decide.ts';
import { caseAt, INCIDENT, notify, reply } from '../testing/case.ts';
import { answered, constitute, decision, requested, voteBy } from '../testing/commission.ts';
import { CHAIR, contextOf, LIAISON, LIAISON_B, MEMBER, order } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { caseTrials } from './actions.ts';
import { caseView } from './case.ts';
import type { Reader } from './types.ts';

const CHIEF_READS: Reader = { role: 'chief', partyId: null, nation: null };

const nextOf = (scene: Scene, reader: Reader = CHIEF_READS) => {
  const view = caseView(scene.state, INCIDENT, reader, contextOf(scene));
  if (view === null) throw new TypeError('expected a case');
  return view.next;
};

/** Kinds of the steps without which it does not go on. */
const kindsOf = (scene: Scene, reader?: Reader) =>
  nextOf(scene, reader)
    .filter(({ optional }) => !optional)
    .map(({ kind }) => kind);

describe('what a case waits for', () => {
  it('V11: one step after the other is named, from screening to the answer to a remedy', () => {
    expect(kindsOf(caseAt('proposed'))).toEqual(['open-incident']);
    expect(kindsOf(caseAt('open'))).toEqual(['draft-finding']);
    expect(kindsOf(caseAt('drafted'))).toEqual(['review-finding', 'serve-notice']);
    const scene = caseAt('reviewed');
    expect(kindsOf(scene)).toEqual(['serve-notice']);
    order(scene, notify());
    expect(kindsOf(scene)).toEqual(['file-reply', 'file-reply']);
    order(scene, reply(LIAISON));
    expect(nextOf(scene)).toMatchObject([{ kind: 'file-reply', partyId: 'B' }]);
    order(scene, reply(LIAISON_B));
    expect(kindsOf(scene)).toEqual(['issue-finding']);

    const issued = caseAt('issued');
    expect(kindsOf(issued)).toEqual(['constitute-body']);
    order(issued, constitute());
    expect(nextOf(issued)).toMatchObject([
      { kind: 'vote', findingId: expect.stringMatching(/^F-/) },
    ]);
    order(issued, voteBy(CHAIR));
    expect(nextOf(issued)[0]?.personIds).not.toContain(CHAIR.personId);
    order(issued, voteBy(MEMBER));
    expect(nextOf(issued)).toMatchObject([{ kind: 'take-decision', personIds: [CHAIR.personId] }]);
    order(issued, decision());
    expect(nextOf(issued)).toMatchObject([{ kind: 'request-remedy', optional: true }]);
    order(issued, requested(issued));
    expect(nextOf(issued)).toMatchObject([
      { kind: 'answer-remedy', partyId: 'B', personIds: [LIAISON_B.personId] },
    ]);
    order(issued, answered(LIAISON_B, 'accepted'));
    expect(kindsOf(issued)).toEqual(['answer-remedy']);
    order(issued, answered(LIAISON_B, 'proved'));
    expect(nextOf(issued)).toEqual([]);
  });

  it('V11: of whoever is named the command is taken, and somebody is', () => {
    for (const stage of ['proposed', 'open', 'drafted', 'reviewed'] as const) {
      const scene = caseAt(stage);
      const incident = scene.state.incidents.get(INCIDENT);
      if (incident === undefined) throw new TypeError('expected a case');
      for (const { kind, roles, personIds, barred } of nextOf(scene)) {
        expect(personIds.length > 0, `${stage}: ${kind}`).toBe(barred === null);
        for (const personId of personIds) {
          const grants = [...scene.state.grants].find(([each]) => each === personId)?.[1] ?? [];
          const taken = grants.some(({ judgement: { role } }) => {
            if (!roles.includes(role)) return false;
            const by = { personId: grants[0]?.judgement.personId ?? CHAIR.personId, role };
            const trial = caseTrials(scene.state, incident, by).find(
              ([each]) => each === kind,
            )?.[1];
            return typeof trial === 'object' && decide(scene.state, trial, scene.nowMs).accepted;
          });
          expect(taken, `${stage}: ${kind} by ${personId}`).toBe(true);
        }
      }
    }
  });

  it('V11: a party is told what is asked of parties, both alike, and nobody’s name', () => {
    const scene = caseAt('reviewed');
    order(scene, notify());
    const readers = (['A', 'B'] as const).map((partyId): Reader => ({
      role: 'liaison',
      partyId,
      nation: null,
    }));
    const [a, b] = readers.map((reader) => nextOf(scene, reader));
    expect(a).toEqual(b);
    expect(a).toMatchObject([
      { kind: 'file-reply', personIds: [] },
      { kind: 'file-reply', personIds: [] },
    ]);
    for (const stage of ['open', 'drafted'] as const)
      expect(nextOf(caseAt(stage), { role: 'liaison', partyId: 'A', nation: null })).toEqual([]);
  });
});
