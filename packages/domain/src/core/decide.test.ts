import { describe, expect, it } from 'vitest';
import {
  caseAt,
  dismiss,
  draft,
  FINDING,
  INCIDENT,
  issue,
  notify,
  observed,
  open,
  proposed,
  reply,
  review,
  stepsOf,
  weighed,
} from '../testing/case.ts';
import {
  adoption,
  CHIEF,
  COMPATRIOT,
  CUSTODIAN,
  DAWN_MS,
  DOUBLE_INVESTIGATOR,
  DOUBLE_REVIEWER,
  emptyScene,
  enrolment,
  grant,
  INVESTIGATOR,
  LIAISON,
  LIAISON_B,
  order,
  put,
  REVIEWER,
  staffedScene,
  WATCH,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { ROLES } from '../access/role.ts';
import { MAY } from '../access/policy.ts';
import type { RefusalCode } from '../observations/intake.ts';
import type { Actor, Command } from './command.ts';
import { decide } from './decide.ts';
import { id } from './ids.ts';

/** What became of a command: the kinds of its entries, or the refusal's code. The scene is left alone. */
function outcomeOf(scene: Scene, command: Command): readonly string[] | RefusalCode {
  const decision = decide(scene.state, command);
  return decision.accepted ? decision.entries.map(({ kind }) => kind) : decision.refusal.code;
}

const screen = (observationId = 'OB-0001', by = WATCH): Command => ({
  kind: 'screen-observation',
  by,
  observationId: id(observationId),
  outcome: 'set-aside',
  cause: 'duplicate',
  reason: 'Told twice.',
});

const act = (
  change: Partial<Extract<Command, { kind: 'record-act' }>['judgement']> = {},
): Command => ({
  kind: 'record-act',
  by: CHIEF,
  judgement: {
    act: 'enter_into_force',
    actor: 'COMMISSION',
    fromMs: DAWN_MS,
    toMs: DAWN_MS,
    findingId: null,
    ...change,
  },
  reason: 'So agreed.',
});

/** One command of each kind that a staffed case takes at some stage, and that stage. */
const TAKEN: readonly (readonly [
  Parameters<typeof caseAt>[0],
  (scene: Scene) => Command,
  string,
])[] = [
  ['proposed', () => act(), 'act.recorded'],
  ['proposed', () => grant({ personId: id('p-new'), role: 'watch' }, 'Farland'), 'role.granted'],
  ['proposed', () => enrolment('patrol-2', 'patrol', null), 'source.enrolled'],
  ['proposed', () => screen(), 'observation.screened'],
  ['proposed', () => open, 'incident.opened'],
  ['proposed', () => dismiss, 'incident.dismissed'],
  ['open', (scene) => draft(scene), 'finding.drafted'],
  ['drafted', () => review(), 'finding.reviewed'],
  ['heard', () => issue, 'finding.issued'],
];

describe('who may ask', () => {
  it('D1: no command of any kind is taken from a role that the table does not list, whatever it says', () => {
    const scene = caseAt('open');
    for (const [kind, listed] of Object.entries(MAY)) {
      for (const role of ROLES.filter((one) => !listed.includes(one))) {
        put(scene, grantEntry({ personId: id(`p-all-${role}`), role }));
        const command: Command = JSON.parse(
          JSON.stringify({ kind, by: { personId: `p-all-${role}`, role } }),
        );
        expect([kind, role, outcomeOf(scene, command)]).toEqual([kind, role, 'not-permitted']);
      }
    }
  });

  it('D1: every command is taken from each role of the table, and refused from every other role', () => {
    const cases = [
      ...TAKEN.map(([stage, make]) => [caseAt(stage), make] as const),
      [beforeAdoption(), () => adoption({})] as const,
    ];
    for (const [scene, make] of cases) {
      const wanted = make(scene);
      for (const role of ROLES) {
        const by: Actor = { personId: id(`p-all-${role}`), role };
        put(scene, grantEntry(by));
        const { kind } = wanted;
        const expected = MAY[kind].includes(role) ? 'array' : 'not-permitted';
        const outcome = outcomeOf(scene, { ...wanted, by });
        expect([kind, role, Array.isArray(outcome) ? 'array' : outcome]).toEqual([
          kind,
          role,
          expected,
        ]);
      }
    }
  });

  it('D1: a role that is claimed and not on record counts for nothing', () => {
    const stranger: Actor = { personId: id('p-nobody'), role: 'watch' };
    expect(outcomeOf(caseAt('proposed'), { ...open, by: stranger })).toBe('not-permitted');
    expect(outcomeOf(caseAt('proposed'), { ...open, by: { ...CHIEF, role: 'watch' } })).toBe(
      'not-permitted',
    );
  });

  it('D1: on an empty record a person may become custodian by their own word, and nothing else', () => {
    const self = grant(CUSTODIAN, 'Northland');
    expect(outcomeOf(emptyScene(), self)).toEqual(['role.granted']);
    expect(outcomeOf(emptyScene(), grant(CHIEF, 'Northland'))).toBe('not-permitted');
    expect(
      outcomeOf(emptyScene(), grant({ personId: id('p-other'), role: 'custodian' }, 'Farland')),
    ).toBe('not-permitted');
    const later = staffedScene();
    const usurper: Actor = { personId: id('p-eve'), role: 'custodian' };
    expect(outcomeOf(later, { ...grant(usurper, 'Farland'), by: usurper })).toBe('not-permitted');
  });
});

function grantEntry({ personId, role }: Actor) {
  return {
    kind: 'role.granted' as const,
    author: {
      kind: 'person' as const,
      id: 'p-carla',
      role: 'custodian' as const,
      nation: 'Northland',
    },
    judgement: { personId, role, nation: 'Elsewhere', partyId: null },
    content: null,
  };
}

function beforeAdoption(): Scene {
  const scene = emptyScene();
  order(scene, grant(CUSTODIAN, 'Northland'));
  return scene;
}

describe('what is asked', () => {
  it.each(TAKEN.map(([stage, make, kind]) => ({ stage, make, kind })))(
    'D2: $kind at the stage "$stage" is the one entry of its command, by its author',
    ({ stage, make, kind }) => {
      const scene = caseAt(stage);
      const command = make(scene);
      const decision = decide(scene.state, command);
      expect(
        decision.accepted &&
          decision.entries.map((entry) => [entry.kind, entry.author.id, entry.author.role]),
      ).toEqual([[kind, command.by.personId, command.by.role]]);
    },
  );

  it('D2: a refusal says what was expected and what was found, and has no entries', () => {
    expect(decide(caseAt('open').state, open)).toEqual({
      accepted: false,
      refusal: { code: 'wrong-state', line: 0, expected: 'proposed or dismissed', found: 'open' },
    });
  });

  it('D3: a hold-back below 600,000 ms, or no whole number, is refused', () => {
    for (const holdBackMs of [599_999, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 600_000.5])
      expect([holdBackMs, outcomeOf(beforeAdoption(), adoption({ holdBackMs }))]).toEqual([
        holdBackMs,
        'not-permitted',
      ]);
    expect(outcomeOf(beforeAdoption(), adoption({ holdBackMs: 600_000 }))).toEqual([
      'agreement.adopted',
    ]);
  });

  it('D3: a second agreement is refused', () => {
    expect(outcomeOf(staffedScene(), adoption({ holdBackMs: 900_000 }))).toBe('wrong-state');
  });

  it('D4: the same role twice, no nation, a liaison without a party and a party without liaison are refused', () => {
    const scene = staffedScene();
    expect(outcomeOf(scene, grant(INVESTIGATOR, 'Farland'))).toBe('wrong-state');
    expect(outcomeOf(scene, grant({ personId: id('p-new'), role: 'watch' }, ''))).toBe('malformed');
    const granted = grant({ personId: id('p-new'), role: 'liaison' }, 'Bland');
    if (granted.kind !== 'grant-role') throw new TypeError('expected a grant');
    const { judgement } = granted;
    expect(outcomeOf(scene, granted)).toEqual(['role.granted']);
    expect(outcomeOf(scene, { ...granted, judgement: { ...judgement, partyId: null } })).toBe(
      'malformed',
    );
    expect(outcomeOf(scene, { ...granted, judgement: { ...judgement, role: 'watch' } })).toBe(
      'malformed',
    );
  });

  it('D5: a source is not enrolled again under another key', () => {
    expect(outcomeOf(staffedScene(), enrolment('patrol-1', 'patrol', null))).toBe('wrong-state');
  });

  it('D6: acts run forwards in time and answer findings on record', () => {
    const scene = caseAt('drafted');
    expect(outcomeOf(scene, act({ toMs: DAWN_MS - 1 }))).toBe('impossible-time');
    expect(outcomeOf(scene, act({ fromMs: Number.NaN }))).toBe('impossible-time');
    expect(outcomeOf(scene, act({ findingId: id('F-0009') }))).toBe('not-found');
    expect(outcomeOf(scene, act({ findingId: FINDING }))).toEqual(['act.recorded']);
  });

  it('D7: an unknown observation is not found, and one that was screened is not screened again', () => {
    const scene = caseAt('proposed');
    expect(outcomeOf(scene, screen('OB-0009'))).toBe('not-found');
    order(scene, screen());
    expect(outcomeOf(scene, screen())).toBe('wrong-state');
  });

  it('D8: opening', () => {
    const stages = ['proposed', 'dismissed', 'open', 'drafted', 'issued'] as const;
    expect(stages.map((stage) => outcomeOf(caseAt(stage), open))).toEqual([
      ['incident.opened'],
      ['incident.opened'],
      'wrong-state',
      'wrong-state',
      'wrong-state',
    ]);
    expect(outcomeOf(staffedScene(), open)).toBe('not-found');
  });

  it('D8: setting aside', () => {
    const stages = ['proposed', 'open', 'returned', 'dismissed', 'drafted', 'issued'] as const;
    expect(stages.map((stage) => outcomeOf(caseAt(stage), dismiss))).toEqual([
      ['incident.dismissed'],
      ['incident.dismissed'],
      ['incident.dismissed'],
      'wrong-state',
      'wrong-state',
      'wrong-state',
    ]);
    expect(outcomeOf(staffedScene(), dismiss)).toBe('not-found');
  });

  it('D8: a case that was set aside and opened again can be drafted and set aside again', () => {
    const scene = caseAt('open');
    order(scene, dismiss);
    expect(outcomeOf(scene, draft(scene))).toBe('wrong-state');
    order(scene, open);
    expect(scene.state.incidents.get(INCIDENT)?.dismissed).toBeNull();
    expect(outcomeOf(scene, draft(scene))).toEqual(['finding.drafted']);
    expect(outcomeOf(scene, dismiss)).toEqual(['incident.dismissed']);
  });
});

describe('drafting', () => {
  it('D9: only an open incident without a finding', () => {
    const stages = [
      'proposed',
      'dismissed',
      'open',
      'drafted',
      'reviewed',
      'returned',
      'issued',
    ] as const;
    const outcomes = stages.map((stage) => {
      const scene = caseAt(stage);
      return outcomeOf(scene, draft(scene));
    });
    const taken = ['finding.drafted'];
    expect(outcomes).toEqual([
      'wrong-state',
      'wrong-state',
      taken,
      'wrong-state',
      'wrong-state',
      taken,
      'wrong-state',
    ]);
    expect(outcomeOf(staffedScene(), draft(staffedScene()))).toBe('not-found');
  });

  it('D9: a ledger that is not the latest is refused', () => {
    const scene = caseAt('open');
    const old = draft(scene);
    put(scene, weighed());
    expect(outcomeOf(scene, old)).toBe('wrong-state');
    expect(outcomeOf(scene, draft(scene))).toEqual(['finding.drafted']);
  });

  it('D9: a ledger from before the incident last changed is refused', () => {
    const scene = caseAt('open');
    put(scene, proposed({ allegationIds: [] }));
    expect(outcomeOf(scene, draft(scene))).toBe('wrong-state');
    put(scene, weighed());
    expect(outcomeOf(scene, draft(scene))).toEqual(['finding.drafted']);
  });

  it('D9: a ledger from before one of its observations was set aside is refused', () => {
    const scene = caseAt('open');
    order(scene, screen());
    expect(outcomeOf(scene, draft(scene))).toBe('wrong-state');
    put(scene, weighed());
    expect(outcomeOf(scene, draft(scene))).toEqual(['finding.drafted']);
  });

  it('D10: nobody but the leader, no unmet, unknown or missing standard; undetermined always, with none', () => {
    const scene = caseAt('open');
    const standardIds = ['reasonable_grounds', 'balance', 'certainty', null];
    const codes = [
      id<'party'>('B'),
      id<'party'>('A'),
      'accident',
      'natural',
      'third-party',
      'undetermined',
    ] as const;
    const table = codes.map((responsible) =>
      standardIds.map((standardId) => {
        const outcome = outcomeOf(scene, draft(scene, { responsible, standardId }));
        return Array.isArray(outcome) ? 'taken' : outcome;
      }),
    );
    const no = 'wrong-state';
    expect(table).toEqual([
      ['taken', no, no, no],
      [no, no, no, no],
      [no, no, no, no],
      [no, no, no, no],
      [no, no, no, no],
      [no, no, no, 'taken'],
    ]);
  });

  it('D10: where nobody leads, undetermined is the only finding', () => {
    const scene = caseAt('open');
    put(scene, weighed({ leading: 'undetermined', scoreCdb: [700, 700] }));
    expect(outcomeOf(scene, draft(scene))).toBe('wrong-state');
    expect(
      outcomeOf(
        scene,
        draft(scene, { responsible: 'undetermined', standardId: 'reasonable_grounds' }),
      ),
    ).toBe('wrong-state');
    expect(
      outcomeOf(scene, draft(scene, { responsible: 'undetermined', standardId: null })),
    ).toEqual(['finding.drafted']);
  });
});

describe('four eyes', () => {
  it('D11: never a compatriot', () => {
    expect(outcomeOf(caseAt('drafted'), review({ by: COMPATRIOT }))).toBe('conflict-of-interest');
    expect(outcomeOf(caseAt('drafted'), review({ by: REVIEWER }))).toEqual(['finding.reviewed']);
  });

  it('D11: never the drafter in another role', () => {
    const scene = caseAt('open');
    order(scene, draft(scene, { by: DOUBLE_INVESTIGATOR }));
    expect(outcomeOf(scene, review({ by: DOUBLE_REVIEWER }))).toBe('conflict-of-interest');
    expect(outcomeOf(scene, review({ by: COMPATRIOT }))).toEqual(['finding.reviewed']);
  });

  it('D11: never one who holds any role under a nation of the drafter', () => {
    const scene = caseAt('drafted');
    put(scene, {
      ...grantEntry({ ...REVIEWER, role: 'monitor' }),
      judgement: {
        personId: REVIEWER.personId,
        role: 'monitor',
        nation: 'Eastland',
        partyId: null,
      },
    });
    expect(outcomeOf(scene, review())).toBe('conflict-of-interest');
  });

  it('D11: an issued finding was drafted and reviewed by two people of two nations', () => {
    const { entries } = caseAt('issued');
    const [drafter, reviewer] = ['finding.drafted', 'finding.reviewed'].map(
      (kind) => entries.find((entry) => entry.kind === kind)?.author,
    );
    expect(drafter?.id).not.toBe(reviewer?.id);
    expect(drafter?.nation).not.toBe(reviewer?.nation);
  });

  it('D12: an unknown finding is not found; one that was reviewed, returned or issued is not reviewed again', () => {
    expect(outcomeOf(caseAt('open'), review())).toBe('not-found');
    for (const stage of ['reviewed', 'returned', 'issued'] as const)
      expect(outcomeOf(caseAt(stage), review())).toBe('wrong-state');
  });

  it('D12: a returned draft frees its incident: a second draft, review and issue lead to a second finding', () => {
    const scene = caseAt('returned');
    expect(scene.state.incidents.get(INCIDENT)?.findingId).toBeNull();
    order(scene, draft(scene, { responsible: 'undetermined', standardId: null }));
    order(scene, review({ findingId: id('F-0002') }));
    order(scene, notify({ subjectId: 'F-0002' }));
    for (const by of [LIAISON, LIAISON_B]) order(scene, reply(by));
    order(scene, { ...issue, findingId: id('F-0002') });
    expect(scene.state.incidents.get(INCIDENT)?.findingId).toBe('F-0002');
    expect(scene.state.findings.get(FINDING)?.issued).toBeNull();
    expect(stepsOf(scene)).toEqual([
      'incident.proposed',
      'ledger.weighed',
      'incident.opened',
      'finding.drafted',
      'finding.reviewed',
      'finding.drafted',
      'finding.reviewed',
      'notice.served',
      'reply.filed',
      'reply.filed',
      'finding.issued',
    ]);
  });

  it('D13: only what a review agreed to is issued, once', () => {
    const stages = ['drafted', 'returned', 'heard', 'issued'] as const;
    expect(stages.map((stage) => outcomeOf(caseAt(stage), issue))).toEqual([
      'wrong-state',
      'wrong-state',
      ['finding.issued'],
      'wrong-state',
    ]);
    expect(outcomeOf(caseAt('open'), issue)).toBe('not-found');
  });

  it('D13: a party cannot have a finding issued, drafted or reviewed', () => {
    for (const kind of [
      'issue-finding',
      'draft-finding',
      'review-finding',
      'dismiss-incident',
    ] as const)
      expect(MAY[kind]).not.toContain(LIAISON.role);
  });
});

describe('reports', () => {
  it('D7: an observation that no case holds is screened too', () => {
    const scene = staffedScene();
    put(scene, observed({ observationId: id('OB-0007') }));
    expect(outcomeOf(scene, screen('OB-0007', INVESTIGATOR))).toEqual(['observation.screened']);
  });
});
