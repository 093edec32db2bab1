import { expect, test } from 'vitest';
import { loadAgreement } from '../load.ts';
import type { LogItem } from '../log.ts';
import type { Truth } from '../truth.ts';
import { evaluate } from './evaluate.ts';

const loaded = loadAgreement(`agreement t "t" party A "A" bound group G "G" { A }
  act go "go" act come "come"
  clause 1 "c" {
    fact open "open" begins upon go ends upon come default false
    norm back "back" upon act(go, A) then A must come within 10 ms else breach
    norm again "again" when fact(open) then A must come within 10 ms else breach
  }`);

let next = 0;
function act(name: string, fromMs: number, toMs = fromMs): LogItem {
  next += 1;
  return {
    kind: 'act',
    entryIndex: next,
    act: name,
    actor: 'A',
    about: [],
    occurred: { fromMs, toMs },
    recordedAtMs: toMs,
  };
}

function verdictAt(atMs: number, ...items: readonly LogItem[]) {
  if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.diagnostics));
  return evaluate(loaded.agreement, items, { asOfOccurredMs: atMs, asOfKnownMs: 1000 });
}

function openAt(atMs: number, ...items: readonly LogItem[]): Truth | undefined {
  return verdictAt(atMs, ...items).facts[0]?.value;
}

test('E5: a fact is unknown while its change is under way, and certain from its end on', () => {
  const going = act('go', 10, 20);
  expect([9, 10, 19, 20].map((ms) => openAt(ms, going))).toEqual([
    'false',
    'unknown',
    'unknown',
    'true',
  ]);
});

test('E6: two changes whose order cannot be told leave a fact unknown; at one moment, disputed', () => {
  expect(openAt(50, act('go', 10, 20), act('come', 15, 16))).toBe('unknown');
  expect(openAt(50, act('go', 10), act('come', 10))).toBe('disputed');
  expect(openAt(50, act('go', 10, 20), act('come', 21))).toBe('false');
});

test('E7: a deadline is closed: at the due moment in time, one millisecond later late', () => {
  const states = [20, 21].map((ms) => {
    const back = verdictAt(100, act('go', 10), act('come', ms)).norms[0];
    return back?.obligations.map(({ state, dueMs }) => [state, dueMs]);
  });
  expect(states).toEqual([[['discharged', 20]], [['breached', 20]]]);
});

test('E8: an act that may have come in time or late leaves the duty undecided', () => {
  const back = verdictAt(100, act('go', 10), act('come', 18, 25)).norms[0];
  expect(back?.obligations.map(({ state, value }) => [state, value])).toEqual([
    ['undecided', 'unknown'],
  ]);
});

test('E9: a question about a time after what is known is answered as of what is known', () => {
  if (!loaded.ok) return;
  const items = [act('go', 10)];
  const late = evaluate(loaded.agreement, items, { asOfOccurredMs: 500, asOfKnownMs: 15 });
  expect(late.norms[0]?.obligations.map(({ state }) => state)).toEqual(['in-force']);
  expect(late.atMs).toBe(15);
});

test('E10: doing the act that ends the condition discharges the duty it called for', () => {
  const again = verdictAt(100, act('go', 10), act('come', 15)).norms[1];
  expect(again?.obligations.map(({ state, sinceMs }) => [state, sinceMs])).toEqual([
    ['discharged', 15],
  ]);
});
