import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LAST_MS, smallAgreement, smallLog, writeSmall } from '../../test/small-world.ts';
import type { Agreement } from '../agreement.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { entriesOf } from '../evaluate/proof.ts';
import type { NormVerdict, Query, Verdict } from '../evaluate/verdict.ts';
import { loadAgreement } from '../load.ts';
import type { LogItem } from '../log.ts';
import { explain } from './explain.ts';
import type { Target } from './target.ts';
import { whatWouldChange } from './what-would-change.ts';
import { whyNot } from './why-not.ts';

function load(text: string): Agreement {
  const loaded = loadAgreement(text);
  if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.diagnostics));
  return loaded.agreement;
}

/** The value; unless one obligation wins alone, also the states of those that share it. */
function decidedBy({ modality, value, obligations }: NormVerdict): unknown {
  if (value === (modality === 'may' ? 'true' : 'false')) return value;
  const decisive = obligations.filter((each) => each.value === value && each.state !== 'dormant');
  return [value, decisive.map(({ id, state }) => `${id} ${state}`).sort()];
}

/** What a verdict says of a target, read from the verdict itself. */
function answer(verdict: Verdict, target: Target): unknown {
  switch (target.kind) {
    case 'clause': {
      const { value, question } =
        verdict.clauses.find((each) => each.clause === target.clause) ?? {};
      const norms = verdict.norms.filter((each) => each.clause === target.clause);
      if (question === 'so' || value === (question === 'kept' ? 'false' : 'true')) return value;
      const asked = norms.filter((each) => question === 'open' || each.modality !== 'may');
      return [value, ...asked.filter((each) => each.value === value).map(decidedBy)];
    }
    case 'norm':
      return verdict.norms.filter((each) => each.norm === target.norm).map(decidedBy)[0];
    case 'obligation': {
      const found = verdict.norms
        .flatMap((each) => each.obligations)
        .find((each) => each.id === target.obligation);
      return found === undefined
        ? 'none'
        : [found.state, found.value, found.dueMs, found.followedBy];
    }
    case 'fact':
      return verdict.facts.find((each) => each.fact === target.fact && each.party === target.party)
        ?.value;
    case 'finding':
      return verdict.findings.find(
        (each) => each.finding === target.finding && each.party === target.party,
      )?.value;
  }
}

function targetsOf(verdict: Verdict): readonly Target[] {
  return [
    ...verdict.clauses.map(({ clause }) => ({ kind: 'clause' as const, clause })),
    ...verdict.norms.map(({ norm }) => ({ kind: 'norm' as const, norm })),
    ...verdict.norms.flatMap(({ obligations }) =>
      obligations.map(({ id }) => ({ kind: 'obligation' as const, obligation: id })),
    ),
    ...verdict.facts.map(({ fact, party }) => ({ kind: 'fact' as const, fact, party })),
    ...verdict.findings.map(({ finding, party }) => ({ kind: 'finding' as const, finding, party })),
  ];
}

const query: fc.Arbitrary<Query> = fc.record({
  asOfOccurredMs: fc.integer({ min: 0, max: LAST_MS + 8 }),
  asOfKnownMs: fc.integer({ min: 8, max: LAST_MS + 12 }),
  openTerms: fc.oneof(
    fc.constant({}),
    fc.record({ n: fc.constantFrom('1', '2') }),
    fc.record({ n: fc.constantFrom('1', '2'), c: fc.constantFrom('f', 'g') }),
  ),
});

test('X1 and X2: the entries of an explanation are enough for the verdict, and none of them can go', () => {
  fc.assert(
    fc.property(smallAgreement, smallLog, query, fc.nat(), (small, log, asked, pick) => {
      const agreement = load(writeSmall(small));
      const verdict = evaluate(agreement, log, asked);
      const targets = targetsOf(verdict);
      const target = targets[pick % targets.length];
      if (target === undefined) return;
      const { entries, value } = explain(agreement, log, asked, target);
      const cited = log.filter((item) => entries.includes(item.entryIndex));
      const ask = (items: readonly LogItem[]) => answer(evaluate(agreement, items, asked), target);
      const whole = answer(verdict, target);
      expect(ask(cited)).toEqual(whole);
      if (typeof whole === 'string' && whole !== 'none') expect(value).toBe(whole);
      if (target.kind === 'obligation') return;
      for (const item of cited)
        expect(ask(cited.filter((each) => each !== item))).not.toEqual(whole);
    }),
    { seed: 20140722, numRuns: 1000 },
  );
});

