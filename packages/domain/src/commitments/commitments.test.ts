import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onBeat } from '../access/told-times.ts';
import { contradictionsFromClaims } from '../claims/contradictions-from-claims.ts';
import { parseRegister } from '../claims/register.ts';
import { decide } from '../core/decide.ts';
import type { Command } from '../core/command.ts';
import { ENGINE } from '../core/engine.ts';
import type { NewEntry } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import type { Judgements, Verdict } from '../core/judgements.ts';
import { commitmentsView } from '../views/commitments.ts';
import { mayDo } from './may-do.ts';
import { needsAgainstOffers, offerSums } from './needs-and-offers.ts';
import { parseCommitments } from './parse-commitments.ts';
import { gapOf } from './quantity.ts';
import { folded } from './testing/folded.ts';
import { whoWaits } from './who-waits.ts';

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../agreements/paris-2026/${name}.json`, import.meta.url),
      'utf8',
    ),
  );
const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const { rows } = parseRegister(
  { claims: read('claims'), instruments: read('instruments'), commitments: read('commitments') },
  { documents: [], sha256Hex },
);
const grant = (
  personId: string,
  role: 'commission' | 'capital' | 'planner',
  nation: string,
): NewEntry => ({
  kind: 'role.granted',
  author: { kind: 'keeper', id: 'k', role: null, nation: null },
  judgement: { personId: id(personId), role, nation, partyId: null },
  content: null,
});
const loaded = [
  grant('chair', 'commission', 'N'),
  grant('stockholm', 'capital', 'SE'),
  grant('planner', 'planner', 'N'),
  ...rows.map(({ entry }) => entry),
];
const statements = [...loaded, ...contradictionsFromClaims(folded(loaded).state, ENGINE)];
const PARIS = folded(statements);
const AT = 9_000_000;
const READER = { role: 'capital', partyId: null, nation: 'SE' } as const;
const after = (...commands: readonly Command[]) =>
  commands.reduce((record, command) => {
    const decision = decide(record.state, command);
    if (!decision.accepted) throw new TypeError(decision.refusal.expected);
    return folded([...record.entries, ...decision.entries]);
  }, PARIS);
const act = (name: string, actor: string): Command => ({
  kind: 'record-act',
  by: { personId: id('chair'), role: 'commission' },
  judgement: { act: name, actor, fromMs: AT, toMs: AT, findingId: null },
  reason: 'Reported by the chair.',
});
const view = (record: typeof PARIS, since: typeof PARIS | null = null) =>
  commitmentsView(record.state, READER, record.context, {
    asOfMs: AT,
    since: since?.state ?? null,
  });

const CONDITION = {
  id: 'x',
  kind: 'ceasefire',
  title: 'X',
  trueBy: [{ act: 'x_begins' }],
  claims: ['c'],
};
const PLEDGE = {
  id: 'p',
  state: 'A',
  domain: 'land',
  statement: 'Troops',
  stance: 'offers',
  modality: 'will',
  stage: 'pledged',
  quantity: { least: 10, most: 20, unit: 'troops' },
  readings: [{ id: 'r', conditions: ['x'] }],
  claims: ['c'],
};
const parse = (pledges: readonly object[], conditions: readonly object[] = [CONDITION]) =>
  parseCommitments(
    { format: 'holdfast commitments v1', conditions, pledges },
    {
      claimIds: new Set(['c']),
      actors: new Map([
        ['A', 'A'],
        ['B', 'B'],
      ]),
    },
  );
const without = (name: keyof typeof PLEDGE) =>
  Object.fromEntries(Object.entries(PLEDGE).filter(([member]) => member !== name));

describe('the parser', () => {
  test('P1: a quantity pledged by nobody is refused', () => {
    expect(parse([without('state')]).problems).toEqual([
      {
        path: ['pledges', 0, 'state'],
        code: 'malformed',
        expected: 'who pledges it',
        found: 'nobody',
      },
    ]);
  });
  test('P1: a quantity without a unit, and a pledge without a claim, are refused', () => {
    expect(parse([{ ...PLEDGE, quantity: { least: 3 } }]).problems[0]?.expected).toBe(
      'a unit with the range',
    );
    expect(parse([without('claims')]).problems[0]?.expected).toBe('claims that say so');
    expect(parse([{ ...PLEDGE, claims: ['d'] }]).problems[0]).toMatchObject({
      code: 'not-found',
      found: 'd',
    });
  });
  test('P2: promises in a circle are refused, the others are taken', () => {
    const promise = (name: string, of: string) => ({ ...CONDITION, id: name, promise: of });
    const waits = (name: string, condition: string) => ({
      ...PLEDGE,
      id: name,
      readings: [{ id: 'r', conditions: [condition] }],
    });
    const { pledges, problems } = parse(
      [
        waits('a', 'on-b'),
        waits('b', 'on-c'),
        waits('c', 'on-a'),
        waits('d', 'on-a'),
        waits('e', 'x'),
      ],
      [CONDITION, promise('on-a', 'a'), promise('on-b', 'b'), promise('on-c', 'c')],
    );
    expect(pledges.map(({ judgement }) => judgement.pledgeId)).toEqual(['d', 'e']);
    expect(problems.map(({ found }) => found)).toEqual([
      'a → b → c → a',
      'a → b → c → a',
      'a → b → c → a',
    ]);
  });
});

describe('what people record', () => {
  const pledged = (
    more: Partial<Judgements['pledge.recorded']>,
    by: 'stockholm' | 'planner' = 'stockholm',
  ): Command => {
    const before = PARIS.state.pledges.get(id('SE-air'));
    if (before === undefined) throw new TypeError('no pledge');
    return {
      kind: 'record-pledge',
      by: { personId: id(by), role: by === 'planner' ? 'planner' : 'capital' },
      judgement: { ...before.judgement, ...more },
      statement: 'As decided.',
    };
  };
  test('P8: the Riksdag approves, and exactly what hangs on it changes', () => {
    const now = after(act('riksdag_approves', 'RIKSDAG'));
    const { changes } = view(now, PARIS);
    expect(changes.map(({ kind, id: name }) => `${kind} ${name}`)).toEqual([
      'condition riksdag',
      'pledge SE-air',
      'pledge SE-mines',
      'pledge SE-training',
    ]);
    expect(changes[0]).toMatchObject({
      before: 'unknown',
      after: 'true',
      entryIndices: [statements.length],
    });
    const shown = view(now, PARIS);
    const changed = shown.states
      .flatMap(({ pledges }) => pledges)
      .filter((pledge) => pledge.changed);
    expect(changed.map(({ pledgeId }) => pledgeId)).toEqual(['SE-air', 'SE-mines', 'SE-training']);
    expect(view(PARIS).conditions.find(({ conditionId }) => conditionId === 'riksdag')?.value).toBe(
      'unknown',
    );
  });
  test('P16: a change says through which condition it came, and on whose word', () => {
    const { changes } = view(after(act('riksdag_approves', 'RIKSDAG')), PARIS);
    const because = [
      {
        entryIndex: statements.length,
        recordedAtMs: onBeat(1_000_000 + statements.length * 1000),
        words: 'Swedish parliament: riksdag approves.',
        reason: 'Reported by the chair.',
      },
    ];
    expect(changes.slice(0, 2)).toMatchObject([
      { id: 'riksdag', beforeValue: 'unknown', afterValue: 'true', through: [], because },
      {
        id: 'SE-air',
        title: 'Sweden: Gripen aircraft for air surveillance',
        through: ['The Swedish parliament approves'],
        because,
      },
    ]);
    const now = after(act('riksdag_approves', 'RIKSDAG'));
    const seen = commitmentsView(
      now.state,
      { role: 'public', partyId: null, nation: null },
      now.context,
      { asOfMs: AT, since: PARIS.state },
    );
    expect(seen.changes[0]?.because).toEqual([{ ...because[0], reason: null }]);
  });
  test('P16: another quantity or stage is a change of that pledge alone', () => {
    const now = after(
      pledged({ stage: 'approved', quantity: { least: 4, most: 6, unit: 'aircraft' } }),
    );
    expect(view(now, PARIS).changes).toMatchObject([
      {
        id: 'SE-air',
        before:
          'Pledged, an unknown number of aircraft. Unknown; nearest missing: A formal ceasefire (unknown), and 3 more.',
        after:
          'Approved, 4 to 6 aircraft. Unknown; nearest missing: A formal ceasefire (unknown), and 3 more.',
        through: [],
      },
    ]);
  });
  test('P8: asked of an earlier day, the same record says what stood then', () => {
    const now = after(act('riksdag_approves', 'RIKSDAG'));
    const earlier = commitmentsView(now.state, READER, now.context, {
      asOfMs: AT - 1,
      since: null,
    });
    expect(earlier.conditions).toEqual(view(PARIS).conditions);
  });
  test('P9: a pledge that moves on keeps its history and leaves its earlier stage', () => {
    const now = after(
      pledged({ stage: 'approved', quantity: { least: 4, most: 6, unit: 'aircraft' } }),
    );
    expect(
      now.state.pledges.get(id('SE-air'))?.earlier.map(({ judgement }) => judgement.stage),
    ).toEqual(['pledged']);
    expect(offerSums(now.state).filter(({ unit }) => unit === 'aircraft')).toMatchObject([
      { domain: 'air', stage: 'approved', quantity: { least: 4, most: 6 }, contributions: 1 },
    ]);
  });
  test('P12: a capital speaks for its own state alone', () => {
    expect(decide(PARIS.state, pledged({ stateId: id('DE') }))).toMatchObject({
      accepted: false,
      refusal: { code: 'not-permitted' },
    });
    expect(decide(PARIS.state, pledged({ stateId: id('DE') }, 'planner')).accepted).toBe(true);
  });
  test('P2: a person’s promise in a circle is refused', () => {
    const refused = decide(
      PARIS.state,
      pledged(
        {
          pledgeId: id('US-backstop'),
          readings: [{ readingId: 'r', conditionIds: [id('us_backstop')] }],
        },
        'planner',
      ),
    );
    expect(refused).toMatchObject({
      accepted: false,
      refusal: { found: 'US-backstop → US-backstop' },
    });
  });
  test('P3: votes are whole and not negative', () => {
    const command: Command = {
      kind: 'record-national-decision',
      by: { personId: id('stockholm'), role: 'capital' },
      judgement: {
        stateId: id('SE'),
        body: id('RIKSDAG'),
        outcome: 'approved',
        votesFor: -1,
        votesAgainst: 0,
        abstained: 0,
        decidedMs: AT,
      },
      reason: 'Voted.',
    };
    expect(decide(PARIS.state, command)).toMatchObject({
      accepted: false,
      refusal: { code: 'not-a-number' },
    });
    const counted = after({ ...command, judgement: { ...command.judgement, votesFor: 300 } });
    expect(view(counted).states.find(({ stateId }) => stateId === 'SE')?.decisions).toMatchObject([
      { body: 'Swedish parliament', votesFor: 300 },
    ]);
  });
});

describe('needs and offers', () => {
  const small = fc.integer({ min: 0, max: 4 });
  const range = fc
    .tuple(small, small)
    .map(([a, b]) => ({ least: Math.min(a, b), most: Math.max(a, b), unit: 'u' }));
  test('P10: the gap holds exactly what trying every need and every offer leaves missing', () => {
    fc.assert(
      fc.property(range, range, (need, offer) => {
        const gaps: number[] = [];
        for (let n = need.least; n <= need.most; n += 1)
          for (let o = offer.least; o <= offer.most; o += 1) gaps.push(Math.max(0, n - o));
        expect(gapOf(need, offer)).toEqual({
          least: Math.min(...gaps),
          most: Math.max(...gaps),
          unit: 'u',
        });
      }),
      { seed: 11, numRuns: 300 },
    );
  });
  test('P10: unknown offers fill nothing for certain and may fill all; rival figures stay apart', () => {
    const land = needsAgainstOffers(PARIS.state).filter(({ domain }) => domain === 'land');
    expect(
      land.map(({ need, gap, unknown }) => [need.least, need.most, gap.least, gap.most, unknown]),
    ).toEqual([
      [15_000, 20_000, 0, 20_000, 2],
      [30_000, 30_000, 0, 30_000, 2],
    ]);
  });
  test('P10: a need at sea that nobody has put a figure to has no bound', () => {
    const sea = needsAgainstOffers(PARIS.state).find(({ domain }) => domain === 'sea');
    expect(sea?.gap).toEqual({ least: 0, most: null, unit: 'ships' });
  });
  test('P9: hubs of two states are one contribution, and hopes are none', () => {
    const storage = offerSums(PARIS.state).filter(({ domain }) => domain === 'storage');
    expect(storage).toMatchObject([
      { contributions: 1, pledgeIds: ['FR-hubs', 'GB-hubs'], stateIds: ['FR', 'GB'] },
    ]);
    expect(
      offerSums(PARIS.state).some(({ pledgeIds }) => pledgeIds.includes(id('US-logistics'))),
    ).toBe(false);
  });
});

describe('what if', () => {
  const supposing = (...values: readonly (readonly [string, Verdict])[]) =>
    commitmentsView(PARIS.state, READER, PARIS.context, {
      asOfMs: AT,
      since: null,
      assumed: new Map(values.map(([name, value]) => [id<'condition'>(name), value])),
    });
  test.each(['true', 'false', 'disputed'] as const)(
    'P14: the Riksdag assumed %s reads as if it had acted, and leads to no entry',
    (value) => {
      const acted = {
        true: [act('riksdag_approves', 'RIKSDAG')],
        false: [act('riksdag_rejects', 'RIKSDAG')],
        disputed: [act('riksdag_approves', 'RIKSDAG'), act('riksdag_rejects', 'RIKSDAG')],
      }[value];
      const [assumed, recorded] = [supposing(['riksdag', value]), view(after(...acted), PARIS)];
      const standing = ({ states, needs, waits }: typeof assumed) => [
        states.map(({ pledges }) => pledges.map(({ sentence, readings }) => [sentence, readings])),
        needs,
        waits,
      ];
      expect(standing(assumed)).toEqual(standing(recorded));
      expect(assumed.changes.map(({ id: name }) => name)).toEqual(
        recorded.changes.map(({ id: name }) => name),
      );
      expect(assumed.changes.map(({ because }) => because)).toEqual([[], [], [], []]);
    },
  );
  test('P14: a disputed backstop assumed unknown is unknown, and Belgium with it', () => {
    const { changes } = supposing(['us_backstop', 'unknown']);
    expect(
      changes.map(({ id: name, beforeValue, afterValue }) => [name, beforeValue, afterValue]),
    ).toEqual([
      ['us_backstop', 'disputed', 'unknown'],
      ...['BE-air', 'BE-sea', 'BE-training'].map((name) => [name, 'disputed', 'unknown']),
    ]);
  });
  test('P15: French and British troops count today once every statement of them may be called on', () => {
    const land = (...values: readonly (readonly [string, Verdict])[]) =>
      supposing(...values).needs.find(({ domain }) => domain === 'land');
    expect(land()?.standings).toMatchObject([{ value: 'unknown', contributions: 2, unknown: 2 }]);
    expect(land()?.gapToday).toEqual([15_000, 20_000]);
    expect(land(['conflict_over', 'true'])?.standings).toMatchObject([
      { value: 'true', contributions: 1 },
      { value: 'unknown', contributions: 1 },
    ]);
    expect(land(['conflict_over', 'true'], ['ceasefire', 'true'])?.gapToday).toEqual([0, 20_000]);
  });
});

describe('what it would take', () => {
  const opens = (record: typeof PARIS, conditionId: string) =>
    view(record).conditions.find((shown) => shown.conditionId === conditionId)?.opens;
  test('P17: a condition opens what is blocked by it alone', () => {
    expect(opens(PARIS, 'ceasefire')).toEqual(['FR-soldiers', 'FR-hubs', 'GB-hubs']);
    expect(opens(PARIS, 'riksdag')).toEqual([]);
    const almost = after(
      act('formal_ceasefire_begins', 'x'),
      act('peace_agreement_begins', 'x'),
      act('roe_clear_begins', 'x'),
    );
    expect(opens(almost, 'riksdag')).toEqual(['SE-air', 'SE-mines', 'SE-training']);
    expect(opens(after(act('ceasefire_begins', 'x')), 'ceasefire')).toEqual([]);
  });
});

describe('who waits for whom', () => {
  test('P6: every missing condition names who could supply it, or that nobody is named', () => {
    const edges = whoWaits(PARIS.state, AT).filter(
      ({ pledgeId }) => pledgeId === 'BE-sea' || pledgeId === 'SE-air',
    );
    expect(
      edges.map(
        ({ pledgeId, readingId, conditionId, supplierId }) =>
          `${pledgeId} ${readingId}: ${conditionId} from ${supplierId}`,
      ),
    ).toEqual([
      'SE-air as-said: formal_ceasefire from null',
      'SE-air as-said: peace_agreement from null',
      'SE-air as-said: roe_clear from null',
      'SE-air as-said: riksdag from RIKSDAG',
      'BE-sea backstop_is_condition: us_backstop from US',
      'BE-sea backstop_is_condition: hostilities_end from null',
      'BE-sea backstop_is_condition: us_led_monitoring from null',
      'BE-sea backstop_is_support: hostilities_end from null',
    ]);
  });
});

describe('the mandate', () => {
  const ask = (stateId: string, task: string, placeId: string | null, record = PARIS) =>
    mayDo(record.state, { stateId: id(stateId), task, placeId }, AT);
  const ready = after(
    act('formal_ceasefire_begins', 'x'),
    act('peace_agreement_begins', 'x'),
    act('roe_clear_begins', 'x'),
    act('approve', 'RIKSDAG'),
  );
  test.each([
    ['SE', 'active_combat', null, 'no', 'forbidden-by-mandate'],
    ['SE', 'return_fire', null, 'unknown', 'left-open-by-mandate'],
    ['SE', 'harvest', null, 'unknown', 'not-in-mandate'],
    ['GR', 'join_force', 'ukraine', 'no', 'refused-by-contributor'],
    ['GR', 'maritime_surveillance', null, 'no', 'not-offered'],
    ['DE', 'nato_territory_forces', 'ukraine.west', 'no', 'elsewhere'],
    ['DE', 'nato_territory_forces', 'outside-ukraine.nato-territory', 'unknown', 'conditions'],
    ['SE', 'air_surveillance', 'ukraine', 'unknown', 'conditions'],
    ['TR', 'secure_lanes', 'black-sea', 'yes', 'allowed'],
  ] as const)('P11: %s, %s, %s: %s', (stateId, task, placeId, answer, why) => {
    expect(ask(stateId, task, placeId)).toMatchObject({ answer, why });
  });
  test('P11: what every condition allows is yes, with the clause and the words that allow it', () => {
    expect(ask('SE', 'air_surveillance', 'ukraine', ready)).toMatchObject({
      answer: 'yes',
      clauseId: 'reassurance-not-combat',
      caveatId: 'SE-air',
    });
    expect(ask('SE', 'active_combat', 'ukraine', ready)).toMatchObject({
      answer: 'no',
      clauseId: 'reassurance-not-combat',
      caveatId: null,
    });
  });
});

describe('the view', () => {
  test('P13: every figure and word leads to a claim on record', () => {
    const shown = view(PARIS);
    const linked = [
      ...shown.states.flatMap(({ pledges }) => pledges),
      ...shown.conditions,
      ...shown.needs,
      ...shown.mandate,
    ];
    for (const { claims } of linked) {
      expect(claims.length).toBeGreaterThan(0);
      for (const { claimId, entryIndex } of claims) {
        const entry = PARIS.context.entryOf(entryIndex);
        expect(entry?.kind === 'claim.recorded' ? entry.judgement.claimId : null).toBe(claimId);
      }
    }
  });
  test('P13: it says when it was reported, and reads as the words do', () => {
    const shown = view(
      after(
        act('formal_ceasefire_begins', 'x'),
        act('peace_agreement_begins', 'x'),
        act('reject', 'RIKSDAG'),
      ),
    );
    expect(shown.reported).toEqual({ fromDay: 20_459, toDay: 20_460 });
    const sentences = new Map(
      shown.states
        .flatMap(({ pledges }) => pledges)
        .map(({ pledgeId, sentence }) => [pledgeId, sentence]),
    );
    expect(sentences.get('SE-air')).toBe(
      'Not ready; nearest missing: The Swedish parliament approves (false), and 1 more.',
    );
    expect(sentences.get('GR-force')).toBe('Refused.');
    expect(sentences.get('TR-lanes')).toBe('It named no condition.');
    expect(sentences.get('BE-sea')).toBe(
      'Read as backstop is condition: disputed; nearest missing: A firm American backstop (disputed), and 2 more. Read as backstop is support: blocked only by: Hostilities have ended, as Belgium puts it (unknown).',
    );
  });
});
