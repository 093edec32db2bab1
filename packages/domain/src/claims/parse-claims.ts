import type { JsonValue } from '../core/entry.ts';
import { numberProblem } from './check-claim.ts';
import { citationOf } from './citation.ts';
import type { Library, SourceDocument } from './citation.ts';
import { documentsFrom } from './documents.ts';
import type { ClaimJudgements, ClaimValue, ContradictionKind } from './judgements.ts';
import { CONTRADICTION_KINDS, MODALITIES } from './judgements.ts';
import { namesOf } from './known-names.ts';
import type { JsonPath, RegisterProblem } from './member.ts';
import { Member, rowsOf } from './member.ts';

/** What a claim is about: claims on one topic are compared. */
export interface Topic {
  readonly topicId: string;
  readonly kind: ContradictionKind;
  readonly title: string;
}

export interface ClaimRow {
  readonly path: JsonPath;
  readonly judgement: ClaimJudgements['claim.recorded'];
  /** `{ statement, topic, names, excerptHash }`: own words and names. */
  readonly content: JsonValue;
}

/** One entry of a list of known contradictions, in own words: what the detector must find, or why it cannot. */
export interface KnownContradiction {
  readonly number: number;
  readonly title: string;
  readonly topics: readonly string[];
  readonly kind: ContradictionKind;
  /** How the register holds it. */
  readonly hold: string;
  /** Why the detector cannot find it; null when it does. */
  readonly enteredBecause: string | null;
}

export interface ParsedClaims {
  readonly title: string;
  readonly documents: readonly SourceDocument[];
  readonly topics: readonly Topic[];
  readonly actors: ReadonlyMap<string, string>;
  readonly claims: readonly ClaimRow[];
  readonly known: readonly KnownContradiction[];
  readonly problems: readonly RegisterProblem[];
}

/**
 * Reads the JSON value of a `claims.json` strictly, row by row: rows that are wrong are left out and named. A claim without citation,
 * a range without unit, a hash or a range of bytes that is wrong are refused; what `library` holds is checked to the byte.
 */
export function parseClaims(value: unknown, library: Library): ParsedClaims {
  const problems: RegisterProblem[] = [];
  const root = new Member(value, [], problems);
  root.only(['format', 'title', 'documents', 'actors', 'topics', 'claims', 'contradictions']);
  root.at('format').word(['holdfast claims v1']);
  const documents = documentsFrom(root, library);
  const actors = new Map(
    rowsOf(root, 'actors', (row): [string, string] => {
      row.only(['id', 'name']);
      return [row.at('id').id(), row.at('name').text()];
    }).map(({ row }) => row),
  );
  const topics = rowsOf(root, 'topics', topicFrom).map(({ row }) => row);
  const context = { documents, actors, topics, library };
  const seen = new Set<string>();
  const claims = rowsOf(root, 'claims', (row) => claimFrom(row, context, seen)).map(
    ({ row, path }) => ({ ...row, path }),
  );
  return {
    title: root.at('title').text(),
    documents,
    topics,
    actors,
    claims,
    known: rowsOf(root, 'contradictions', (row) => knownFrom(row, topics)).map(({ row }) => row),
    problems,
  };
}

function topicFrom(row: Member): Topic {
  row.only(['id', 'kind', 'title']);
  return {
    topicId: row.at('id').id(),
    kind: row.at('kind').word(CONTRADICTION_KINDS),
    title: row.at('title').text(),
  };
}

interface Context {
  readonly documents: readonly SourceDocument[];
  readonly actors: ReadonlyMap<string, string>;
  readonly topics: readonly Topic[];
  readonly library: Library;
}

const CLAIM_MEMBERS = [
  'id',
  'topic',
  'statement',
  'value',
  'modality',
  'saidBy',
  'reportedBy',
  'asOf',
  'instrument',
  'cite',
];

