import fc from 'fast-check';
import { evaluate, loadAgreement } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import { expect, test } from 'vitest';
import { conditionValue } from '../commitments/readiness.ts';
import { id } from '../core/ids.ts';
import { emptyScene, put } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { holdText } from './held-text.ts';
import { logOfText } from './log-of-text.ts';

const TEXT = `agreement t "T"
party A "A" bound
body P "Parliament" members { A }
act vote "vote"
clause 1 "Conditions" {
  fact one "One"
  fact two "Two"
  fact voted "Voted" begins upon vote by P
}
`;

function agreementOf(text: string): Agreement {
  const loaded = loadAgreement(text);
  if (!loaded.ok) throw new TypeError('the text of this test does not load');
  return loaded.agreement;
}

const AGREEMENT = agreementOf(TEXT);
const KEEPER = { kind: 'keeper', id: 'register', role: null, nation: null } as const;
const NAMES = ['one', 'two', 'voted'] as const;

/** One act says `two` true and `one` false at once: an entry may speak of several conditions. */
function withConditions(): Scene {
  const scene = emptyScene();
  for (const name of NAMES)
    put(scene, {
      kind: 'condition.recorded',
      author: KEEPER,
      judgement: {
        conditionId: id<'condition'>(name),
        kind: 'parliament',
        trueBy: [
          { act: `${name}_begins`, actor: null },
          ...(name === 'two' ? [{ act: 'turns', actor: null }] : []),
          ...(name === 'voted' ? [{ act: 'vote', actor: id<'actor'>('P') }] : []),
        ],
        falseBy: [
          { act: `${name}_ends`, actor: null },
          ...(name === 'one' ? [{ act: 'turns', actor: null }] : []),
        ],
        promiseId: null,
        topicId: null,
        claimIds: [],
      },
      content: null,
    });
  return scene;
}

const saysArbitrary = fc.array(
  fc.record({
    act: fc.constantFrom('one_begins', 'one_ends', 'two_begins', 'two_ends', 'turns', 'vote'),
    atMs: fc.integer({ min: 0, max: 12 }),
  }),
  { maxLength: 8 },
);

test('T2: a fact is what the register says of the condition of its name, at every moment', () => {
  fc.assert(
    fc.property(saysArbitrary, fc.integer({ min: 0, max: 13 }), (says, asOfMs) => {
      const scene = withConditions();
      scene.nowMs = 100;
      for (const { act, atMs } of says)
        put(scene, {
          kind: 'act.recorded',
          author: KEEPER,
          judgement: { act, actor: 'P', fromMs: atMs, toMs: atMs, findingId: null },
          content: null,
        });
      const log = logOfText(scene.state, AGREEMENT, asOfMs);
      const { facts } = evaluate(AGREEMENT, log, { asOfOccurredMs: asOfMs, asOfKnownMs: 100 });
      expect(facts.map(({ fact, value }) => [fact, value])).toEqual(
        NAMES.map((name) => [
          name,
          conditionValue(scene.state, id<'condition'>(name), asOfMs).value,
        ]),
      );
    }),
    { seed: 31, numRuns: 400 },
  );
});

test('T1 and T5: a text that is on record as it is makes no entry; findings of the mission are not in what it hears', () => {
  const scene = emptyScene();
  const text = { agreement: AGREEMENT, agreementHash: 'aa', pact: TEXT };
  const entry = holdText(scene.state, text);
  expect(entry?.judgement).toEqual({
    agreementId: 't',
    agreementHash: 'aa',
    instrumentId: null,
    variant: null,
    status: null,
  });
  if (entry !== null) put(scene, entry);
  expect(holdText(scene.state, text)).toBeNull();
  expect(holdText(scene.state, { ...text, agreementHash: 'bb' })).not.toBeNull();
  put(scene, {
    kind: 'finding.drafted',
    author: KEEPER,
    judgement: {
      findingId: id<'finding'>('F-0001'),
      incidentId: id<'incident'>('HF-0001'),
      responsible: 'undetermined',
      standardId: null,
      act: 'explosion',
      severity: 1,
      fromMs: 0,
      toMs: 0,
      ledgerIndex: 0,
    },
    content: null,
  });
  put(scene, {
    kind: 'finding.issued',
    author: KEEPER,
    judgement: { findingId: id<'finding'>('F-0001') },
    content: null,
  });
  expect(scene.state.findings.size).toBe(1);
  expect(logOfText(scene.state, AGREEMENT, scene.nowMs)).toEqual([]);
});
