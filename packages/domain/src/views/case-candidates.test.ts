import { describe, expect, it } from 'vitest';
import { id } from '../core/ids.ts';
import { caseAt, INCIDENT } from '../testing/case.ts';
import {
  CHIEF,
  contextOf,
  INVESTIGATOR,
  LIAISON,
  order,
  outcomeOf,
  put,
  REVIEWER,
  WATCH,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { attach, merge, OTHER, otherIncident } from '../testing/workflow.ts';
import type { Actor } from '../access/actor.ts';
import { caseView } from './case.ts';

const NEVER = { merge: [], attach: [], recuse: [] };

function seen(scene: Scene, { personId, role }: Actor, incidentId = INCIDENT) {
  const reader = { role, personId, nation: null, partyId: role === 'liaison' ? 'A' : null };
  const view = caseView(scene.state, incidentId, reader, contextOf(scene));
  if (view === null) throw new TypeError('expected a case');
  return view;
}

function withOther(scene: Scene): Scene {
  for (const entry of otherIncident()) put(scene, entry);
  return scene;
}

const allowed = (scene: Scene, by: Actor) =>
  seen(scene, by)
    .actions.filter((action) => action.allowed)
    .map(({ kind }) => kind);

describe('what a case could take in', () => {
  it('V14: cases without a finding can be merged, and what is offered is taken', () => {
    const scene = withOther(caseAt('open'));
    expect(seen(scene, WATCH).candidates.merge).toMatchObject([{ incidentId: OTHER, severity: 3 }]);
    expect(allowed(scene, WATCH)).toContain('merge-incidents');
    order(scene, merge);
    expect(seen(scene, WATCH).candidates.merge).toEqual([]);
    expect(allowed(scene, WATCH)).not.toContain('merge-incidents');
    expect(seen(scene, WATCH, OTHER).candidates).toEqual(NEVER);
  });

  it('V14: evidence of a case without a finding can be put to another, and of one with a finding not', () => {
    const scene = withOther(caseAt('issued'));
    const { candidates } = seen(scene, INVESTIGATOR);
    expect(candidates.merge).toEqual([]);
    expect(candidates.attach.map(({ id: each, holderId }) => [each, holderId])).toEqual([
      ['EV-0002', OTHER],
      ['EV-0003', OTHER],
    ]);
    expect(seen(scene, INVESTIGATOR, OTHER).candidates.attach).toEqual([]);
    order(scene, attach);
    expect(seen(scene, INVESTIGATOR).phase).toBe('reopened');
    const taken = { ...attach, incidentId: OTHER, eventIds: [id<'event'>('EV-0001')] };
    expect(outcomeOf(scene, taken)).toBe('wrong-state');
  });

  it('V14: one declares an interest of one’s own, the chief says it of anyone, a party is offered nothing', () => {
    const scene = caseAt('drafted');
    const own = (by: Actor) => seen(scene, by).candidates.recuse.map(({ personId }) => personId);
    expect(own(REVIEWER)).toEqual([REVIEWER.personId]);
    expect(own(WATCH)).toEqual([]);
    expect(own(CHIEF)).toContain(REVIEWER.personId);
    expect(seen(scene, LIAISON).candidates).toEqual(NEVER);
    order(scene, {
      kind: 'recuse-member',
      by: CHIEF,
      personId: REVIEWER.personId,
      incidentId: INCIDENT,
      reason: 'A cousin serves there.',
    });
    expect(own(CHIEF)).not.toContain(REVIEWER.personId);
    expect(seen(scene, CHIEF).recused).toHaveLength(1);
  });

  it('V15: whoever drafts again reads why the review sent the draft back; parties read nothing of it', () => {
    const scene = caseAt('returned');
    const [link] = seen(scene, INVESTIGATOR).findingChain;
    expect(link).toMatchObject({
      standing: 'returned',
      issuedAtMs: null,
      changes: [{ kind: 'returned', reason: expect.stringMatching(/./) }],
    });
    expect(seen(scene, INVESTIGATOR).next[0]?.sentence).toMatch(/^The review sent the draft back/);
    expect(seen(scene, LIAISON).findingChain).toEqual([]);
  });
});
