import fc from 'fast-check';
import type { FindingItem, LogItem } from '../src/log.ts';

/** A condition of the small agreement, in a form of its own: the naive evaluator shares no code with ours. */
export type Small =
  | { readonly is: 'f' | 'g' | 'h' | 'did' | 'found' | 'often' | 'quiet' | 'open' | 'banned' }
  | { readonly is: 'and' | 'or'; readonly parts: readonly Small[] }
  | { readonly is: 'not'; readonly part: Small };

export interface SmallAgreement {
  readonly ban: { readonly when: Small; readonly unless: Small };
  readonly duty: {
    readonly when: Small;
    readonly unless: Small;
    readonly grave: boolean;
    readonly follow: boolean;
  };
  readonly task: { readonly when: Small; readonly until: Small };
  readonly perm: { readonly when: Small; readonly unless: Small };
}

const ATOMS = {
  f: 'fact(f)',
  g: 'fact(g)',
  h: 'fact(h, P)',
  did: 'act(y, P) within 3 ms',
  found: 'finding(v, P)',
  often: 'at_least ?n finding(v, P) within 6 ms',
  quiet: 'quiet(v, P) for 4 ms',
  open: '?c',
  banned: 'breach(ban, P)',
} as const;

function write(small: Small): string {
  if (small.is === 'and' || small.is === 'or')
    return `(${small.parts.map(write).join(` ${small.is} `)})`;
  return small.is === 'not' ? `not ${write(small.part)}` : ATOMS[small.is];
}

export function writeSmall({ ban, duty, task, perm }: SmallAgreement): string {
  return `agreement t "t"
party A "A" bound party B "B" bound
group G "G" { A B }
body M "M" members { G }
severity S1 "minor"
severity S2 "grave"
standard low "low" { threshold 1 cdb groups 1 survives 0 physical no }
standard high "high" { threshold 2 cdb groups 1 survives 0 physical no }
act x "x" act y "y" act z "z"
clause 1 "facts" {
  fact f "f" default false
  fact g "g"
  fact h "h" of G begins upon y ends upon z default false
  open n "n" : integer { 1, 2 }
  open c "c" : condition { f, g }
  finding v "v" of x(G) by M to low within 6 ms default not_established
}
clause 2 "norms" {
  norm ban "ban" for each P in G when ${write(ban.when)} unless ${write(ban.unless)} then P must_not x
  norm duty "duty" upon finding(v, P${duty.grave ? ', at_least S2' : ''}) when ${write(duty.when)}
    unless ${write(duty.unless)} then P must y within 5 ms
    else ${duty.follow ? 'P must z within 4 ms else breach' : 'breach'}
  norm task "task" for each P in G when ${write(task.when)} then P must y within 4 ms
    until ${write(task.until)} else breach
  norm perm "perm" for each P in G when ${write(perm.when)} unless ${write(perm.unless)} then P may z
}
`;
}

const simple = fc
  .constantFrom('f', 'g', 'h', 'did', 'found', 'often', 'quiet', 'open')
  .map((is) => ({ is }) as Small);

function condition(atom: fc.Arbitrary<Small>): fc.Arbitrary<Small> {
  return fc.oneof(
    { weight: 3, arbitrary: atom },
    { weight: 1, arbitrary: atom.map((part) => ({ is: 'not' as const, part })) },
    {
      weight: 2,
      arbitrary: fc.record({
        is: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(
          fc.oneof(
            atom,
            atom.map((part) => ({ is: 'not' as const, part })),
          ),
          {
            minLength: 2,
            maxLength: 3,
          },
        ),
      }),
    },
  );
}

const any = condition(simple);
const withBreach = condition(fc.oneof(simple, fc.constant<Small>({ is: 'banned' })));

export const smallAgreement: fc.Arbitrary<SmallAgreement> = fc.record({
  ban: fc.record({ when: any, unless: any }),
  duty: fc.record({ when: any, unless: any, grave: fc.boolean(), follow: fc.boolean() }),
  task: fc.record({ when: any, until: any }),
  perm: fc.record({ when: withBreach, unless: any }),
});

/** Times run from 0 to here, in milliseconds. */
export const LAST_MS = 24;

const party = fc.constantFrom('A', 'B');
const timed = fc.record({
  ms: fc.integer({ min: 0, max: LAST_MS }),
  delay: fc.integer({ min: 0, max: 5 }),
});

const blank = {
  standard: 'low',
  weapon: null,
  draftedByNation: null,
  reviewedByNation: null,
  finding: 'v',
} as const;

const item: fc.Arbitrary<LogItem> = fc
  .tuple(
    timed,
    fc.oneof(
      fc.record({
        kind: fc.constant('fact' as const),
        fact: fc.constantFrom('f', 'g'),
        party: fc.constant(null),
        value: fc.constantFrom(
          'true' as const,
          'false' as const,
          'unknown' as const,
          'disputed' as const,
        ),
      }),
      fc.record({
        kind: fc.constant('act' as const),
        act: fc.constantFrom('y', 'z'),
        actor: party,
        about: fc.constantFrom<readonly string[]>([], ['i1'], ['i2']),
      }),
      fc.record({
        kind: fc.constant('finding' as const),
        instance: fc.constantFrom('i1', 'i2', 'i3'),
        by: fc.constantFrom('M', 'M', 'M', 'A'),
        party: fc.constantFrom('A', 'A', 'B', null),
        outcome: fc.constantFrom<FindingItem['outcome'][]>(
          'pending',
          'established',
          'established',
          'established',
          'not_established',
          'undetermined',
          'disputed',
          'withdrawn',
        ),
        severity: fc.constantFrom('S1', 'S2', null),
      }),
      fc.record({ kind: fc.constant('blind' as const) }),
      fc.record({
        kind: fc.constant('retraction' as const),
        retracts: fc.integer({ min: 0, max: 11 }),
      }),
    ),
  )
  .map(([{ ms, delay }, body]) => {
    const base = { entryIndex: 0, occurred: { fromMs: ms, toMs: ms }, recordedAtMs: ms + delay };
    return body.kind === 'finding' ? { ...blank, ...base, ...body } : { ...base, ...body };
  });

/** At most a dozen items, entered in the order they were recorded. */
export const smallLog: fc.Arbitrary<readonly LogItem[]> = fc
  .array(item, { maxLength: 12 })
  .map((items) =>
    [...items]
      .sort((a, b) => a.recordedAtMs - b.recordedAtMs)
      .map((each, entryIndex) => ({ ...each, entryIndex })),
  );
