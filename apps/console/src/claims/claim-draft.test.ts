import { describe, expect, test } from 'vitest';
import type { DocumentView } from '@holdfast/domain';
import { claimProblems, utf8Index } from '@holdfast/domain';
import type { ClaimFields } from './claim-draft.ts';
import { draftOf, EMPTY_FIELDS, fieldsFrom, idFromName } from './claim-draft.ts';

const SHA = 'a'.repeat(64);
const TEXT = 'Élysée: „thirty“ ships 🌊 soon.';
const VIEW: DocumentView = {
  cut: {
    origin: 'test',
    exercise: false,
    entries: 1,
    checkpoint: null,
    worldToMs: 0,
    knownAtMs: 0,
    earlier: false,
  },
  document: {
    sha256: SHA,
    entryIndex: 0,
    publisher: 'A paper',
    title: 'A report',
    publishedDay: 20_459,
    address: null,
    byteLength: new TextEncoder().encode(TEXT).length,
    held: true,
    text: TEXT,
    claims: [],
  },
  standing: 'shown',
  ranges: [],
  choices: {
    actors: [{ actorId: 'TR', name: 'Türkiye' }],
    topics: [{ topicId: 'ships', title: 'Ships', kind: 'numbers', values: [] }],
  },
};

const draft = (changed: Partial<ClaimFields>, words: string | null) => {
  const from = words === null ? -1 : TEXT.indexOf(words);
  const part = words === null ? null : { from, to: from + words.length };
  const index = utf8Index(TEXT);
  const fields = { ...EMPTY_FIELDS, asOf: '2026-01-06', ...changed };
  return draftOf(fields, { claimId: 'C-1', statement: ' Thirty. ', view: VIEW, index, part });
};

describe('a claim from a form', () => {
  test('cites the bytes of the words, counted by the encoder', () => {
    const { fromByte, toByte } = draft({}, 'ships 🌊').judgement.citation;
    const bytes = new TextEncoder().encode(TEXT).subarray(fromByte, toByte);
    expect(new TextDecoder().decode(bytes)).toBe('ships 🌊');
  });
  test('knows who is named, and makes an id for who is not', () => {
    const { saidBy, reportedBy } = draft(
      { saidBy: 'türkiye', reportedBy: 'Élysée spokesman' },
      null,
    ).judgement;
    expect([saidBy, reportedBy]).toEqual(['TR', 'Elysee-spokesman']);
    expect([idFromName('20 points'), idFromName('Умєров')]).toEqual(['n-20-points', '']);
  });
  test('is whole once every field is', () => {
    const made = draft(
      { topicId: 'ships', saidBy: 'TR', reportedBy: 'A paper', least: '1,000', unit: 'ships' },
      'thirty',
    );
    expect(made.judgement.value).toEqual({
      type: 'number',
      least: 1000,
      most: null,
      about: 0,
      unit: 'ships',
      of: null,
    });
    const context = {
      documentOf: () => ({ held: true, byteLength: VIEW.document.byteLength }),
      kindOf: () => null,
    };
    expect(claimProblems(made, context)).toEqual([]);
    expect(claimProblems(draft({}, null), context).map(({ field }) => field)).toEqual([
      'citation',
      'topic',
      'value',
      'saidBy',
      'reportedBy',
    ]);
  });
  test('what is no figure and no day is not read as one', () => {
    const { value, asOfDay } = draft(
      { topicId: 'ships', least: 'many', asOf: '6 January' },
      null,
    ).judgement;
    expect(value).toMatchObject({ least: NaN });
    expect(asOfDay).toBeNaN();
  });
  test('kept fields come back, and what is not a field is left out', () => {
    const kept = JSON.stringify({ unit: 'ships', modality: 'shall', extra: 1, least: 5 });
    expect(fieldsFrom(kept, EMPTY_FIELDS)).toEqual({ ...EMPTY_FIELDS, unit: 'ships' });
    expect(fieldsFrom('{', EMPTY_FIELDS)).toEqual(EMPTY_FIELDS);
  });
});
