import { describe, expect, test } from 'vitest';
import { id } from '../core/ids.ts';
import type { ClaimContext, ClaimDraft } from './check-claim.ts';
import { claimContext, claimProblems, valueProblem } from './check-claim.ts';
import type { ClaimJudgements, ClaimValue } from './judgements.ts';
import { folded } from '../commitments/testing/folded.ts';
import { parseClaims } from './parse-claims.ts';

const [HELD, CITED] = ['a'.repeat(64), 'b'.repeat(64)];
const CONTEXT: ClaimContext = {
  documentOf: (sha256) =>
    sha256 === HELD
      ? { held: true, byteLength: 100 }
      : sha256 === CITED
        ? { held: false, byteLength: 0 }
        : null,
  kindOf: (topicId) => (topicId === 'ships' ? 'numbers' : null),
};
const NUMBER = {
  type: 'number',
  least: 30,
  most: 30,
  about: 0,
  unit: 'ships',
  of: null,
} as const;
const JUDGEMENT: ClaimJudgements['claim.recorded'] = {
  claimId: id('c1'),
  topicId: id('ships'),
  kind: 'numbers',
  value: NUMBER,
  modality: 'would',
  saidBy: id('A'),
  reportedBy: id('A'),
  asOfDay: 20_459,
  instrumentId: null,
  citation: { sha256: HELD, fromByte: 3, toByte: 40 },
};
const fieldsWrong = (
  changed: Partial<ClaimJudgements['claim.recorded']>,
  statement = 'Thirty ships.',
) => {
  const draft: ClaimDraft = { judgement: { ...JUDGEMENT, ...changed }, statement };
  return claimProblems(draft, CONTEXT).map(({ field, expected }) => `${field}: ${expected}`);
};

describe('a claim', () => {
  test('C12: one that is whole has nothing wrong', () => {
    expect(fieldsWrong({})).toEqual([]);
    expect(
      fieldsWrong({ topicId: id('new-topic'), kind: 'status', value: { type: 'none' } }),
    ).toEqual([]);
  });
  test('C12: all that is missing is said at once, each at its member', () => {
    const empty = {
      topicId: id<'topic'>(''),
      saidBy: id<'actor'>(''),
      reportedBy: id<'actor'>(''),
      asOfDay: NaN,
      value: { ...NUMBER, unit: '' },
      citation: { sha256: HELD, fromByte: 0, toByte: 0 },
    };
    expect(fieldsWrong(empty, ' ')).toEqual([
      'citation: the words of the document that say so',
      'statement: a statement in own words',
      'topic: a topic',
      'value: a unit with the range',
      'saidBy: who said it',
      'reportedBy: who reported it',
      'asOf: a day',
    ]);
  });
  test('C3: a hash that is on no record, and a range outside the document', () => {
    expect(fieldsWrong({ citation: { sha256: 'c'.repeat(64), fromByte: 0, toByte: 4 } })).toEqual([
      'citation: a document on record',
    ]);
    expect(fieldsWrong({ citation: { sha256: HELD, fromByte: 3, toByte: 101 } })).toEqual([
      'citation: bytes within 0 to 100',
    ]);
    expect(fieldsWrong({ citation: { sha256: HELD, fromByte: 9, toByte: 9 } })).toEqual([
      'citation: bytes within 0 to 100',
    ]);
    expect(fieldsWrong({ citation: { sha256: CITED, fromByte: 0, toByte: 4 } })).toEqual([
      'citation: no range: the document is not held',
    ]);
    expect(fieldsWrong({ citation: { sha256: CITED, fromByte: 0, toByte: 0 } })).toEqual([]);
  });
  test('C12: a topic keeps its kind', () => {
    expect(fieldsWrong({ kind: 'status', value: { type: 'none' } })).toEqual([
      'topic: numbers, as the claims on this topic',
    ]);
  });
  test.each<[string, ClaimValue, string]>([
    ['without unit', { ...NUMBER, unit: '' }, 'a unit with the range'],
    [
      'of a share without its whole',
      { ...NUMBER, unit: 'percent' },
      'of what the share is a share',
    ],
    ['without an end', { ...NUMBER, least: null, most: null }, 'a least or a most'],
    ['the wrong way round', { ...NUMBER, least: 31 }, 'least not above most'],
    ['that is no number', { ...NUMBER, least: NaN }, 'whole units from 0, or null'],
    ['of another kind', { type: 'wording', term: 'x' }, 'number or none'],
  ])('C4: a range %s', (_name, value, expected) => {
    expect(valueProblem('numbers', value)?.expected).toBe(expected);
  });
  test('C12: values of the other kinds', () => {
    const day = { type: 'time', fromDay: 5, toDay: 4, certainty: 'planned' } as const;
    expect(valueProblem('timing', day)?.found).toBe('before');
    expect(valueProblem('timing', { ...day, toDay: NaN })?.found).toBe('none');
    expect(valueProblem('timing', { ...day, toDay: 5 })).toBeNull();
    expect(valueProblem('place', { type: 'place', places: [] })?.expected).toBe(
      'at least one place',
    );
    expect(valueProblem('signatories', { type: 'names', names: [], open: 1 })?.expected).toBe(
      'at least one name',
    );
    expect(valueProblem('wording', { type: 'wording', term: '' })?.expected).toBe('a term');
    expect(valueProblem('status', { type: 'status', status: '', scope: null })?.expected).toBe(
      'a status',
    );
  });
  test('C12: a state tells its documents and the kinds of its topics', () => {
    const author = { kind: 'keeper', id: 'k', role: null, nation: null } as const;
    const { state } = folded([
      {
        kind: 'document.received',
        author,
        judgement: { sha256: HELD, byteLength: 100, publishedDay: 1, held: 1 },
        content: null,
      },
      { kind: 'claim.recorded', author, judgement: JUDGEMENT, content: null },
    ]);
    const context = claimContext(state);
    expect(context.documentOf(HELD)).toEqual(CONTEXT.documentOf(HELD));
    expect([context.documentOf(CITED), context.kindOf('ships'), context.kindOf('x')]).toEqual([
      null,
      'numbers',
      null,
    ]);
  });
  test('C12: a register’s row is refused in the same words', () => {
    const row = {
      id: 'c1',
      topic: 'ships',
      statement: 'Some ships.',
      value: { least: 3, most: 2, unit: 'ships' },
      modality: 'would',
      saidBy: 'A',
      reportedBy: 'A',
      asOf: '2026-01-06',
      cite: { in: 'D' },
    };
    const file = {
      format: 'holdfast claims v1',
      title: 'T',
      documents: [{ key: 'D', publisher: 'P', title: 'T', published: '2026-01-06' }],
      actors: [{ id: 'A', name: 'A paper' }],
      topics: [{ id: 'ships', kind: 'numbers', title: 'Ships' }],
      claims: [row],
    };
    const { problems } = parseClaims(file, { documents: [], sha256Hex: () => HELD });
    expect(problems.map(({ expected, found }) => [expected, found])).toEqual([
      ['least not above most', '3 to 2'],
    ]);
  });
});
