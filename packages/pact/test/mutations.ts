import type { Agreement, Declaration, Duty, Finding, Norm, Open } from '../src/agreement.ts';
import { listDeclarations, tabulateNames } from '../src/names.ts';

/** One defect put into an agreement at one place. */
export interface Mutant {
  readonly check: number;
  readonly operator: string;
  readonly place: string;
  readonly agreement: Agreement;
}

type Change = (declaration: Declaration, agreement: Agreement) => readonly Declaration[] | null;

const at = { line: 1, column: 1 };
const plain = { at, cites: [], notes: [] };

/** A statement in the place of another, or several. */
function replace(agreement: Agreement, target: Declaration, by: readonly Declaration[]): Agreement {
  const put = (each: Declaration) => (each === target ? by : [each]);
  return {
    ...agreement,
    statements: agreement.statements.flatMap((each): readonly Agreement['statements'][number][] =>
      each.kind === 'clause' ? [{ ...each, statements: each.statements.flatMap(put) }] : put(each),
    ),
  };
}

function onNorm(
  change: (norm: Norm, agreement: Agreement) => readonly Declaration[] | null,
): Change {
  return (each, agreement) => (each.kind === 'norm' ? change(each, agreement) : null);
}

function onFinding(
  change: (finding: Finding, agreement: Agreement) => readonly Declaration[] | null,
): Change {
  return (each, agreement) => (each.kind === 'finding' ? change(each, agreement) : null);
}

const withDuty = (norm: Norm, duty: Partial<Duty>): Norm => ({
  ...norm,
  duty: { ...norm.duty, ...duty },
});

const isUsed = (agreement: Agreement, finding: Finding) =>
  tabulateNames(agreement)
    .all('norm')
    .some(
      ({ upon, duty }) =>
        upon?.kind === 'finding' && upon.finding === finding.id && duty.modality === 'must',
    );

function bodyOf(agreement: Agreement, id: string) {
  return tabulateNames(agreement).find('body', id);
}

const openTerm = (id: string, type: Open['type'], domain: Open['domain']): Open => ({
  ...plain,
  kind: 'open',
  id,
  title: 'left open',
  type,
  domain,
});

