import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Agreement } from './agreement.ts';
import { compareAgreements } from './compare/compare.ts';
import { whatIf } from './compare/what-if.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { NormVerdict, Verdict } from './evaluate/verdict.ts';
import { whyNot } from './explain/why-not.ts';
import { loadAgreement } from './load.ts';
import type { FindingItem, LogItem } from './log.ts';
import { listDeclarations } from './names.ts';
import { instrumentMatrix, openQuestions } from './register.ts';
import { citesIn, resolveCitations } from './sources.ts';
import { printAgreement } from './text/print.ts';
import { allOf } from './truth.ts';
import type { Truth } from './truth.ts';

const text = (path: string) =>
  readFileSync(new URL(`../../../agreements/${path}`, import.meta.url), 'utf8');

function load(path: string): Agreement {
  const loaded = loadAgreement(text(path));
  if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.diagnostics));
  return loaded.agreement;
}

const draft = load('paris-2026/draft.pact');
const final = load('paris-2026/final.pact');
const budapest = load('budapest-1994/budapest.pact');
const truce = load('exercise/truce.pact');

const TRUTHS: readonly Truth[] = ['true', 'false', 'unknown', 'disputed'];
const DAY_MS = 86_400_000;
const now = { asOfOccurredMs: DAY_MS, asOfKnownMs: DAY_MS };
const base = { occurred: { fromMs: 0, toMs: 0 }, recordedAtMs: 0 };

function factsAs(values: Readonly<Record<string, Truth>>): readonly LogItem[] {
  return Object.entries(values).map(([fact, value], entryIndex) => {
    return { ...base, entryIndex, kind: 'fact', fact, party: null, value };
  });
}

function normOf(verdict: Verdict, id: string): NormVerdict {
  const norm = verdict.norms.find((each) => each.norm === id);
  if (norm === undefined) throw new TypeError(`no norm ${id}`);
  return norm;
}

function found(over: Partial<FindingItem>): FindingItem {
  return {
    ...base,
    entryIndex: 90,
    kind: 'finding',
    finding: 'breach',
    instance: 'case-1',
    by: 'MVM',
    party: 'RU',
    outcome: 'established',
    standard: 'beyond_reasonable_doubt',
    severity: 'armed_attack',
    weapon: null,
    draftedByNation: null,
    reviewedByNation: null,
    ...over,
  };
}

/** Every combination of four values for these facts. */
function* worlds(facts: readonly string[]): Generator<Readonly<Record<string, Truth>>> {
  const [first, ...rest] = facts;
  if (first === undefined) yield {};
  else
    for (const world of worlds(rest))
      for (const value of TRUTHS) yield { [first]: value, ...world };
}

/** What each state said: the norm, its conditions, and those of each of its readings. */
const STATEMENTS: readonly {
  readonly norm: string;
  readonly when: readonly string[];
  readonly readings?: Readonly<Record<string, readonly string[]>>;
}[] = [
  {
    norm: 'p_DE',
    when: ['ceasefire', 'bundestag', 'conditions_clarified'],
    readings: { on_nato_territory: [], nato_adjacent: [] },
  },
  { norm: 'p_SE', when: ['formal_ceasefire', 'peace_agreement', 'riksdag', 'roe_clear'] },
  {
    norm: 'p_BE',
    when: ['hostilities_end'],
    readings: {
      backstop_is_condition: ['us_backstop', 'us_led_monitoring'],
      backstop_is_support: [],
    },
  },
  { norm: 'p_GR', when: ['greek_decision'] },
  { norm: 'p_FR', when: ['ceasefire'] },
  { norm: 'p_FR_soldiers', when: ['ceasefire'] },
  { norm: 'p_FR_troops', when: ['conflict_over'] },
  { norm: 'p_GB', when: ['ceasefire'] },
  { norm: 'p_GB_troops', when: ['conflict_over'] },
  { norm: 'p_ES', when: ['peace_mission'] },
  { norm: 'p_TR', when: [] },
];

