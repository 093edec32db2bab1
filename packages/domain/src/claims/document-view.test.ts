import { describe, expect, test } from 'vitest';
import { id } from '../core/ids.ts';
import type { JsonValue, NewEntry } from '../core/entry.ts';
import { folded } from '../commitments/testing/folded.ts';
import { claimsView, documentView } from '../views/claims.ts';
import type { ClaimJudgements } from './judgements.ts';

const AUTHOR = { kind: 'keeper', id: 'k', role: null, nation: null } as const;
const SHA = 'a'.repeat(64);
const TEXT = '\ufeff„Тридцять“ ships – or forty.';
const reader = (role: 'watch' | 'public' | 'planner') => ({ role, partyId: null, nation: null });

function received(content: JsonValue, held: 0 | 1 = 1): NewEntry {
  const byteLength = new TextEncoder().encode(TEXT).length;
  return {
    kind: 'document.received',
    author: AUTHOR,
    judgement: { sha256: SHA, byteLength, publishedDay: 20_459, held },
    content,
  };
}

const FROM = new TextEncoder().encode('\ufeff„').length;
const TO = FROM + new TextEncoder().encode('Тридцять').length;

function claimed(
  changed: Partial<ClaimJudgements['claim.recorded']>,
  content: JsonValue,
): NewEntry {
  return {
    kind: 'claim.recorded',
    author: AUTHOR,
    judgement: {
      claimId: id('c1'),
      topicId: id('how-many-ships'),
      kind: 'numbers',
      value: { type: 'none' },
      modality: 'may',
      saidBy: id('Some-paper'),
      reportedBy: id('Some-paper'),
      asOfDay: 20_459,
      instrumentId: null,
      citation: { sha256: SHA, fromByte: FROM, toByte: TO },
      ...changed,
    },
    content,
  };
}

const PAPER = { publisher: 'A paper', title: 'A report', text: TEXT };

describe('a document', () => {
  const { state, context } = folded([received(PAPER), claimed({}, { statement: 'Thirty.' })]);
  test('C13: its words come whole, with the bytes that claims cite', () => {
    const view = documentView(state, reader('watch'), context, SHA);
    expect([view?.standing, view?.document.text]).toEqual(['shown', TEXT]);
    expect(view?.ranges).toEqual([{ claimId: 'c1', entryIndex: 1, fromByte: FROM, toByte: TO }]);
  });
  test('C13: a byte order mark moves no citation', () => {
    const [topic] = claimsView(state, reader('planner'), context).topics;
    expect(topic?.claims[0]?.citation.words).toEqual({
      before: '\ufeff„',
      cited: 'Тридцять',
      after: '“ ships – or forty.',
    });
  });
  test('C13: who may not read originals is told so, and sees the same ranges', () => {
    const view = documentView(state, reader('public'), context, SHA);
    expect([view?.standing, view?.document.text, view?.ranges.length]).toEqual([
      'withheld',
      null,
      1,
    ]);
    expect(claimsView(state, reader('public'), context).withheld).toBe(1);
  });
  test('C13: not held, erased, and not text are told apart; another hash is nothing', () => {
    const standing = (entry: NewEntry) => {
      const one = folded([entry]);
      return documentView(one.state, reader('watch'), one.context, SHA)?.standing;
    };
    expect(standing(received({ publisher: 'A paper' }, 0))).toBe('not-held');
    expect(standing(received(null))).toBe('erased');
    expect(standing(received({ publisher: 'A paper', base64: '/w==' }))).toBe('not-text');
    expect(documentView(state, reader('watch'), context, 'b'.repeat(64))).toBeNull();
  });
  test('C13: a topic and an actor that no register has named read as words', () => {
    const view = documentView(state, reader('watch'), context, SHA);
    expect(view?.choices.topics.map(({ title }) => title)).toEqual(['how many ships']);
    expect(view?.choices.actors).toEqual([{ actorId: 'Some-paper', name: 'Some paper' }]);
  });
  test('C13: a claim on time says its days', () => {
    const value = { type: 'time', fromDay: 20_459, toDay: 20_460, certainty: 'planned' } as const;
    const timed = folded([received(PAPER), claimed({ kind: 'timing', value }, null)]);
    const [topic] = claimsView(timed.state, reader('watch'), timed.context).topics;
    expect(topic?.claims[0]?.value).toBe('2026-01-06 to 2026-01-07, planned');
  });
});