const OPERATORS: readonly (readonly [number, string, Change])[] = [
  [
    1,
    'an open term that nothing uses',
    (each) =>
      each.kind === 'norm'
        ? [openTerm('idle', 'duration', [{ kind: 'quantity', amount: 1, unit: 'd' }]), each]
        : null,
  ],
  [
    1,
    'a deadline left open',
    onNorm((norm) => {
      const { within } = norm.duty;
      if (within === null || norm.duty.modality !== 'must') return null;
      const quantities = [1, 30].map((amount) => ({
        kind: 'quantity' as const,
        amount,
        unit: 'd' as const,
      }));
      const amount = { kind: 'term' as const, name: 'lag', at };
      return [
        openTerm('lag', 'duration', quantities),
        withDuty(norm, { within: { ...within, amount } }),
      ];
    }),
  ],
  [
    1,
    'a standard left open',
    onFinding((finding, agreement) => {
      const standards = tabulateNames(agreement)
        .all('standard')
        .map(({ id }) => id);
      if (standards.length < 2 || !isUsed(agreement, finding)) return null;
      const to = { kind: 'term' as const, name: 'proof', at };
      return [openTerm('proof', 'standard', standards), { ...finding, to }];
    }),
  ],
  [
    2,
    'a bearer that is not bound',
    (each, agreement) => {
      if (each.kind !== 'party') return null;
      const names = tabulateNames(agreement);
      const bears = names.all('norm').some(({ forEach, duty }) => {
        const group = duty.bearer.kind === 'each' ? duty.bearer.name : (forEach?.group ?? '');
        return duty.modality !== 'may' && names.membersOf(group).includes(each.id);
      });
      return bears ? [{ ...each, bound: false }] : null;
    },
  ],
  [
    2,
    'a duty put on a stranger',
    onNorm((norm) =>
      norm.duty.modality === 'must'
        ? [
            { ...plain, kind: 'party', id: 'STRANGER', title: 'a stranger', bound: false },
            withDuty(norm, { bearer: { kind: 'name', name: 'STRANGER' } }),
          ]
        : null,
    ),
  ],
  [
    3,
    'nobody appointed',
    onFinding((finding, agreement) => {
      const bodies = tabulateNames(agreement)
        .all('body')
        .map(({ id }) => id);
      if (!isUsed(agreement, finding)) return null;
      const by = { kind: 'term' as const, name: 'who', at };
      return [openTerm('who', 'body', bodies), { ...finding, by }];
    }),
  ],
  [
    3,
    'a body without members',
    onFinding((finding, agreement) =>
      isUsed(agreement, finding) ? appoint(finding, { members: [], quorum: null }) : null,
    ),
  ],
  [
    3,
    'a review by another nation, of a body of one',
    onFinding((finding, agreement) => {
      const [member] = bodyOf(agreement, finding.by.name)?.members ?? [];
      const one = tabulateNames(agreement).membersOf(member ?? '')[0];
      return isUsed(agreement, finding) && finding.reviewedByAnotherNation && one !== undefined
        ? appoint(finding, { members: [one], quorum: null })
        : null;
    }),
  ],
  [
    4,
    'a chair without whom nothing is found',
    onFinding((finding, agreement) => {
      const body = bodyOf(agreement, finding.by.name);
      const [party] = tabulateNames(agreement).membersOf(body?.members[0] ?? '');
      return isUsed(agreement, finding) && body !== null && party !== undefined
        ? appoint(finding, { members: body.members, quorum: body.quorum, chair: party })
        : null;
    }),
  ],
  [
    4,
    'unanimity',
    onFinding((finding, agreement) => {
      const body = bodyOf(agreement, finding.by.name);
      const names = tabulateNames(agreement);
      const count = (body?.members ?? []).flatMap((each) => names.membersOf(each)).length;
      return isUsed(agreement, finding) && body !== null && count > 1
        ? appoint(finding, {
            members: body.members,
            quorum: { kind: 'quantity', amount: count, unit: 'one' },
          })
        : null;
    }),
  ],
  [
    6,
    'a duty without a day',
    onNorm((norm) =>
      norm.duty.modality === 'must' && norm.duty.within !== null
        ? [withDuty(norm, { within: null, otherwise: null })]
        : null,
    ),
  ],
  [6, 'a finding without a day', onFinding((finding) => [{ ...finding, within: null }])],
  [6, 'a finding without a default', onFinding((finding) => [{ ...finding, byDefault: 'none' }])],
  [
    9,
    'a menu with a weak choice',
    onNorm((norm) =>
      norm.upon?.kind === 'finding' && norm.duty.modality === 'must'
        ? [
            { ...plain, kind: 'act', id: 'send_note', title: 'send a note', severity: null },
            withDuty(norm, { acts: [...norm.duty.acts, 'send_note'] }),
          ]
        : null,
    ),
  ],
  [
    12,
    'an accused chair',
    onFinding((finding, agreement) => {
      const body = bodyOf(agreement, finding.by.name);
      const [accused] = tabulateNames(agreement).membersOf(finding.of);
      return body !== null && accused !== undefined
        ? appoint(finding, { members: body.members, quorum: body.quorum, chair: accused })
        : null;
    }),
  ],
  [
    12,
    'an exception by its own word',
    onNorm((norm) =>
      norm.forEach !== null &&
      norm.duty.modality !== 'may' &&
      norm.duty.bearer.name === norm.forEach.variable
        ? [
            ...ownFact(norm.forEach.group),
            {
              ...norm,
              unless: { kind: 'fact', fact: 'own_word', party: norm.forEach.variable, at },
            },
          ]
        : null,
    ),
  ],
  [
    12,
    'a promise that waits for its own approval',
    onNorm((norm, agreement) => {
      const { upon, duty } = norm;
      const group =
        upon?.kind === 'finding'
          ? tabulateNames(agreement).find('finding', upon.finding)?.of
          : null;
      if (
        duty.modality !== 'must' ||
        upon?.kind !== 'finding' ||
        group === null ||
        group === undefined
      )
        return null;
      if (upon.party !== duty.bearer.name) return null;
      const own = { kind: 'fact' as const, fact: 'own_word', party: duty.bearer.name, at };
      return [
        ...ownFact(group),
        { ...norm, when: norm.when === null ? own : { kind: 'and', parts: [norm.when, own] } },
      ];
    }),
  ],
];

function ownFact(group: string): readonly Declaration[] {
  const begins = { act: 'say_so', by: null };
  return [
    { ...plain, kind: 'act', id: 'say_so', title: 'say so', severity: null },
    {
      ...plain,
      kind: 'fact',
      id: 'own_word',
      title: 'it says so',
      of: group,
      begins,
      ends: null,
      byDefault: false,
    },
  ];
}

function appoint(
  finding: Finding,
  body: Pick<Extract<Declaration, { kind: 'body' }>, 'members' | 'quorum'> & {
    readonly chair?: string;
  },
): readonly Declaration[] {
  return [
    { ...plain, kind: 'body', id: 'APPOINTED', title: 'appointed', chair: null, ...body },
    { ...finding, by: { kind: 'name', name: 'APPOINTED', at } },
  ];
}

/** Every mutant of an agreement: each operator at each place where it applies. */
export function listMutants(agreement: Agreement): readonly Mutant[] {
  return listDeclarations(agreement).flatMap(([declaration]) =>
    OPERATORS.flatMap(([check, operator, change]) => {
      const by = change(declaration, agreement);
      if (by === null) return [];
      const place = `${agreement.id} ${declaration.id}`;
      return [{ check, operator, place, agreement: replace(agreement, declaration, by) }];
    }),
  );
}