test.each(STATEMENTS)(
  'F1: $norm is open exactly as its statement says, under every combination of its conditions',
  ({ norm, when, readings = {} }) => {
    const all = [...new Set([...when, ...Object.values(readings).flat()])];
    for (const world of worlds(all)) {
      const verdict = normOf(evaluate(final, factsAs(world), now), norm);
      const value = (facts: readonly string[]) =>
        allOf(facts.map((fact) => world[fact] ?? 'unknown'));
      const expected = Object.entries(readings).map(([id, more]) => [
        id,
        value([...when, ...more]),
      ]);
      expect(verdict.readings.map((each) => [each.reading, each.value])).toEqual(expected);
      const different = new Set(expected.map(([, each]) => each)).size > 1;
      expect(verdict.value).toBe(different ? 'unknown' : (expected[0]?.[1] ?? value(when)));
      expect(verdict.openTerms).toEqual(different ? [norm] : []);
    }
  },
);

test('F2: Greece must not join a force, whatever the facts; surveillance is neither promised nor excluded', () => {
  const joined: LogItem = {
    ...base,
    entryIndex: 0,
    kind: 'act',
    act: 'join_force',
    actor: 'GR',
    about: [],
  };
  expect(normOf(evaluate(final, [], now), 'n_GR').value).toBe('true');
  expect(normOf(evaluate(final, [joined], now), 'n_GR').value).toBe('false');
  expect(normOf(evaluate(final, [], now), 'p_GR').value).toBe('unknown');
});

test('F3: the United States owe support under one reading only, and then only once Congress backs it', () => {
  for (const congress of TRUTHS)
    for (const severity of ['armed_attack', 'breach_short', null]) {
      const log = [...factsAs({ congress }), found({ severity })];
      const openTerms = { attack_determiner: 'MVM', evidence_standard: 'clear_and_convincing' };
      const norm = normOf(evaluate(final, log, { ...now, openTerms }), 'us_support');
      const [binding, removed] = norm.readings.map(({ modality, obligations }) => {
        return [modality, obligations.map((each) => each.state)];
      });
      const attacked: Truth =
        severity === null ? 'unknown' : severity === 'armed_attack' ? 'true' : 'false';
      const called = allOf([attacked, congress]);
      const states = {
        true: 'in-force',
        false: 'dormant',
        unknown: 'undecided',
        disputed: 'undecided',
      };
      const open =
        severity === 'breach_short' ? [] : [severity === null ? 'undecided' : 'in-force'];
      expect(removed).toEqual(['may', open]);
      expect(binding).toEqual(['must', severity === 'breach_short' ? [] : [states[called]]]);
    }
});

test('F4: every statement cites, and no reading or open term is without a source', () => {
  for (const agreement of [draft, final, budapest])
    for (const [statement, clause] of listDeclarations(agreement)) {
      if (statement.kind === 'source' || statement.kind === 'standard') continue;
      expect([statement.id, citesIn(statement).length + (clause?.cites.length ?? 0) > 0]).toEqual([
        statement.id,
        true,
      ]);
    }
});

const LIBRARY = new URL('../../../../shared/sources/', import.meta.url);

