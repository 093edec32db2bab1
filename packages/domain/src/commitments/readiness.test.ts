import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseRegister } from '../claims/register.ts';
import { contradictionsFromClaims } from '../claims/contradictions-from-claims.ts';
import { ENGINE } from '../core/engine.ts';
import type { Judgements, Verdict } from '../core/judgements.ts';
import { id } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { folded } from './testing/folded.ts';
import { conditionValue, readinessOf } from './readiness.ts';
import type { ReadinessWord } from './readiness.ts';

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../agreements/paris-2026/${name}.json`, import.meta.url),
      'utf8',
    ),
  );
const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const { rows, problems } = parseRegister(
  { claims: read('claims'), instruments: read('instruments'), commitments: read('commitments') },
  { documents: [], sha256Hex },
);
const loaded = rows.map(({ entry }) => entry);
const PARIS = folded([...loaded, ...contradictionsFromClaims(folded(loaded).state, ENGINE)]).state;
const VALUES = ['true', 'false', 'unknown', 'disputed'] as const;
const AT = 5_000_000;

/** The state in which each named condition has the value asked for: acts make it so, end it, do both at once, or are not there. */
function stateWith(values: Readonly<Record<string, Verdict>>): State {
  const acts = Object.entries(values).flatMap(([conditionId, value]) => {
    const condition = PARIS.conditions.get(id(conditionId))?.judgement;
    const yes = value === 'true' || value === 'disputed' ? condition?.trueBy.slice(0, 1) : [];
    const no = value === 'false' || value === 'disputed' ? condition?.falseBy.slice(0, 1) : [];
    return [...(yes ?? []), ...(no ?? [])].map(({ act, actor }) => act_(act, actor ?? 'anybody'));
  });
  return { ...PARIS, acts, contradictions: new Map() };
}

function act_(act: string, actor: string, fromMs = AT) {
  const judgement = { act, actor, fromMs, toMs: fromMs, findingId: null };
  return { index: 9999, recordedAtMs: fromMs, judgement };
}

/** Every assignment of the four values to some conditions. */
function assignments(names: readonly string[]): readonly Readonly<Record<string, Verdict>>[] {
  return names.reduce<readonly Readonly<Record<string, Verdict>>[]>(
    (all, name) => all.flatMap((one) => VALUES.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function pledge(pledgeId: string): Judgements['pledge.recorded'] {
  const found = PARIS.pledges.get(id(pledgeId));
  if (found === undefined) throw new TypeError(`no pledge ${pledgeId}`);
  return found.judgement;
}

/** Written apart from the code: the worst of some values, worst first. */
function worst(...values: readonly (Verdict | undefined)[]): Verdict {
  if (values.includes('false')) return 'false';
  if (values.includes('disputed')) return 'disputed';
  return values.includes('unknown') ? 'unknown' : 'true';
}

type Given = Readonly<Record<string, Verdict>>;
const SWEDEN = ['formal_ceasefire', 'peace_agreement', 'roe_clear', 'riksdag'];
const GERMANY = ['ceasefire', 'bundestag', 'conditions_clarified'];
const BELGIUM = ['hostilities_end', 'us_backstop', 'us_led_monitoring'];

const ALL_OF = (names: readonly string[]) => (given: Given) =>
  worst(...names.map((name) => given[name]));
const BELGIAN = (given: Given) => {
  const asCondition = worst(
    given['hostilities_end'],
    given['us_backstop'],
    given['us_led_monitoring'],
  );
  const asSupport = given['hostilities_end'] ?? 'unknown';
  return asCondition === asSupport ? asSupport : 'disputed';
};

/** Every offer of the nine states: the conditions it names, and what its words make of them. */
const OFFERS: readonly [string, readonly string[], (given: Given) => Verdict][] = [
  ['DE-forces', GERMANY, ALL_OF(GERMANY)],
  ['SE-air', SWEDEN, ALL_OF(SWEDEN)],
  ['SE-mines', SWEDEN, ALL_OF(SWEDEN)],
  ['SE-training', SWEDEN, ALL_OF(SWEDEN)],
  ['BE-air', BELGIUM, BELGIAN],
  ['BE-sea', BELGIUM, BELGIAN],
  ['BE-training', BELGIUM, BELGIAN],
  ['FR-soldiers', ['ceasefire'], ALL_OF(['ceasefire'])],
  ['FR-troops', ['conflict_over'], ALL_OF(['conflict_over'])],
  ['FR-hubs', ['ceasefire'], ALL_OF(['ceasefire'])],
  ['GB-troops', ['conflict_over'], ALL_OF(['conflict_over'])],
  ['GB-hubs', ['ceasefire'], ALL_OF(['ceasefire'])],
  ['ES-forces', ['peace_mission'], ALL_OF(['peace_mission'])],
  ['TR-lanes', [], () => 'true'],
  ['US-monitoring', [], () => 'true'],
];

const NOT_OFFERS: readonly [string, ReadinessWord][] = [
  ['GR-force', 'refused'],
  ['GR-sea', 'not-offered'],
  ['US-backstop', 'not-offered'],
  ['US-observers', 'not-offered'],
  ['US-logistics', 'not-offered'],
  ['US-intelligence', 'not-offered'],
];

describe('the nine states', () => {
  test('P5: the register is read whole, and every pledge of the nine is tested here', () => {
    expect(problems).toEqual([]);
    const nine = ['DE', 'SE', 'BE', 'GR', 'FR', 'GB', 'ES', 'TR', 'US'];
    const theirs = [...PARIS.pledges.values()]
      .filter(({ judgement }) => nine.includes(judgement.stateId))
      .map(({ judgement }) => judgement.pledgeId)
      .sort();
    expect(theirs).toEqual([...OFFERS, ...NOT_OFFERS].map(([pledgeId]) => pledgeId).sort());
  });
  test.each(OFFERS)(
    'P5: %s, under every combination of its conditions',
    (pledgeId, names, expected) => {
      const said = pledge(pledgeId);
      expect(
        [...new Set(said.readings.flatMap(({ conditionIds }) => conditionIds))].sort(),
      ).toEqual([...names].sort());
      for (const given of assignments(names)) {
        const state = stateWith(given);
        for (const name of names)
          expect(conditionValue(state, id(name), AT).value).toBe(given[name]);
        expect(readinessOf(state, said, AT).value).toBe(expected(given));
      }
    },
  );
  test.each(NOT_OFFERS)('P7: %s is never ready, whatever holds', (pledgeId, word) => {
    const everything = Object.fromEntries(
      [...PARIS.conditions.keys()].map((name) => [name, 'true' as const]),
    );
    for (const state of [PARIS, stateWith(everything)])
      expect(readinessOf(state, pledge(pledgeId), AT)).toMatchObject({ value: 'false', word });
  });
  test('P4: both Belgian readings stand side by side', () => {
    for (const given of assignments(BELGIUM)) {
      const { readings } = readinessOf(stateWith(given), pledge('BE-sea'), AT);
      expect(readings.map(({ readingId, value }) => [readingId, value])).toEqual([
        ['backstop_is_condition', worst(...BELGIUM.map((name) => given[name]))],
        ['backstop_is_support', given['hostilities_end']],
      ]);
    }
  });
});

describe('the acceptance stories', () => {
  test('P6: Sweden waits for parliament first, then for the rules of engagement alone', () => {
    const given: Given = {
      formal_ceasefire: 'true',
      peace_agreement: 'true',
      roe_clear: 'unknown',
      riksdag: 'false',
    };
    const before = readinessOf(stateWith(given), pledge('SE-air'), AT);
    expect(before.word).toBe('not-ready');
    expect(before.readings[0]?.missing.map(({ conditionId }) => conditionId)).toEqual([
      'riksdag',
      'roe_clear',
    ]);
    const after = readinessOf(stateWith({ ...given, riksdag: 'true' }), pledge('SE-air'), AT);
    expect(after.word).toBe('unknown');
    expect(after.readings[0]?.missing.map(({ conditionId }) => conditionId)).toEqual(['roe_clear']);
  });
  test('P3: the Belgian backstop is disputed while the reports conflict, and only under the reading that asks for it', () => {
    const state: State = {
      ...PARIS,
      acts: [act_('hostilities_end_begins', 'x'), act_('us_led_monitoring_begins', 'x')],
    };
    expect(conditionValue(state, id('us_backstop'), AT).value).toBe('disputed');
    expect(readinessOf(state, pledge('BE-sea'), AT).readings.map(({ value }) => value)).toEqual([
      'disputed',
      'true',
    ]);
    expect(readinessOf(state, pledge('BE-sea'), AT).word).toBe('depends-on-reading');
  });
});

describe('conditions', () => {
  test('P3: the latest act by the time it happened counts, in whatever order it was recorded', () => {
    const acts = [
      act_('reject', 'RIKSDAG', 300),
      act_('approve', 'RIKSDAG', 200),
      act_('approve', 'RIKSDAG', 400),
    ];
    const value = (atMs: number) => conditionValue({ ...PARIS, acts }, id('riksdag'), atMs);
    expect([100, 200, 300, 399, 400].map((atMs) => value(atMs).value)).toEqual([
      'unknown',
      'true',
      'false',
      'false',
      'true',
    ]);
    expect(value(350).sinceMs).toBe(300);
  });
  test('P3: another body’s act decides nothing', () => {
    const acts = [act_('approve', 'BUNDESTAG'), act_('riksdag_approves', 'SE')];
    expect(conditionValue({ ...PARIS, acts }, id('riksdag'), AT).value).toBe('unknown');
  });
  test('P3: a national decision counts as the act of its body', () => {
    const decision = {
      stateId: id<'actor'>('SE'),
      body: id<'actor'>('RIKSDAG'),
      outcome: 'approved' as const,
      votesFor: 300,
      votesAgainst: 20,
      abstained: 29,
      decidedMs: 700,
    };
    const decisions = [{ index: 9000, recordedAtMs: 800, judgement: decision }];
    expect(conditionValue({ ...PARIS, decisions }, id('riksdag'), AT)).toEqual({
      conditionId: 'riksdag',
      value: 'true',
      sinceMs: 700,
      entryIndices: [9000],
    });
  });
  test('P2: a circle on record leaves all in it undecided, and ends', () => {
    const backstop = pledge('US-backstop');
    const circle = {
      ...backstop,
      stance: 'offers' as const,
      readings: [{ readingId: 'r', conditionIds: [id<'condition'>('us_backstop')] }],
    };
    const pledges = new Map(PARIS.pledges).set(id('US-backstop'), {
      index: 5,
      recordedAtMs: 5,
      judgement: circle,
      earlier: [],
    });
    const state: State = { ...PARIS, pledges, contradictions: new Map() };
    expect(readinessOf(state, circle, AT).value).toBe('unknown');
  });
  test('P4: a promise counts once it is given and its own conditions are met', () => {
    const given = { ...pledge('US-backstop'), stance: 'offers' as const };
    const pledges = new Map(PARIS.pledges).set(id('US-backstop'), {
      index: 5,
      recordedAtMs: 5,
      judgement: given,
      earlier: [],
    });
    const value = (acts: State['acts']) =>
      conditionValue({ ...PARIS, pledges, acts }, id('us_backstop'), AT).value;
    expect(value([])).toBe('unknown');
    expect(value([act_('congress_approves', 'CONGRESS')])).toBe('true');
    expect(value([act_('congress_rejects', 'CONGRESS')])).toBe('false');
  });
});