function claimFrom(row: Member, context: Context, seen: Set<string>): Omit<ClaimRow, 'path'> {
  row.only(CLAIM_MEMBERS);
  const claimId = row.at('id').id<'claim'>();
  if (seen.has(claimId)) row.at('id').wrong('a claim of its own id', claimId, 'duplicate-id');
  seen.add(claimId);
  const topicId = row.at('topic').id<'topic'>();
  const topic = context.topics.find((candidate) => candidate.topicId === topicId);
  if (topic === undefined) row.at('topic').wrong('a topic of this file', topicId, 'not-found');
  const kind = topic?.kind ?? 'status';
  const actor = (name: string) => {
    const actorId = row.at(name).id<'actor'>();
    if (!context.actors.has(actorId))
      row.at(name).wrong('an actor of this file', actorId, 'not-found');
    return actorId;
  };
  const { citation, excerptHash } = citationOf(row, context.documents, context.library);
  const [saidBy, reportedBy] = [actor('saidBy'), actor('reportedBy')];
  return {
    judgement: {
      claimId,
      topicId,
      kind,
      value: row.has('value') ? valueFrom(row.at('value'), kind) : { type: 'none' },
      modality: row.at('modality').word(MODALITIES),
      saidBy,
      reportedBy,
      asOfDay: row.at('asOf').day(),
      instrumentId: row.has('instrument') ? row.at('instrument').id<'instrument'>() : null,
      citation,
    },
    content: {
      statement: row.at('statement').text(),
      topic: topic?.title ?? '',
      names: namesOf([saidBy, reportedBy], { actors: context.actors, claimIds: seen }),
      excerptHash,
    },
  };
}

/** The topic's kind says which value its claims carry; lists of terms may be compared as wording too. */
function valueFrom(value: Member, kind: ContradictionKind): ClaimValue {
  switch (kind) {
    case 'numbers':
      return numberFrom(value);
    case 'signatories':
      return namesFrom(value);
    case 'place':
      value.only(['places']);
      return { type: 'place', places: value.ids('places', 1) };
    case 'wording':
      if (value.has('names')) return namesFrom(value);
      value.only(['term']);
      return { type: 'wording', term: value.at('term').id() };
    case 'timing':
      return timeFrom(value);
    case 'status':
      value.only(['status', 'scope']);
      return {
        type: 'status',
        status: value.at('status').id(),
        scope: value.has('scope') ? value.at('scope').id() : null,
      };
  }
}

function numberFrom(value: Member): ClaimValue {
  value.only(['least', 'most', 'about', 'unit', 'of']);
  const number = {
    type: 'number',
    least: value.bound('least'),
    most: value.bound('most'),
    about: value.flag('about'),
    unit: value.has('unit') ? value.at('unit').text() : '',
    of: value.has('of') ? value.at('of').id() : null,
  } as const;
  const wrong = numberProblem(number);
  if (wrong !== null) value.wrong(wrong.expected, wrong.found);
  return number;
}

function namesFrom(value: Member): ClaimValue {
  value.only(['names', 'open']);
  return { type: 'names', names: value.ids('names', 1), open: value.flag('open') };
}

function timeFrom(value: Member): ClaimValue {
  value.only(['from', 'to', 'certainty']);
  const fromDay = value.at('from').day();
  const toDay = value.has('to') ? value.at('to').day() : fromDay;
  if (toDay < fromDay)
    value.at('to').wrong('not before from', `${fromDay} to ${toDay}`, 'impossible-time');
  const certainty = value.at('certainty').word(['happened', 'planned', 'forecast', 'doubted']);
  return { type: 'time', fromDay, toDay, certainty };
}

function knownFrom(row: Member, topics: readonly Topic[]): KnownContradiction {
  row.only(['number', 'title', 'topics', 'kind', 'hold', 'enteredBecause']);
  const named = row.ids('topics', 1);
  for (const topicId of named) {
    if (!topics.some((topic) => topic.topicId === topicId))
      row.at('topics').wrong('topics of this file', topicId, 'not-found');
  }
  return {
    number: row.at('number').integer(1000),
    title: row.at('title').text(),
    topics: named,
    kind: row.at('kind').word(CONTRADICTION_KINDS),
    hold: row.at('hold').text(),
    enteredBecause: row.has('enteredBecause') ? row.at('enteredBecause').text() : null,
  };
}
