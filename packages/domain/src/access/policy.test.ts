import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Command, CommandKind } from '../core/command.ts';
import { id } from '../core/ids.ts';
import { oneOfEachCommand } from '../testing/asked.ts';
import { caseAt, draft, INCIDENT, review, STAGES } from '../testing/case.ts';
import {
  contextOf,
  CUSTODIAN,
  enrolment,
  grant,
  INVESTIGATOR,
  MONITOR,
  order,
  put,
  REVIEWER,
  staffedScene,
  WATCH,
  outcomeOf,
} from '../testing/scene.ts';
import { impede } from '../testing/workflow.ts';
import { caseView } from '../views/case.ts';
import { commissionView } from '../views/commission.ts';
import { liaisonView } from '../views/liaison.ts';
import { watchView } from '../views/watch.ts';
import { may, MAY } from './policy.ts';
import { isRole, ROLES } from './role.ts';
import type { Role } from './role.ts';
import { sightOf } from './sight.ts';

/** The table of commands as the SPEC has it. */
function specTable(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(new URL('./SPEC.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `([a-z-]+)` +\| ([a-z, ]+?) *\|$/gm)];
  return new Map(rows.map(([, kind = '', roles = '']) => [kind, roles.split(', ')]));
}

const commissionSeen: typeof liaisonView extends (...asked: infer A) => unknown
  ? (...asked: A) => unknown
  : never = (state, reader, context) => commissionView(state, reader, context, { findingId: null });

const KINDS = oneOfEachCommand().map(({ kind }) => kind);

describe('the policy', () => {
  it('X1: the table is this, and a change of it is a change of who may do what', () => {
    expect(new Map(Object.entries(MAY))).toEqual(specTable());
    expect(specTable().size).toBeGreaterThan(30);
  });

  it('X1: every command, every role, granted, not granted, and revoked', () => {
    const scene = staffedScene();
    const author = {
      kind: 'person',
      id: 'p-carla',
      role: 'custodian',
      nation: 'Northland',
    } as const;
    for (const role of ROLES)
      for (const name of ['granted', 'revoked'])
        put(scene, {
          kind: 'role.granted',
          author,
          judgement: { personId: id(`p-${name}-${role}`), role, nation: 'Farland', partyId: null },
          content: null,
        });
    for (const role of ROLES)
      put(scene, {
        kind: 'role.revoked',
        author,
        judgement: { personId: id(`p-revoked-${role}`), role },
        content: null,
      });
    const table = specTable();
    let asked = 0;
    for (const kind of KINDS) {
      for (const role of ROLES) {
        for (const name of ['granted', 'revoked', 'stranger']) {
          const actor = { personId: id<'person'>(`p-${name}-${role}`), role };
          const allowed = name === 'granted' && (table.get(kind) ?? []).includes(role);
          expect([kind, role, name, may(scene.state, actor, kind) === null]).toEqual([
            kind,
            role,
            name,
            allowed,
          ]);
          asked += 1;
        }
      }
    }
    expect(asked).toBe(KINDS.length * ROLES.length * 3);
  });

  it('X1: decide asks the policy first, whatever the command says', () => {
    const scene = staffedScene();
    for (const command of oneOfEachCommand()) {
      const strangers = ROLES.filter((role) => !MAY[command.kind].includes(role));
      for (const role of strangers) {
        put(scene, {
          kind: 'role.granted',
          author: { kind: 'person', id: 'p-carla', role: 'custodian', nation: 'Northland' },
          judgement: { personId: id(`p-${role}`), role, nation: 'Farland', partyId: null },
          content: null,
        });
        const by = { personId: id<'person'>(`p-${role}`), role };
        expect([command.kind, role, outcomeOf(scene, { ...command, by })]).toEqual([
          command.kind,
          role,
          'not-permitted',
        ]);
      }
    }
  });

  it('X2: each role reads as the table of views says', () => {
    const text = readFileSync(new URL('./SPEC.md', import.meta.url), 'utf8');
    const row = /^\| roles +\|(.*)\|$/m.exec(text)?.[1] ?? '';
    const columns = row.split('|').map((cell) => cell.trim().split(', ').filter(isRole));
    const sights = ['mission', 'party', 'capital', 'public'] as const;
    const listed = new Map(
      columns.flatMap((roles, at) => roles.map((role) => [role, sights[at]] as const)),
    );
    const scene = caseAt('issued');
    for (const role of ROLES) {
      const reader = { role, partyId: role === 'liaison' ? 'A' : null, nation: null };
      const sight = sightOf(reader);
      expect([role, sight]).toEqual([role, listed.get(role)]);
      const open = [watchView, liaisonView, commissionSeen].map(
        (view) => view(scene.state, reader, contextOf(scene)) !== null,
      );
      expect([role, ...open]).toEqual([
        role,
        sight === 'mission',
        sight === 'mission' || sight === 'party',
        sight === 'mission' || sight === 'party',
      ]);
    }
  });
});

describe('revocation', () => {
  const revoke = (personId = MONITOR.personId, role: Role = 'monitor'): Command => ({
    kind: 'revoke-role',
    by: CUSTODIAN,
    personId,
    role,
    reason: 'Went home.',
  });

  it('X3: from then on no role, until it is granted again', () => {
    const scene = staffedScene();
    expect(outcomeOf(scene, impede)).toEqual(['impediment.reported']);
    order(scene, revoke());
    expect(outcomeOf(scene, impede)).toBe('not-permitted');
    expect(outcomeOf(scene, revoke())).toBe('not-found');
    order(scene, grant(MONITOR, 'Farland'));
    expect(outcomeOf(scene, impede)).toEqual(['impediment.reported']);
  });

  it('X3: what was done stands, and the nation still bars', () => {
    const scene = caseAt('drafted');
    order(scene, revoke(INVESTIGATOR.personId, 'investigator'));
    order(scene, grant({ personId: REVIEWER.personId, role: 'monitor' }, 'Eastland'));
    expect(outcomeOf(scene, review())).toBe('conflict-of-interest');
    order(scene, revoke(REVIEWER.personId, 'monitor'));
    expect(outcomeOf(scene, review())).toBe('conflict-of-interest');
    expect(outcomeOf(scene, draft(scene))).toBe('not-permitted');
    expect(scene.state.findings.size).toBe(1);
  });

  it('X3: the last custodian stays', () => {
    const scene = staffedScene();
    expect(outcomeOf(scene, revoke(CUSTODIAN.personId, 'custodian'))).toBe('not-permitted');
    order(scene, grant({ personId: id('p-second'), role: 'custodian' }, 'Farland'));
    expect(outcomeOf(scene, revoke(CUSTODIAN.personId, 'custodian'))).toEqual(['role.revoked']);
  });

  it('X4: a source whose key was revoked is enrolled again with another key alone, and goes on counting', () => {
    const scene = staffedScene();
    const revokeKey: Command = {
      kind: 'revoke-key',
      by: CUSTODIAN,
      sourceId: id('patrol-1'),
      reason: 'Lost.',
    };
    const again = enrolment('patrol-1', 'patrol', null);
    if (again.kind !== 'enrol-source') throw new TypeError('expected an enrolment');
    const rekeyed = { ...again, judgement: { ...again.judgement, keyHash: 'cd'.repeat(32) } };
    expect(outcomeOf(scene, rekeyed)).toBe('wrong-state');
    order(scene, revokeKey);
    expect(scene.state.sources.get(id('patrol-1'))?.revoked).not.toBeNull();
    expect(outcomeOf(scene, revokeKey)).toBe('wrong-state');
    expect(outcomeOf(scene, again)).toBe('not-permitted');
    order(scene, rekeyed);
    expect(scene.state.sources.get(id('patrol-1'))).toMatchObject({
      revoked: null,
      judgement: { keyHash: 'cd'.repeat(32) },
    });
  });
});

describe('actions', () => {
  const actionsAt = (stage: (typeof STAGES)[number], who: { personId?: string; role: Role }) => {
    const scene = caseAt(stage);
    const reader = { partyId: null, nation: null, ...who };
    return caseView(scene.state, INCIDENT, reader, contextOf(scene))?.actions ?? [];
  };

  const allowed = (
    stage: (typeof STAGES)[number],
    who: { personId?: string; role: Role },
  ): readonly CommandKind[] =>
    actionsAt(stage, who)
      .filter((action) => action.allowed)
      .map(({ kind }) => kind);

  it('X5: what is lit at each stage, for those who carry a case', () => {
    expect(allowed('proposed', WATCH)).toEqual(
      expect.arrayContaining(['open-incident', 'dismiss-incident', 'assign-task']),
    );
    expect(allowed('proposed', INVESTIGATOR)).not.toContain('draft-finding');
    expect(allowed('open', INVESTIGATOR)).toEqual(
      expect.arrayContaining(['draft-finding', 'close-incident']),
    );
    expect(allowed('drafted', REVIEWER)).toEqual(['review-finding', 'recuse-member']);
    expect(allowed('drafted', INVESTIGATOR)).toContain('serve-notice');
    expect(allowed('reviewed', { personId: 'p-hana', role: 'chief' })).not.toContain(
      'issue-finding',
    );
    expect(allowed('heard', { personId: 'p-hana', role: 'chief' })).toContain('issue-finding');
    expect(allowed('issued', { personId: 'p-hana', role: 'chief' })).toEqual(
      expect.arrayContaining([
        'reopen-incident',
        'correct-finding',
        'withdraw-finding',
        'serve-notice',
      ]),
    );
    expect(allowed('heard', { personId: 'p-lars', role: 'liaison' })).toEqual([
      'receipt-notice',
      'file-reply',
    ]);
  });

  it('X5: what is not says why, in one sentence, to everyone', () => {
    for (const stage of STAGES)
      for (const role of ROLES)
        for (const action of actionsAt(stage, { role })) {
          expect([action.kind, action.allowed]).toEqual([action.kind, false]);
          expect(action.because).toMatch(/^[A-Z].*\.$/);
        }
    const because = (
      stage: (typeof STAGES)[number],
      who: { personId: string; role: Role },
      kind: CommandKind,
    ) => actionsAt(stage, who).find((action) => action.kind === kind)?.because;
    expect(because('drafted', INVESTIGATOR, 'review-finding')).toBe('This is done by a reviewer.');
    expect(because('drafted', { personId: 'p-rita', role: 'reviewer' }, 'review-finding')).toBe(
      'It takes a second person, not of Eastland; you are p-rita of Eastland.',
    );
    expect(because('open', REVIEWER, 'review-finding')).toBe('There is no finding on this case.');
  });

  it('X5: outside the mission no reason tells of a draft', () => {
    for (const stage of ['drafted', 'reviewed', 'returned'] as const)
      for (const who of [{ personId: 'p-lars', role: 'liaison' }, { role: 'public' }] as const)
        expect(actionsAt(stage, who)).toEqual(actionsAt('open', who));
  });
});
