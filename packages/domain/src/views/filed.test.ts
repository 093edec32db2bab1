import { expect, it } from 'vitest';
import { caseAt } from '../testing/case.ts';
import { CHIEF, contextOf, LIAISON, LIAISON_B, order } from '../testing/scene.ts';
import { allege } from '../testing/workflow.ts';
import { filedBy } from './filed.ts';

it('F11: whoever has put something on record sees it, latest first, at once; and nobody else’s', () => {
  const scene = caseAt('issued');
  order(scene, allege);
  const filed = (personId?: string) =>
    filedBy(
      scene.state,
      {
        role: 'liaison',
        partyId: 'A',
        nation: null,
        ...(personId === undefined ? {} : { personId }),
      },
      contextOf(scene),
    );
  for (const { personId } of [LIAISON, LIAISON_B, CHIEF]) {
    // Counted a second way.
    const own = scene.entries.filter(({ author }) => author.id === personId).reverse();
    expect(own.length).toBeGreaterThan(0);
    expect(filed(personId)?.map(({ entryIndex }) => entryIndex)).toEqual(
      own.map(({ index }) => index),
    );
  }
  const [latest] = filed(LIAISON.personId) ?? [];
  expect(latest?.entryIndex).toBe(scene.entries.length - 1);
  expect((latest?.recordedAtMs ?? 1) % 900_000).toBe(0);
  expect(filed('p-nobody')).toEqual([]);
  expect(filed()).toBeNull();
});
