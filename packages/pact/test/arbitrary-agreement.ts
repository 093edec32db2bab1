import fc from 'fast-check';
import type {
  Agreement,
  Amount,
  Cite,
  Clause,
  Condition,
  Declaration,
  Duty,
  FindingAtom,
  NameOrTerm,
  Norm,
  Quantity,
  Reading,
  Trigger,
} from '../src/agreement.ts';

const at = { line: 1, column: 1 };

const RESERVED = new Set(
  'and or not each one_of then when unless upon within until else cite of by to must must_not may reading'.split(
    ' ',
  ),
);

const name = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,6}$/)
  .filter((each) => !RESERVED.has(each));
const words = fc
  .array(fc.stringMatching(/^[A-Za-z0-9"\\{}/é—?]{1,12}$/), { maxLength: 25 })
  .map((each) => each.join(' '));
const notes = fc.array(
  fc.stringMatching(/^[a-z "{]{0,12}$/).map((each) => each.trim()),
  { maxLength: 2 },
);
const cite: fc.Arbitrary<Cite> = fc.oneof(
  fc
    .record({ source: name, from: fc.nat(999), size: fc.integer({ min: 1, max: 99 }) })
    .map(({ source, from, size }) => ({ source, from, to: from + size, place: null, at })),
  fc
    .record({ source: name, place: words })
    .map(({ source, place }) => ({ source, from: null, to: null, place, at })),
);
const cites = fc.array(cite, { maxLength: 2 });
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const quantity: fc.Arbitrary<Quantity> = fc.record({
  kind: fc.constant('quantity' as const),
  amount: fc.integer({ min: -9999, max: 9999 }),
  unit: fc.constantFrom('ms', 's', 'min', 'h', 'd', 'cdb', 'm', 'km', 'one'),
});
const term = name.map((each) => ({ kind: 'term' as const, name: each, at }));
const amount: fc.Arbitrary<Amount> = fc.oneof(
  quantity,
  term,
  name.map((each) => ({ kind: 'parameter' as const, name: each, at })),
);
const nameOrTerm: fc.Arbitrary<NameOrTerm> = fc.oneof(
  term,
  name.map((each) => ({ kind: 'name' as const, name: each, at })),
);

const findingAtom: fc.Arbitrary<FindingAtom> = fc.record({
  kind: fc.constant('finding' as const),
  finding: name,
  party: orNull(name.filter((each) => each !== 'at_least')),
  atLeast: orNull(nameOrTerm),
  to: orNull(nameOrTerm),
  at: fc.constant(at),
});
const trigger: fc.Arbitrary<Trigger> = fc.oneof(
  findingAtom,
  fc.record({
    kind: fc.constant('act' as const),
    act: name,
    actor: orNull(name),
    within: orNull(amount),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constant('breach' as const),
    norm: name,
    party: orNull(name),
    at: fc.constant(at),
  }),
);
const atom: fc.Arbitrary<Condition> = fc.oneof(
  trigger,
  term,
  fc.record({
    kind: fc.constant('fact' as const),
    fact: name,
    party: orNull(name),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constant('count' as const),
    least: amount,
    of: findingAtom,
    within: orNull(amount),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constant('quiet' as const),
    finding: name,
    party: orNull(name),
    lasting: amount,
    at: fc.constant(at),
  }),
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), part: tie('condition') }),
  ),
})).condition;

const duty: fc.Arbitrary<Duty> = fc.letrec<{ duty: Duty }>((tie) => ({
  duty: fc.record({
    bearer: fc.record({ kind: fc.constantFrom('name' as const, 'each' as const), name }),
    modality: fc.constantFrom('must' as const, 'must_not' as const, 'may' as const),
    acts: fc.array(name, { minLength: 1, maxLength: 3 }),
    within: orNull(
      fc.record({ amount, of: fc.constantFrom('cause' as const, 'occurrence' as const) }),
    ),
    until: orNull(condition),
    otherwise: orNull(
      fc.oneof(
        { depthSize: 'small' },
        fc.constant({ kind: 'breach' as const }),
        fc.record({ kind: fc.constant('duty' as const), duty: tie('duty') }),
      ),
    ),
    at: fc.constant(at),
  }),
})).duty;

