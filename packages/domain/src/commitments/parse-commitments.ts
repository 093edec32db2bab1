import type { JsonValue } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import type { ActorId } from '../claims/judgements.ts';
import { MODALITIES } from '../claims/judgements.ts';
import type { KnownNames } from '../claims/known-names.ts';
import { actorOf, claimsOf, namesOf } from '../claims/known-names.ts';
import type { JsonPath, RegisterProblem } from '../claims/member.ts';
import { Member, rowsOf } from '../claims/member.ts';
import { circleOfPromises } from './cycle.ts';
import type { ActName, CommitmentJudgements, Quantity } from './judgements.ts';
import { CONDITION_KINDS, DOMAINS, STAGES, STANCES } from './judgements.ts';
import { quantityProblem } from './quantity.ts';

interface RowOf<K extends keyof CommitmentJudgements> {
  readonly path: JsonPath;
  readonly judgement: CommitmentJudgements[K];
  /** Words: `{ title }` or `{ statement }`, and names. */
  readonly content: JsonValue;
}

export type ConditionRow = RowOf<'condition.recorded'>;
export type PledgeRow = RowOf<'pledge.recorded'>;
export type RequirementRow = RowOf<'requirement.recorded'>;
export type MandateRow = RowOf<'mandate.recorded'>;

export interface ParsedCommitments {
  readonly conditions: readonly ConditionRow[];
  readonly pledges: readonly PledgeRow[];
  readonly requirements: readonly RequirementRow[];
  readonly mandate: readonly MandateRow[];
  readonly problems: readonly RegisterProblem[];
}

/**
 * Reads the JSON value of a `commitments.json` strictly, row by row. Refused: a row that no claim supports, a range without a unit, a
 * quantity pledged by nobody, a condition that is not declared, and every promise in a circle of promises.
 */
export function parseCommitments(value: unknown, known: KnownNames): ParsedCommitments {
  const problems: RegisterProblem[] = [];
  const root = new Member(value, [], problems);
  root.only(['format', 'conditions', 'pledges', 'requirements', 'mandate']);
  root.at('format').word(['holdfast commitments v1']);
  const withPath = <T extends object>({ row, path }: { row: T; path: JsonPath }) => ({
    ...row,
    path,
  });
  const conditions = rowsOf(root, 'conditions', (row) => conditionFrom(row, known)).map(withPath);
  const declared = new Set<string>(conditions.map(({ judgement }) => judgement.conditionId));
  const pledges = rowsOf(root, 'pledges', (row) => pledgeFrom(row, known, declared)).map(withPath);
  return {
    conditions,
    pledges: withoutCircles(pledges, conditions, problems),
    requirements: rowsOf(root, 'requirements', (row) => requirementFrom(row, known)).map(withPath),
    mandate: rowsOf(root, 'mandate', (row) => mandateFrom(row, known)).map(withPath),
    problems,
  };
}

function conditionFrom(row: Member, known: KnownNames): Omit<ConditionRow, 'path'> {
  row.only(['id', 'kind', 'title', 'trueBy', 'falseBy', 'promise', 'topic', 'claims']);
  const acts = (name: string) => row.list(name, 0, 20).map((member) => actFrom(member, known));
  const [trueBy, falseBy] = [acts('trueBy'), acts('falseBy')];
  const actorIds = [...trueBy, ...falseBy].flatMap(({ actor }) => (actor === null ? [] : [actor]));
  return {
    judgement: {
      conditionId: row.at('id').id<'condition'>(),
      kind: row.at('kind').word(CONDITION_KINDS),
      trueBy,
      falseBy,
      promiseId: row.has('promise') ? row.at('promise').id<'pledge'>() : null,
      topicId: row.has('topic') ? row.at('topic').id<'topic'>() : null,
      claimIds: claimsOf(row, known),
    },
    content: { title: row.at('title').text(), names: namesOf(actorIds, known) },
  };
}

function actFrom(member: Member, known: KnownNames): ActName {
  member.only(['act', 'actor']);
  return {
    act: member.at('act').id(),
    actor: member.has('actor') ? actorOf(member.at('actor'), known) : null,
  };
}

const PLEDGE_MEMBERS = [
  'id',
  'contribution',
  'state',
  'domain',
  'statement',
  'stance',
  'modality',
  'stage',
  'quantity',
  'places',
  'tasks',
  'readings',
  'claims',
];