test.skipIf(!existsSync(LIBRARY))(
  'F5: every citation is words of its document (skipped without the library ../shared/sources)',
  () => {
    const library = readdirSync(LIBRARY).map((file) => {
      const bytes = readFileSync(new URL(file, LIBRARY));
      return { file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
    for (const agreement of [draft, final]) {
      const { words, absent, wrong } = resolveCitations(agreement, library);
      expect([absent, wrong]).toEqual([[], []]);
      expect(words.length).toBeGreaterThan(60);
      const copied = words.filter(
        (each) => each.words.length > 60 && printAgreement(agreement).includes(each.words),
      );
      expect(copied).toEqual([]);
    }
    const { absent } = resolveCitations(budapest, library);
    expect(absent.map((source) => [source.id, source.sha256])).toEqual([['BM', null]]);
  },
);

test('F6: who is bound: those who signed; not the United States, which attended, and not Russia, which was absent', () => {
  const { cells } = instrumentMatrix(final);
  const part = (actor: string) =>
    cells
      .filter((each) => each.instrument === 'joint_declaration' && each.actor === actor)
      .map((each) => each.capacity);
  expect(part('FR')).toEqual(['signed']);
  expect(part('US')).toEqual(['attended', 'endorsed']);
  expect(part('RU')).toEqual(['absent']);
  const bound = listDeclarations(final).flatMap(([each]) =>
    each.kind === 'party' && !each.bound ? [each.id] : [],
  );
  expect(bound).toEqual(['TR', 'US', 'RU']);
});

test('F7: the open questions name what they block; who determines and to what standard decide the same norms', () => {
  const questions = openQuestions(final);
  const decided = (term: string) =>
    questions
      .find((each) => each.term === term)
      ?.blocks.filter((each) => each.decides)
      .map((each) => each.norm);
  expect(decided('attack_determiner')).toEqual(decided('evidence_standard'));
  expect(decided('attack_determiner')).toContain('g_bind');
  expect(decided('p_BE')).toEqual(['p_BE']);
});

test('F8: assurance against guarantee: upon a found attack Paris obliges, Budapest calls for nothing', () => {
  const openTerms = {
    attack_determiner: 'MVM',
    evidence_standard: 'clear_and_convincing',
    g_bind: 'binding',
  };
  const paris = normOf(evaluate(final, [found({})], { ...now, openTerms }), 'g_bind');
  expect(paris.obligations.map((each) => each.state)).toEqual(Array(8).fill('in-force'));
  const force: LogItem = {
    ...base,
    entryIndex: 0,
    kind: 'act',
    act: 'use_force',
    actor: 'RU',
    about: [],
  };
  const verdict = evaluate(budapest, [force], now);
  expect(normOf(verdict, 'no_force').value).toBe('false');
  const owed = verdict.norms
    .flatMap((norm) => norm.obligations)
    .filter((each) => each.modality === 'must');
  expect(owed.filter((each) => each.state === 'in-force')).toEqual([]);
});

test('F9: a vote of the Riksdag changes its fact and nothing else while other conditions are missing', () => {
  const vote: LogItem = {
    ...base,
    entryIndex: 0,
    kind: 'act',
    act: 'riksdag_approves',
    actor: 'RIKSDAG',
    about: [],
  };
  const changes = whatIf(final, [], now, {
    facts: [{ fact: 'riksdag', party: null, value: 'true' }],
  }).changes;
  expect(changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['fact riksdag']);
  const approved = evaluate(final, [vote], now).facts.find((each) => each.fact === 'riksdag');
  expect([approved?.value, approved?.entries]).toEqual(['true', [0]]);
});

test('Y6: return fire is excused after the hotline failed and by order; without the hotline prohibited; order unknown: unknown', () => {
  const fact = (entryIndex: number, name: string, value: Truth): LogItem => {
    return { ...base, entryIndex, kind: 'fact', fact: name, party: 'A', value };
  };
  const fire = found({
    finding: 'use_of_fire',
    by: 'MISSION',
    party: 'A',
    standard: 'balance',
    severity: 'S3',
    draftedByNation: 'N',
    reviewedByNation: 'O',
  });
  const force: LogItem = {
    ...base,
    entryIndex: 80,
    kind: 'act',
    act: 'enter_into_force',
    actor: 'COMMISSION',
    about: [],
  };
  const judge = (...facts: readonly LogItem[]) =>
    normOf(evaluate(truce, [...facts, force, fire], now), 'hold_fire');
  const both = judge(fact(0, 'hotline_unanswered', 'true'), fact(1, 'return_fire_ordered', 'true'));
  expect(both.value).toBe('true');
  expect(both.obligations.map((each) => each.state)).toContain('excused');
  expect(judge(fact(1, 'return_fire_ordered', 'true')).value).toBe('false');
  const unknown = judge(
    fact(0, 'hotline_unanswered', 'true'),
    fact(1, 'return_fire_ordered', 'unknown'),
  );
  expect(unknown.value).toBe('unknown');
  expect(unknown.missing.map((each) => [each.kind, each.name, each.party])).toContainEqual([
    'fact',
    'return_fire_ordered',
    'A',
  ]);
});

test('Y7: one finding, three wordings of the trigger, three results side by side', () => {
  const openTerms = { attack_determiner: 'MVM', evidence_standard: 'reasonable_grounds' };
  const log = [found({ severity: 'breach_short' })];
  const norm = normOf(evaluate(final, log, { ...now, openTerms }), 'g_trigger');
  const results = norm.readings.map(({ reading, modality, obligations }) => {
    return [reading, modality, [...new Set(obligations.map((each) => each.state))]];
  });
  expect(results).toEqual([
    ['any_breach', 'must', ['in-force']],
    ['armed_attack', 'must', []],
    ['violation_identified', 'may', ['in-force']],
  ]);
  expect(norm.openTerms).toContain('g_trigger');
  const chosen = evaluate(final, log, {
    ...now,
    openTerms: { ...openTerms, g_trigger: 'armed_attack' },
  });
  expect(normOf(chosen, 'g_trigger').value).toBe('true');
  expect(normOf(chosen, 'g_trigger').obligations).toEqual([]);
});

test('Y8: what the draft had the United States do is gone from the final text; the difference says who reports it', () => {
  const comparison = compareAgreements(draft, final);
  const us = comparison.clauses.find((each) => each.clause === 'us')?.statements ?? [];
  const assist = us.find((each) => each.id === 'us_assist');
  expect(assist?.change).toBe('removed');
  expect(assist?.reportedBy.join()).toMatch(/^EA@\d+-\d+, /);
  const shown = comparison.divergences.find((each) => each.norm === 'us_assist');
  expect([shown?.before, shown?.after, shown?.history.length]).toEqual([
    ['US must assist_force: in-force'],
    [],
    1,
  ]);
  const attack = found({ finding: 'attack_on_force' });
  const owed = evaluate(final, [attack], now).norms.flatMap((norm) => norm.obligations);
  expect(owed.some((each) => each.bearer === 'US' && each.acts.includes('assist_force'))).toBe(
    false,
  );
});

test('Y9: Sweden: nearest missing is the parliament; once it approves, only the rules of engagement', () => {
  const facts: Readonly<Record<string, Truth>> = {
    formal_ceasefire: 'true',
    peace_agreement: 'true',
    roe_clear: 'unknown',
    riksdag: 'false',
  };
  const before = normOf(evaluate(final, factsAs(facts), now), 'p_SE');
  expect(before.value).toBe('false');
  const missing = (given: Readonly<Record<string, Truth>>) =>
    whyNot(final, factsAs(given), now, { norm: 'p_SE', party: null }).map((set) =>
      set.map((each) => (each.kind === 'condition' ? each.condition : each.term)),
    );
  expect(missing(facts)).toEqual([['fact(riksdag)', 'fact(roe_clear)']]);
  const after = { ...facts, riksdag: 'true' as const };
  expect(
    normOf(evaluate(final, factsAs(after), now), 'p_SE').missing.map((each) => each.name),
  ).toEqual(['roe_clear']);
  expect(missing(after)).toEqual([['fact(roe_clear)']]);
});

test('Y10: Belgium: a disputed backstop makes the pledge disputed under one reading, and not under the other', () => {
  const log = factsAs({
    hostilities_end: 'true',
    us_backstop: 'disputed',
    us_led_monitoring: 'true',
  });
  const norm = normOf(evaluate(final, log, now), 'p_BE');
  expect(norm.readings.map((each) => [each.reading, each.value])).toEqual([
    ['backstop_is_condition', 'disputed'],
    ['backstop_is_support', 'true'],
  ]);
  expect(norm.readings[0]?.missing.map((each) => each.name)).toEqual(['us_backstop']);
});