const head = { at: fc.constant(at), id: name, title: words, cites, notes };
const date = fc
  .tuple(
    fc.integer({ min: 1000, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const turn = orNull(fc.record({ act: name, by: orNull(name) }));

const plain: fc.Arbitrary<Declaration> = fc.oneof(
  fc.record({
    kind: fc.constant('source' as const),
    ...head,
    publisher: words,
    date,
    sha256: orNull(fc.stringMatching(/^[0-9a-f]{64}$/)),
    address: orNull(words),
    file: orNull(words),
  }),
  fc
    .record({
      kind: fc.constant('instrument' as const),
      ...head,
      status: fc.constantFrom('mentioned' as const, 'draft' as const, 'signed' as const),
      variant: orNull(name),
      variantOf: orNull(name),
      roles: fc.array(
        fc.record({
          capacity: fc.constantFrom('signed' as const, 'co_signed' as const, 'absent' as const),
          actors: fc.array(name, { maxLength: 3 }),
          cites,
          at: fc.constant(at),
        }),
        { maxLength: 3 },
      ),
    })
    .map((each) => (each.variant === null ? { ...each, variantOf: null } : each)),
  fc.record({ kind: fc.constant('party' as const), ...head, bound: fc.boolean() }),
  fc.record({
    kind: fc.constant('group' as const),
    ...head,
    members: fc.array(name, { maxLength: 4 }),
    others: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('body' as const),
    ...head,
    chair: orNull(name),
    members: fc.array(name, { maxLength: 4 }),
    quorum: orNull(amount),
  }),
  fc.record({ kind: fc.constant('parameter' as const), ...head, value: quantity }),
  fc.record({
    kind: fc.constant('priors' as const),
    ...head,
    values: fc.array(
      fc.record({ hypothesis: name, centidecibans: fc.integer({ min: -999, max: 999 }) }),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    kind: fc.constant('standard' as const),
    ...head,
    threshold: fc.integer({ min: -999, max: 999 }),
    groups: fc.nat(9),
    survives: fc.nat(9),
    physical: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('severity' as const), ...head }),
  fc.record({ kind: fc.constant('weapon' as const), ...head, severity: name }),
  fc.record({ kind: fc.constant('act' as const), ...head, severity: orNull(name) }),
  fc.record({
    kind: fc.constant('open' as const),
    ...head,
    type: fc.constantFrom('body' as const, 'standard' as const, 'condition' as const),
    domain: fc.array(name, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('open' as const),
    ...head,
    type: fc.constantFrom('duration' as const, 'integer' as const),
    domain: fc.array(quantity, { minLength: 1, maxLength: 3 }),
  }),
);

const reading: fc.Arbitrary<Reading> = fc.record({
  id: name,
  title: orNull(words),
  upon: orNull(trigger),
  when: orNull(condition),
  unless: orNull(condition),
  duty: orNull(duty),
  cites,
  at: fc.constant(at),
});
const plainNorm: fc.Arbitrary<Norm> = fc.record({
  kind: fc.constant('norm' as const),
  ...head,
  forEach: orNull(fc.record({ variable: name, group: name })),
  upon: orNull(trigger),
  when: orNull(condition),
  unless: orNull(condition),
  duty,
});
const norm: fc.Arbitrary<Norm> = fc.oneof(
  { arbitrary: plainNorm, weight: 3 },
  fc
    .tuple(plainNorm, fc.array(reading, { minLength: 2, maxLength: 3 }))
    .map(([each, readings]) => ({ ...each, readings })),
);
const inClause: fc.Arbitrary<Declaration> = fc.oneof(
  plain,
  norm,
  fc.record({
    kind: fc.constant('fact' as const),
    ...head,
    of: orNull(name),
    begins: turn,
    ends: turn,
    byDefault: orNull(fc.boolean()),
  }),
  fc.record({
    kind: fc.constant('finding' as const),
    ...head,
    act: name,
    of: name,
    by: nameOrTerm,
    to: nameOrTerm,
    reviewedByAnotherNation: fc.boolean(),
    within: orNull(amount),
    byDefault: fc.constantFrom('established' as const, 'not_established' as const, 'none' as const),
  }),
);
const clause: fc.Arbitrary<Clause> = fc.record({
  kind: fc.constant('clause' as const),
  ...head,
  id: fc.constantFrom('1', '7(1)', '7(1)(a)', '4.2', 'annex(2)', '12.3(b).1'),
  text: orNull(words),
  statements: fc.array(inClause, { maxLength: 4 }),
});

/** Any agreement that could have been written, whether or not its names mean anything. */
export const arbitraryAgreement: fc.Arbitrary<Agreement> = fc.record({
  id: name,
  title: words,
  notes,
  statements: fc.array(fc.oneof(plain, clause), { maxLength: 6 }),
  endNotes: notes,
});