test('X2: with every open term decided, no entry of an explained obligation can go', () => {
  fc.assert(
    fc.property(smallAgreement, smallLog, query, fc.nat(), (small, log, open, pick) => {
      const agreement = load(writeSmall(small));
      const asked = { ...open, openTerms: { n: '2', c: 'f' } };
      const verdict = evaluate(agreement, log, asked);
      const targets = targetsOf(verdict).filter(({ kind }) => kind === 'obligation');
      const target = targets[pick % targets.length];
      if (target === undefined) return;
      const { entries } = explain(agreement, log, asked, target);
      const cited = log.filter((item) => entries.includes(item.entryIndex));
      const ask = (items: readonly LogItem[]) => answer(evaluate(agreement, items, asked), target);
      for (const item of cited)
        expect(ask(cited.filter((each) => each !== item))).not.toEqual(answer(verdict, target));
    }),
    { seed: 8, numRuns: 500 },
  );
});

test('X3: the steps of an explanation cite no entry that the explanation does not', () => {
  fc.assert(
    fc.property(smallAgreement, smallLog, query, fc.nat(), (small, log, asked, pick) => {
      const agreement = load(writeSmall(small));
      const targets = targetsOf(evaluate(agreement, log, asked));
      const target = targets[pick % targets.length];
      if (target === undefined) return;
      const { entries, proof } = explain(agreement, log, asked, target);
      for (const entry of entriesOf(proof)) expect(entries).toContain(entry);
    }),
    { seed: 9, numRuns: 500 },
  );
});

test('X4: what would change a verdict is what deciding each open term gives', () => {
  fc.assert(
    fc.property(smallAgreement, smallLog, query, (small, log, asked) => {
      const agreement = load(writeSmall(small));
      const open = { ...asked, openTerms: {} };
      const target: Target = { kind: 'norm', norm: 'perm' };
      const effects = whatWouldChange(agreement, log, open, target);
      const before = answer(evaluate(agreement, log, open), target);
      for (const [term, values] of Object.entries({ n: ['1', '2'], c: ['f', 'g'] })) {
        const after = values.map((value) =>
          evaluate(agreement, log, { ...open, openTerms: { [term]: value } }),
        );
        const same = after.every((each) => isDeepStrictEqual(answer(each, target), before));
        const valuesAfter = after.map(
          (each) => each.norms.find(({ norm }) => norm === 'perm')?.value,
        );
        const named = effects.filter((each) => each.term === term).map((each) => each.verdict);
        expect(named).toEqual(same ? [] : valuesAfter);
      }
    }),
    { seed: 10, numRuns: 300 },
  );
});

const FACTS = ['a', 'b', 'c', 'd'] as const;
const literal = fc.record({ fact: fc.constantFrom(...FACTS), not: fc.boolean() });
const clauses = fc.array(fc.array(literal, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});

test('X5: missing sets are all the smallest sets of facts that would open the norm', () => {
  fc.assert(
    fc.property(clauses, fc.tuple(...FACTS.map(() => fc.boolean())), (either, now) => {
      const condition = either
        .map(
          (all) =>
            `(${all.map(({ fact, not }) => `${not ? 'not ' : ''}fact(${fact})`).join(' and ')})`,
        )
        .join(' or ');
      const facts = FACTS.map((fact, index) => `fact ${fact} "" default ${now[index]}`).join('\n');
      const text = `agreement t "" party A "" bound act z "" clause 1 "" { ${facts}
        norm n "" when ${condition} then A may z }`;
      const found = whyNot(
        load(text),
        [],
        { asOfOccurredMs: 0, asOfKnownMs: 0 },
        { norm: 'n', party: null },
      );
      const flips = found.map((set) =>
        set.reduce((mask, change) => {
          const index = FACTS.findIndex(
            (fact) => change.kind === 'condition' && change.condition === `fact(${fact})`,
          );
          return mask | (1 << index);
        }, 0),
      );
      const holds = (mask: number) =>
        either.some((all) =>
          all.every(({ fact, not }) => {
            const index = FACTS.indexOf(fact);
            return (now[index] !== ((mask >> index) % 2 === 1)) !== not;
          }),
        );
      const good = Array.from({ length: 16 }, (_, mask) => mask).filter(holds);
      const smallest = good.filter(
        (mask) => !good.some((other) => other !== mask && (other & mask) === other),
      );
      expect([...flips].sort((a, b) => a - b)).toEqual(smallest);
    }),
    { seed: 14, numRuns: 300 },
  );
});
