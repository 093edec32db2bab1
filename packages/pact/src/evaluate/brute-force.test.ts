import fc from 'fast-check';
import { expect, test } from 'vitest';
import { banResults, callsOf, truth, walkDuty } from '../../test/naive.ts';
import type { Look } from '../../test/naive.ts';
import { LAST_MS, smallAgreement, smallLog, writeSmall } from '../../test/small-world.ts';
import type { Agreement } from '../agreement.ts';
import { loadAgreement } from '../load.ts';
import type { Truth } from '../truth.ts';
import { evaluate } from './evaluate.ts';
import type { Verdict } from './verdict.ts';

const times = fc.record({
  atMs: fc.integer({ min: 0, max: LAST_MS + 8 }),
  knownMs: fc.integer({ min: 0, max: LAST_MS + 12 }),
});
const completion = fc.record({
  n: fc.constantFrom(1, 2),
  c: fc.constantFrom('f' as const, 'g' as const),
});

function load(text: string): Agreement {
  const loaded = loadAgreement(text);
  if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.diagnostics));
  return loaded.agreement;
}

/** `id: state value` of every obligation of a norm, sorted; a breach that another duty follows too. */
function obligationsOf(verdict: Verdict, norm: string): readonly string[] {
  const found = verdict.norms.find((each) => each.norm === norm)?.obligations ?? [];
  return found.map(({ id, state, value }) => `${id}: ${state} ${value}`).sort();
}

function expectedBan(look: Look, t: number): readonly string[] {
  return ['A', 'B']
    .flatMap((who) => {
      const { when, unless } = look.agreement.ban;
      const on = truth(look, when, who, t);
      const except = truth(look, unless, who, t);
      const force =
        on === 'false' || except === 'true'
          ? 'false'
          : on === 'true' && except === 'false'
            ? 'true'
            : 'unknown';
      const state = force === 'true' ? 'in-force' : force === 'false' ? 'dormant' : 'undecided';
      const results = banResults(look, who, t).map(
        (each) => `ban/${who}/${each.key}: ${each.state} ${each.value}`,
      );
      return [`ban/${who}/standing: ${state} true`, ...results];
    })
    .sort();
}

function expectedDuty(look: Look, t: number): readonly string[] {
  const { when, unless, follow } = look.agreement.duty;
  return ['A', 'B']
    .flatMap((who) =>
      callsOf(look, who, t).flatMap((call) => {
        const id = `duty/${who}/${call.key}`;
        const on = truth(look, when, who, call.start);
        const except = truth(look, unless, who, call.start);
        if (on === 'false') return [`${id}: dormant true`];
        if (except === 'true')
          return [`${id}: ${call.value === 'true' ? 'excused' : 'dormant'} true`];
        const owed = [call.value, on, except === 'false' ? 'true' : except];
        const whole: Truth = owed.includes('disputed')
          ? 'disputed'
          : owed.includes('unknown')
            ? 'unknown'
            : 'true';
        const start = { start: call.start, due: call.start + 5, act: 'y', instance: call.instance };
        const rules = {
          excuse: (ms: number) => truth(look, unless, who, ms) === 'true',
          lapse: (ms: number) => ms >= call.end,
        };
        const walked = walkDuty(look, who, t, { ...start, ...rules });
        const good = ['discharged', 'excused', 'lapsed'].includes(walked.state);
        if (good) return [`${id}: ${walked.state} true`];
        if (whole !== 'true')
          return [
            `${id}: undecided ${walked.state === 'in-force' && whole !== 'disputed' ? 'unknown' : whole}`,
          ];
        if (walked.state === 'in-force') return [`${id}: in-force unknown`];
        const lines = [`${id}: breached false`];
        if (!follow) return lines;
        const second = walkDuty(look, who, t, {
          ...rules,
          start: walked.at,
          due: walked.at + 4,
          act: 'z',
          instance: null,
        });
        const value =
          second.state === 'breached' ? 'false' : second.state === 'in-force' ? 'unknown' : 'true';
        return [...lines, `${id}/else: ${second.state} ${value}`];
      }),
    )
    .sort();
}

function expectedPerm(look: Look, t: number): readonly string[] {
  return ['A', 'B'].map((who): string => {
    const { when, unless } = look.agreement.perm;
    const on = truth(look, when, who, t);
    const except = truth(look, unless, who, t);
    const off: Truth = except === 'true' ? 'false' : except === 'false' ? 'true' : except;
    const both = [on, off];
    const value = both.includes('false')
      ? 'false'
      : both.includes('disputed')
        ? 'disputed'
        : both.includes('unknown')
          ? 'unknown'
          : 'true';
    return value;
  });
}

