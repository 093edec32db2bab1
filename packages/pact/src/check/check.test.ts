import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listMutants } from '../../test/mutations.ts';
import type { Agreement } from '../agreement.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { loadAgreement } from '../load.ts';
import { tabulateNames } from '../names.ts';
import { printAgreement } from '../text/print.ts';
import { blockersOf } from './bodies.ts';
import { checkAgreement } from './check.ts';
import { outcomeOf, replayWitness } from './witness.ts';
import type { Expectation, Witness } from './witness.ts';

function load(text: string): Agreement {
  const loaded = loadAgreement(text);
  if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.diagnostics));
  return loaded.agreement;
}

const read = (path: string) =>
  load(readFileSync(new URL(`../../../../agreements/${path}`, import.meta.url), 'utf8'));
const clean = ['exercise/truce.pact', 'model/model.pact'].map(read);
const real = ['paris-2026/draft.pact', 'paris-2026/final.pact', 'budapest-1994/budapest.pact'];

/** The answer read from the whole verdict, not from the norm alone. */
function replayWhole(agreement: Agreement, { history }: Witness, asked: Expectation): string {
  const { subject, items, atMs, openTerms } = asked;
  const query = { asOfOccurredMs: atMs, asOfKnownMs: atMs, openTerms };
  const verdict = evaluate(agreement, history.slice(0, items), query);
  if (subject.kind === 'norm') {
    const norm = verdict.norms.find((each) => each.norm === subject.norm);
    return outcomeOf(norm?.obligations ?? [], subject.bearer);
  }
  const found = verdict.findings.find(
    (each) => each.finding === subject.finding && each.party === subject.party,
  );
  return found?.value ?? 'nothing';
}

test('K1: no check fires on the truce and on the model agreement', () => {
  for (const agreement of clean) expect(checkAgreement(agreement)).toEqual([]);
});

test.each(real)('K3: every witness of %s replays, also in the whole agreement', (path) => {
  const agreement = read(path);
  const findings = checkAgreement(agreement);
  expect(findings.length).toBeGreaterThan(5);
  for (const { witness } of findings) {
    expect(witness.replay).not.toEqual([]);
    expect(replayWitness(agreement, witness)).toBe(true);
    for (const asked of witness.replay)
      expect(replayWhole(agreement, witness, asked)).toBe(asked.outcome);
  }
});

test('K4: defects put in are found, and nothing else', () => {
  const found = new Map<string, { seeded: number; found: number; others: string[] }>();
  for (const mutant of clean.flatMap(listMutants)) {
    const agreement = load(printAgreement(mutant.agreement));
    const findings = checkAgreement(agreement);
    const key = `${mutant.check} ${mutant.operator}`;
    const row = found.get(key) ?? { seeded: 0, found: 0, others: [] };
    found.set(key, row);
    row.seeded += 1;
    if (findings.some((each) => each.check === mutant.check)) row.found += 1;
    else row.others.push(`missed at ${mutant.place}`);
    for (const each of findings) {
      expect(each.witness.replay).not.toEqual([]);
      expect(replayWitness(agreement, each.witness)).toBe(true);
      if (each.check !== mutant.check) row.others.push(`${each.check}`);
    }
  }
  const rows = [...found].map(([operator, row]) => ({ operator, ...row }));
  const seeded = rows.reduce((sum, row) => sum + row.seeded, 0);
  const recalled = rows.reduce((sum, row) => sum + row.found, 0);
  const table = rows.map(
    (row) => `${row.operator}: ${row.found}/${row.seeded} ${row.others.join(' ')}`,
  );
  const alarms = `${clean.flatMap(checkAgreement).length} false alarms on ${clean.length} clean texts`;
  process.stdout.write(`recall ${recalled}/${seeded}, ${alarms}\n${table.join('\n')}\n`);
  expect(recalled / seeded).toBeGreaterThanOrEqual(0.98);
});

const COUNCIL = (members: number, rule: string) => {
  const names = Array.from({ length: members }, (_, at) => `M${at}`);
  return load(`agreement t "T"
${names.map((name) => `party ${name} "${name}" bound`).join('\n')}
party X "X" bound
group ACCUSED "Accused" { X }
body COUNCIL "Council" ${rule.replace('members', `members { ${names.join(' ')} }`)}
severity grave "grave"
standard any "any" { threshold 0 cdb groups 0 survives 0 physical no }
act harm "harm" graded grave
act help "help"
clause 1 "One" {
  finding harmed "Harm" of harm(ACCUSED) by COUNCIL to any within 1 d default none
  norm answer "Answer" upon finding(harmed) then M0 must help within 1 d else breach
}
`);
};

test.each([
  [5, 'members quorum 4', ['{any 2 of M0, M1, M2, M3, M4}']],
  [5, 'members quorum 5', ['{M1}', '{M2}', '{M3}', '{M4}']],
  [5, 'members quorum 3', []],
  [7, 'chair M6 members quorum 5', ['{M6}', '{any 3 of M0, M1, M2, M3, M4, M5}']],
])(
  'K2: of %i members under “%s” the smallest minorities that block are %j',
  (members, rule, sets) => {
    const agreement = COUNCIL(members, rule);
    const findings = checkAgreement(agreement).filter(({ check }) => check === 4);
    expect(findings.map(({ witness }) => witness.words.split(':')[0])).toEqual(sets);
    const quorum = Number(/quorum (\d)/.exec(rule)?.[1]);
    const chair = /chair (\w+)/.exec(rule)?.[1] ?? null;
    const parties = Array.from({ length: members }, (_, at) => `M${at}`);
    const canAct = (silent: readonly string[]) =>
      parties.length - silent.length >= quorum && (chair === null || !silent.includes(chair));
    for (const { parties: among, size } of blockersOf(tabulateNames(agreement), 'COUNCIL')) {
      expect(canAct(among.slice(0, size))).toBe(false);
      for (const spared of among.slice(0, size))
        expect(canAct(among.slice(0, size).filter((each) => each !== spared))).toBe(true);
    }
  },
);
