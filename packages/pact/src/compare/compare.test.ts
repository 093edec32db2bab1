import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listMutants } from '../../test/mutations.ts';
import type { Agreement } from '../agreement.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { loadAgreement } from '../load.ts';
import type { LogItem } from '../log.ts';
import { printAgreement } from '../text/print.ts';
import { compareAgreements } from './compare.ts';
import { whatIf } from './what-if.ts';

function load(text: string): Agreement {
  const loaded = loadAgreement(text);
  if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.diagnostics));
  return loaded.agreement;
}

const read = (path: string) =>
  load(readFileSync(new URL(`../../../../agreements/${path}`, import.meta.url), 'utf8'));
const model = read('model/model.pact');

test('D1: a text compared with itself is the same; one compared with a mutant shows where it was changed', () => {
  expect(compareAgreements(model, model)).toEqual({ clauses: [], divergences: [] });
  for (const mutant of listMutants(model).filter((_, index) => index % 5 === 0)) {
    const { clauses } = compareAgreements(model, load(printAgreement(mutant.agreement)));
    const touched = clauses.flatMap((each) =>
      each.statements.map((one) => `${one.change} ${one.id}`),
    );
    expect(touched.length).toBeGreaterThan(0);
    const back = compareAgreements(load(printAgreement(mutant.agreement)), model);
    const mirrored = back.clauses.flatMap((each) =>
      each.statements.map((one) => {
        const turned = {
          added: 'removed',
          removed: 'added',
          changed: 'changed',
          recited: 'recited',
        };
        return `${turned[one.change]} ${one.id}`;
      }),
    );
    expect(mirrored.sort()).toEqual(touched.sort());
  }
});

test('D2: on the history of every divergence the two agreements differ as it says', () => {
  const [draft, final] = [read('paris-2026/draft.pact'), read('paris-2026/final.pact')];
  const { divergences } = compareAgreements(draft, final);
  expect(divergences.length).toBeGreaterThan(10);
  const effects = (
    agreement: Agreement,
    { history, atMs, openTerms }: (typeof divergences)[number],
  ) => {
    const known = Object.entries(openTerms).filter(([term, value]) =>
      knows(agreement, term, value),
    );
    const query = { asOfOccurredMs: atMs, asOfKnownMs: atMs, openTerms: Object.fromEntries(known) };
    return evaluate(agreement, history, query).norms.flatMap((norm) =>
      norm.obligations.map(
        (each) => `${each.bearer} ${each.modality} ${each.acts.join(' or ')}: ${each.state}`,
      ),
    );
  };
  for (const each of divergences) {
    const [before, after] = [effects(draft, each), effects(final, each)];
    for (const effect of each.before)
      expect([before.includes(effect), after.includes(effect)]).toEqual([true, false]);
    for (const effect of each.after)
      expect([before.includes(effect), after.includes(effect)]).toEqual([false, true]);
  }
  const lengths = divergences.map((each) => each.history.length);
  expect(lengths).toEqual([...lengths].sort((left, right) => left - right));
});

function knows(agreement: Agreement, term: string, value: string): boolean {
  try {
    const query = { asOfOccurredMs: 0, asOfKnownMs: 0, openTerms: { [term]: value } };
    evaluate(agreement, [], query);
    return true;
  } catch {
    return false;
  }
}

test('W1: a supposed fact overrules what was recorded at that moment, and the log stays as it was', () => {
  const final = read('paris-2026/final.pact');
  const item: LogItem = {
    kind: 'fact',
    entryIndex: 4,
    occurred: { fromMs: 10, toMs: 10 },
    recordedAtMs: 10,
    fact: 'hostilities_end',
    party: null,
    value: 'false',
  };
  const log = Object.freeze([Object.freeze(item)]);
  const query = { asOfOccurredMs: 10, asOfKnownMs: 10 };
  const facts = [{ fact: 'hostilities_end', party: null, value: 'true' as const }];
  const { changes } = whatIf(final, log, query, { facts });
  expect(changes.map(({ kind, id, before, after }) => `${kind} ${id}: ${before} ${after}`)).toEqual(
    [
      'clause conditions: false unknown',
      'fact hostilities_end: false true',
      'norm p_BE: false unknown',
      'reading p_BE/backstop_is_condition: false unknown',
      'reading p_BE/backstop_is_support: false true',
      'obligation p_BE/BE/standing: dormant undecided',
    ],
  );
  expect(() =>
    whatIf(final, log, query, { facts: [{ fact: 'sunshine', party: null, value: 'true' }] }),
  ).toThrow('expected a fact of the agreement, found sunshine');
});
