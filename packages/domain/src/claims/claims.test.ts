import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { id } from '../core/ids.ts';
import { ENGINE } from '../core/engine.ts';
import { folded } from '../commitments/testing/folded.ts';
import { decideRegister } from '../commitments/decide.ts';
import { claimsView } from '../views/claims.ts';
import { contradictionsFromClaims, detectContradictions } from './contradictions-from-claims.ts';
import type { Library } from './citation.ts';
import type { ClaimJudgements, ClaimValue, ContradictionKind, Modality } from './judgements.ts';
import { lineOfPath } from './json-lines.ts';
import { parseClaims } from './parse-claims.ts';
import { parseRegister } from './register.ts';
import { relationOf } from './relation.ts';

const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const EMPTY: Library = { documents: [], sha256Hex };
const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../agreements/paris-2026/${name}.json`, import.meta.url),
      'utf8',
    ),
  );

const WORDS = 'Some said “thirty” ships would come. Others said forty.';
const BYTES = new TextEncoder().encode(WORDS);
const [FROM, TO] = [0, 37];
const DOCUMENT = {
  key: 'D',
  sha256: sha256Hex(BYTES),
  byteLength: BYTES.length,
  publisher: 'A paper',
  title: 'A report',
  published: '2026-01-06',
};
const HELD: Library = { documents: [{ ...DOCUMENT, bytes: BYTES }], sha256Hex };
const CITE = { in: 'D', bytes: [FROM, TO], hash: sha256Hex(BYTES.subarray(FROM, TO)).slice(0, 16) };
const ROW = {
  id: 'c1',
  topic: 'ships',
  statement: 'Thirty ships.',
  value: { least: 30, most: 30, unit: 'ships' },
  modality: 'would',
  saidBy: 'A',
  reportedBy: 'A',
  asOf: '2026-01-06',
  cite: CITE,
};
const file = (row: object, more: object = {}) => ({
  format: 'holdfast claims v1',
  title: 'Test',
  documents: [DOCUMENT],
  actors: [{ id: 'A', name: 'A paper' }],
  topics: [{ id: 'ships', kind: 'numbers', title: 'Ships' }],
  claims: [row],
  ...more,
});
const problemOf = (row: object, library: Library = HELD, more: object = {}) => {
  const { claims, problems } = parseClaims(file(row, more), library);
  expect(claims).toEqual([]);
  const [first] = problems;
  return first && { at: first.path.join('.'), expected: first.expected, found: first.found };
};

describe('the parser', () => {
  test('C2: a claim is read whole', () => {
    const { claims, problems } = parseClaims(file(ROW), HELD);
    expect(problems).toEqual([]);
    expect(claims[0]?.judgement).toEqual({
      claimId: 'c1',
      topicId: 'ships',
      kind: 'numbers',
      value: { type: 'number', least: 30, most: 30, about: 0, unit: 'ships', of: null },
      modality: 'would',
      saidBy: 'A',
      reportedBy: 'A',
      asOfDay: 20_459,
      instrumentId: null,
      citation: { sha256: DOCUMENT.sha256, fromByte: FROM, toByte: TO },
    });
  });
  test('C2: a claim without citation is refused', () => {
    const { cite: _cite, ...bare } = ROW;
    expect(problemOf(bare)).toEqual({
      at: 'claims.0',
      expected: 'a citation: {"in", "bytes", "hash"}',
      found: 'none',
    });
  });
  test('C3: bytes that do not hash as written are refused where the document is held', () => {
    const slipped = { ...ROW, cite: { ...CITE, bytes: [FROM + 1, TO] } };
    expect(problemOf(slipped)?.at).toBe('claims.0.cite');
    expect(parseClaims(file(slipped), EMPTY).problems).toEqual([]);
  });
  test('C3: bytes outside the document are refused, held or not', () => {
    const outside = { ...ROW, cite: { ...CITE, bytes: [0, BYTES.length + 1] } };
    expect(problemOf(outside, EMPTY)).toEqual({
      at: 'claims.0.cite.bytes',
      expected: `from below to, within 0 to ${BYTES.length}`,
      found: `0 to ${BYTES.length + 1}`,
    });
  });
  test('C3: a document held with another hash is refused, and what cites it', () => {
    const other = { ...DOCUMENT, sha256: '0'.repeat(64) };
    const { claims, problems } = parseClaims(file(ROW, { documents: [other] }), HELD);
    expect(claims).toEqual([]);
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      'documents.0.sha256',
      'claims.0.cite.in',
    ]);
  });
  test('C4: a range without unit and a share without its whole are refused', () => {
    expect(problemOf({ ...ROW, value: { least: 3 } })?.expected).toBe('a unit with the range');
    expect(problemOf({ ...ROW, value: { least: 90, most: 90, unit: 'percent' } })?.expected).toBe(
      'of what the share is a share',
    );
    expect(problemOf({ ...ROW, value: { least: 5, most: 4, unit: 'ships' } })?.found).toBe(
      '5 to 4',
    );
    expect(problemOf({ ...ROW, value: { least: 0.5, unit: 'ships' } })?.at).toBe(
      'claims.0.value.least',
    );
  });
  test('C5: the line of a path is where the value begins', () => {
    const text = JSON.stringify(file({ ...ROW, statement: 'a "quoted, {word}" \\ here' }), null, 1);
    const lines = text.split('\n');
    expect(lines[lineOfPath(text, ['claims', 0, 'modality']) - 1]).toContain('"modality"');
    expect(lines[lineOfPath(text, ['claims', 0, 'cite', 'bytes', 1]) - 1]).toContain(String(TO));
    expect(lineOfPath(text, ['nothing'])).toBe(1);
    const [first] = parseClaims(
      JSON.parse(text.replace('"would"', '"shall perhaps"')),
      HELD,
    ).problems;
    expect(lines[lineOfPath(text, first?.path ?? []) - 1]).toContain('"modality"');
  });
});

describe('relations', () => {
  const claim = (
    kind: ContradictionKind,
    value: ClaimValue,
    modality: Modality = 'states',
  ): ClaimJudgements['claim.recorded'] => ({
    claimId: id('c'),
    topicId: id('t'),
    kind,
    value,
    modality,
    saidBy: id('A'),
    reportedBy: id('A'),
    asOfDay: 1,
    instrumentId: null,
    citation: { sha256: '', fromByte: 0, toByte: 1 },
  });
  const number = (least: number | null, most: number | null, of: string | null = null) =>
    claim('numbers', { type: 'number', least, most, about: 0, unit: 'u', of });
  const place = (...places: readonly string[]) => claim('place', { type: 'place', places });
  const time = (
    fromDay: number,
    toDay: number,
    certainty: Extract<ClaimValue, { readonly type: 'time' }>['certainty'],
  ) => claim('timing', { type: 'time', fromDay, toDay, certainty });
  const status = (word: string, scope: string | null) =>
    claim('status', { type: 'status', status: word, scope });
  const names = (kind: ContradictionKind, open: 0 | 1, ...list: readonly string[]) =>
    claim(kind, { type: 'names', names: list, open });
  test.each([
    ['35 and more than 30', number(35, 35), number(31, null), 'compatible'],
    ['15-20 and 30', number(15, 20), number(30, 30), 'conflict'],
    [
      '90 % of two wholes',
      number(90, 90, 'plan'),
      number(90, 90, 'points'),
      'different-denominator',
    ],
    ['a place within a place', place('u.west'), place('u'), 'different-precision'],
    ['no common place', place('u'), place('n'), 'conflict'],
    ['a name that only begins alike', place('u'), place('us'), 'conflict'],
    ['planned and doubted', time(1, 9, 'planned'), time(1, 9, 'doubted'), 'conflict'],
    ['a weekend and its Saturday', time(1, 1, 'happened'), time(1, 2, 'happened'), 'compatible'],
    ['one scope', status('yes', null), status('no', null), 'conflict'],
    ['two scopes', status('yes', 'a'), status('no', 'b'), 'different-scope'],
    ['fewer signers', names('signatories', 0, 'A'), names('signatories', 0, 'A', 'B'), 'conflict'],
    [
      'fewer, and others',
      names('signatories', 1, 'A'),
      names('signatories', 0, 'A', 'B'),
      'compatible',
    ],
    [
      'a shorter list',
      names('wording', 0, 'a'),
      names('wording', 0, 'a', 'b'),
      'different-wording',
    ],
    [
      'may and must',
      claim('wording', { type: 'wording', term: 'x' }, 'may'),
      claim('wording', { type: 'wording', term: 'x' }, 'must'),
      'different-modality',
    ],
  ] as const)('C6: %s', (_name, a, b, relation) => {
    expect(relationOf(a, b)).toBe(relation);
    expect(relationOf(b, a)).toBe(relation);
    expect(relationOf(a, a)).toBe('same');
  });
  test('C6: ranges are compatible exactly when some number lies in both, found by trying all', () => {
    const bound = fc.integer({ min: 0, max: 6 });
    const range = fc.tuple(bound, bound).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(range, range, ([a, b], [c, d]) => {
        const common = [0, 1, 2, 3, 4, 5, 6].some((n) => n >= a && n <= b && n >= c && n <= d);
        expect(relationOf(number(a, b), number(c, d)) !== 'conflict').toBe(common);
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});

describe('the Paris reports', () => {
  const parsed = parseClaims(read('claims'), EMPTY);
  const found = detectContradictions(parsed.claims.map(({ judgement }) => judgement));
  const byTopic = new Map<string, (typeof found)[number]>(
    found.map((contradiction) => [contradiction.topicId, contradiction]),
  );
  test('C5: every row is read', () => {
    expect(parsed.problems).toEqual([]);
    expect(parsed.claims.length).toBe(137);
  });
  test('C8: the list has twenty, each found by the detector or entered with a reason', () => {
    expect(parsed.known.map(({ number }) => number)).toEqual(
      [...Array(20).keys()].map((n) => n + 1),
    );
    for (const { topics, enteredBecause, kind } of parsed.known) {
      const detected = topics.filter((topic) => byTopic.has(topic));
      expect(detected.length > 0 || enteredBecause !== null).toBe(true);
      if (enteredBecause === null)
        expect(detected.some((topic) => byTopic.get(topic)?.kind === kind)).toBe(true);
    }
  });
  test('C8: each is held as the list says', () => {
    expect(
      parsed.known.map(({ number, topics }) => [
        number,
        ...topics.map((topic) => byTopic.get(topic)?.relation),
      ]),
    ).toEqual([
      [1, 'compatible'],
      [2, 'different-scope'],
      [3, 'conflict'],
      [4, 'conflict'],
      [5, 'conflict'],
      [6, 'conflict'],
      [7, 'conflict', 'different-precision'],
      [8, 'different-scope'],
      [9, 'different-denominator', 'different-scope'],
      [10, 'different-wording'],
      [11, 'different-wording'],
      [12, 'different-wording'],
      [13, 'different-wording'],
      [14, 'different-wording'],
      [15, 'different-precision', 'different-wording'],
      [16, 'conflict'],
      [17, 'different-wording'],
      [18, 'different-scope'],
      [19, 'different-wording'],
      [20, 'compatible', 'different-wording'],
    ]);
  });
  test('C8: what else is found', () => {
    const listed = new Set(parsed.known.flatMap(({ topics }) => topics));
    expect(found.map(({ topicId }) => topicId).filter((topic) => !listed.has(topic))).toEqual([
      'bilateral-guarantee',
    ]);
  });
  test('C7: a claim alone on its topic contradicts nothing', () => {
    for (const { judgement } of parsed.claims)
      expect(detectContradictions([judgement])).toEqual([]);
  });
});

describe('contradictions on record', () => {
  const { rows } = parseRegister(
    { claims: read('claims'), instruments: null, commitments: null },
    EMPTY,
  );
  const claims = rows.map(({ entry }) => entry);
  const noted = contradictionsFromClaims(folded(claims).state, ENGINE);
  const resolved = decideRegister(
    folded([...claims, ...noted]).state,
    {
      kind: 'resolve-contradiction',
      by: { personId: id('p'), role: 'commission' },
      contradictionId: id('X-us-binding-support'),
      resolution: 'one-prevails',
      standingIds: [id('EA-us-not-bound')],
      reason: 'The final text was read.',
    },
    { kind: 'person', id: 'p', role: 'commission', nation: 'N' },
  );
  test('C9: it is noted once, resolved with a reason, and opens again with a new claim', () => {
    if ('code' in resolved) throw new TypeError(resolved.expected);
    const before = folded([...claims, ...noted, resolved]);
    expect(contradictionsFromClaims(before.state, ENGINE)).toEqual([]);
    const shown = claimsView(
      before.state,
      { role: 'public', partyId: null, nation: null },
      before.context,
    );
    const topic = shown.topics.find(({ topicId }) => topicId === 'us-binding-support');
    expect(topic?.contradiction?.resolution).toMatchObject({
      reason: 'The final text was read.',
      by: 'commission, N',
    });
    expect(shown.open).toBe(noted.length - 1);
    const again = claims.find(
      ({ kind, judgement }) => kind === 'claim.recorded' && judgement.claimId === 'AGG-us-binding',
    );
    if (again?.kind !== 'claim.recorded') throw new TypeError('no such claim');
    const copy = { ...again, judgement: { ...again.judgement, claimId: id<'claim'>('later') } };
    const after = folded([...claims, ...noted, resolved, copy]);
    const [renoted] = contradictionsFromClaims(after.state, ENGINE);
    expect(renoted?.judgement).toMatchObject({ contradictionId: 'X-us-binding-support' });
    const open = folded([...claims, ...noted, resolved, copy, ...(renoted ? [renoted] : [])]).state;
    expect(open.contradictions.get(id('X-us-binding-support'))?.resolved).toBeNull();
  });
  test('C9: without a reason, or with a claim that stands elsewhere, it is refused', () => {
    const state = folded([...claims, ...noted]).state;
    const ask = (reason: string, standing: string) =>
      decideRegister(
        state,
        {
          kind: 'resolve-contradiction',
          by: { personId: id('p'), role: 'commission' },
          contradictionId: id('X-us-binding-support'),
          resolution: 'one-prevails',
          standingIds: [id(standing)],
          reason,
        },
        { kind: 'person', id: 'p', role: 'commission', nation: 'N' },
      );
    expect(ask(' ', 'EA-us-not-bound')).toMatchObject({ code: 'malformed' });
    expect(ask('Read.', 'EN-article-5')).toMatchObject({ code: 'not-found' });
  });
  test('C3: a reader without the document is shown publisher, title and day', () => {
    const { state, context } = folded(claims);
    const view = claimsView(state, { role: 'chief', partyId: null, nation: null }, context);
    const claim = view.topics[0]?.claims[0];
    expect(claim?.citation.words).toBeNull();
    expect(claim?.citation.publisher).toBe('Deutsche Welle, via Global AI News');
  });
});