function expectedTask(look: Look, t: number): readonly string[] {
  const { when, until } = look.agreement.task;
  return ['A', 'B']
    .flatMap((who) => {
      const lines: string[] = [];
      let before: Truth = 'false';
      for (let ms = -1; ms <= t; ms += 1) {
        const now = truth(look, when, who, ms);
        if (now === 'true' && before !== 'true') {
          let end = ms;
          while (end <= t && truth(look, when, who, end) === 'true') end += 1;
          const always = ms === -1;
          const walked = walkDuty(look, who, t, {
            start: ms,
            due: always ? Infinity : ms + 4,
            act: 'y',
            instance: null,
            excuse: () => false,
            lapse: (each) => (each >= end && end <= t) || truth(look, until, who, each) === 'true',
          });
          const value =
            walked.state === 'breached'
              ? 'false'
              : walked.state === 'in-force'
                ? 'unknown'
                : 'true';
          lines.push(
            `task/${who}/${always ? 'standing' : `since@${ms}`}: ${walked.state} ${value}`,
          );
        }
        before = now;
      }
      const last = truth(look, when, who, t);
      if (last === 'unknown' || last === 'disputed') lines.push(`task/${who}/since@${t}: ${last}`);
      return lines;
    })
    .sort();
}

test('E1: every obligation is as a naive evaluator finds it, millisecond by millisecond', () => {
  fc.assert(
    fc.property(
      smallAgreement,
      smallLog,
      times,
      completion,
      (small, log, { atMs, knownMs }, { n, c }) => {
        const agreement = load(writeSmall(small));
        const query = { asOfOccurredMs: atMs, asOfKnownMs: knownMs, openTerms: { n: `${n}`, c } };
        const verdict = evaluate(agreement, log, query);
        const look = { agreement: small, log, knownMs, n, c };
        const t = Math.min(atMs, knownMs);
        expect(obligationsOf(verdict, 'ban')).toEqual(expectedBan(look, t));
        expect(obligationsOf(verdict, 'duty')).toEqual(expectedDuty(look, t));
        const perm = verdict.norms.find((each) => each.norm === 'perm')?.obligations ?? [];
        expect(perm.map((each) => each.value)).toEqual(expectedPerm(look, t));
        const task = obligationsOf(verdict, 'task').filter(
          (line) => !line.includes(`since@${t}: `),
        );
        expect(task).toEqual(
          expectedTask(look, t).filter((line) => !line.includes(`since@${t}: `)),
        );
      },
    ),
    { seed: 20260722, numRuns: 2000 },
  );
});

test('E2: one item at a time, in any order, gives the same verdict as all at once', async () => {
  const { History } = await import('./history.ts');
  fc.assert(
    fc.property(
      smallAgreement,
      smallLog,
      times,
      fc.infiniteStream(fc.nat()),
      (small, log, { atMs, knownMs }, keys) => {
        const agreement = load(writeSmall(small));
        const query = { asOfOccurredMs: atMs, asOfKnownMs: knownMs };
        const shuffled = log
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const history = new History();
        for (const { item } of shuffled) {
          history.add(item);
          evaluate(agreement, history, query);
        }
        expect(evaluate(agreement, history, query)).toEqual(evaluate(agreement, log, query));
      },
    ),
    { seed: 11, numRuns: 400 },
  );
});

test('E3: what was recorded later changes no verdict of an earlier knowledge', () => {
  fc.assert(
    fc.property(smallAgreement, smallLog, times, (small, log, { atMs, knownMs }) => {
      const agreement = load(writeSmall(small));
      const query = { asOfOccurredMs: atMs, asOfKnownMs: knownMs };
      const early = log.filter((item) => item.recordedAtMs <= knownMs);
      const { ignored: _all, ...whole } = evaluate(agreement, log, query);
      const { ignored: _early, ...then } = evaluate(agreement, early, query);
      expect(whole).toEqual(then);
    }),
    { seed: 12, numRuns: 400 },
  );
});

test('E4: a verdict with open terms is the common one of all completions, or unknown and says which terms', () => {
  fc.assert(
    fc.property(smallAgreement, smallLog, times, (small, log, { atMs, knownMs }) => {
      const agreement = load(writeSmall(small));
      const query = { asOfOccurredMs: atMs, asOfKnownMs: knownMs };
      const open = evaluate(agreement, log, query);
      const closed = ['1', '2'].flatMap((n) =>
        ['f', 'g'].map((c) => evaluate(agreement, log, { ...query, openTerms: { n, c } })),
      );
      for (const [index, norm] of open.norms.entries()) {
        const values = new Set(closed.map((each) => each.norms[index]?.value));
        if (values.size === 1) expect([norm.openTerms, norm.value]).toEqual([[], [...values][0]]);
        else expect([norm.openTerms.length > 0, norm.value]).toEqual([true, 'unknown']);
      }
    }),
    { seed: 13, numRuns: 400 },
  );
});