function pledgeFrom(
  row: Member,
  known: KnownNames,
  declared: ReadonlySet<string>,
): Omit<PledgeRow, 'path'> {
  row.only(PLEDGE_MEMBERS);
  const pledgeId = row.at('id').id<'pledge'>();
  const stateId = pledgerOf(row, known);
  return {
    judgement: {
      pledgeId,
      contributionId: row.has('contribution') ? row.at('contribution').id() : pledgeId,
      stateId,
      domain: row.at('domain').word(DOMAINS),
      stance: row.at('stance').word(STANCES),
      modality: row.at('modality').word(MODALITIES),
      stage: row.at('stage').word(STAGES),
      quantity: row.has('quantity') ? quantityFrom(row.at('quantity')) : null,
      places: row.ids('places'),
      tasks: row.ids('tasks'),
      readings: readingsFrom(row, declared),
      claimIds: claimsOf(row, known),
    },
    content: {
      statement: row.at('statement').text(),
      names: namesOf([stateId], known),
    },
  };
}

function pledgerOf(row: Member, known: KnownNames): ActorId {
  const state = row.at('state');
  if (!row.has('state')) {
    state.wrong('who pledges it', 'nobody');
    return id<'actor'>('nobody');
  }
  return actorOf(state, known);
}

/** `conditions: []` under one reading says that no condition was stated. */
function readingsFrom(
  row: Member,
  declared: ReadonlySet<string>,
): CommitmentJudgements['pledge.recorded']['readings'] {
  return row.list('readings', 1, 8).map((reading) => {
    reading.only(['id', 'conditions']);
    const conditionIds = reading.ids<'condition'>('conditions');
    const stranger = conditionIds.find((conditionId) => !declared.has(conditionId));
    if (stranger !== undefined)
      reading.at('conditions').wrong('conditions of this file', stranger, 'not-found');
    return { readingId: reading.at('id').id(), conditionIds };
  });
}

function quantityFrom(member: Member): Quantity {
  member.only(['least', 'most', 'unit']);
  const quantity = {
    least: member.bound('least'),
    most: member.bound('most'),
    unit: member.has('unit') ? member.at('unit').text() : '',
  };
  const wrong = quantityProblem(quantity);
  if (wrong !== null) member.wrong(wrong.expected, wrong.found);
  return quantity;
}

function requirementFrom(row: Member, known: KnownNames): Omit<RequirementRow, 'path'> {
  row.only(['id', 'title', 'domain', 'figures']);
  return {
    judgement: {
      requirementId: row.at('id').id<'requirement'>(),
      domain: row.at('domain').word(DOMAINS),
      figures: row.list('figures', 1, 20).map((figure) => {
        figure.only(['quantity', 'claims']);
        const quantity = quantityFrom(figure.at('quantity'));
        return { quantity, claimIds: claimsOf(figure, known) };
      }),
    },
    content: { title: row.at('title').text() },
  };
}

function mandateFrom(row: Member, known: KnownNames): Omit<MandateRow, 'path'> {
  row.only(['clause', 'title', 'allows', 'forbids', 'leavesOpen', 'claims']);
  return {
    judgement: {
      clauseId: row.at('clause').id(),
      allows: row.ids('allows'),
      forbids: row.ids('forbids'),
      leavesOpen: row.ids('leavesOpen'),
      claimIds: claimsOf(row, known),
    },
    content: { title: row.at('title').text() },
  };
}

/** Promises that wait for each other in a circle are refused, each with the circle; the rest stay. */
function withoutCircles(
  pledges: readonly PledgeRow[],
  conditions: readonly ConditionRow[],
  problems: RegisterProblem[],
): readonly PledgeRow[] {
  const byId = new Map(conditions.map(({ judgement }) => [judgement.conditionId, judgement]));
  let kept = pledges;
  for (;;) {
    const circle = circleOfPromises(
      kept.map(({ judgement }) => judgement),
      byId,
    );
    if (circle === null) return kept;
    for (const { path, judgement } of kept) {
      if (circle.includes(judgement.pledgeId))
        problems.push({
          path: [...path, 'readings'],
          code: 'not-permitted',
          expected: 'promises that do not wait for each other',
          found: circle.join(' → '),
        });
    }
    kept = kept.filter(({ judgement }) => !circle.includes(judgement.pledgeId));
  }
}
