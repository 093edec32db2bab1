import type { JsonValue } from '../core/entry.ts';
import type { ClaimId } from '../claims/judgements.ts';
import type { JsonPath, RegisterProblem } from '../claims/member.ts';
import { Member, rowsOf } from '../claims/member.ts';
import type { InstrumentJudgements, Participation, Variant } from './judgements.ts';
import { CAPACITIES, INSTRUMENT_STATUSES } from './judgements.ts';

export interface InstrumentRow {
  readonly path: JsonPath;
  readonly judgement: InstrumentJudgements['instrument.recorded'];
  /** `{ title, note, words }`: `words` holds each variant's clauses in words, by `variant/clause`. */
  readonly content: JsonValue;
}

export interface QuestionRow {
  readonly path: JsonPath;
  readonly judgement: InstrumentJudgements['question.recorded'];
  /** `{ question }` */
  readonly content: JsonValue;
}

export interface ParsedInstruments {
  readonly instruments: readonly InstrumentRow[];
  readonly questions: readonly QuestionRow[];
  readonly problems: readonly RegisterProblem[];
}

/** Reads the JSON value of an `instruments.json` strictly, row by row. Every row cites claims, and each must be among `claimIds`. */
export function parseInstruments(value: unknown, claimIds: ReadonlySet<string>): ParsedInstruments {
  const problems: RegisterProblem[] = [];
  const root = new Member(value, [], problems);
  root.only(['format', 'instruments', 'questions']);
  root.at('format').word(['holdfast instruments v1']);
  const instruments = rowsOf(root, 'instruments', (row) => instrumentFrom(row, claimIds));
  const questions = rowsOf(root, 'questions', (row) => questionFrom(row, claimIds));
  return {
    instruments: instruments.map(({ row, path }) => ({ ...row, path })),
    questions: questions.map(({ row, path }) => ({ ...row, path })),
    problems,
  };
}

/** The claims a row rests on: at least one, each on record or in the same register. */
export function claimsOf(row: Member, claimIds: ReadonlySet<string>): readonly ClaimId[] {
  if (!row.has('claims')) {
    row.wrong('claims that say so', 'none');
    return [];
  }
  const cited = row.ids<'claim'>('claims', 1);
  const stranger = cited.find((claimId) => !claimIds.has(claimId));
  if (stranger !== undefined) row.at('claims').wrong('claims on record', stranger, 'not-found');
  return cited;
}

function instrumentFrom(row: Member, claimIds: ReadonlySet<string>): Omit<InstrumentRow, 'path'> {
  row.only(['id', 'title', 'status', 'asOf', 'note', 'who', 'variants', 'claims']);
  const words: Record<string, string> = {};
  const variants = row.list('variants').map((member): Variant => {
    member.only(['id', 'title', 'status', 'clauses']);
    const variantId = member.at('id').id();
    words[variantId] = member.at('title').text();
    return {
      variantId,
      status: member.at('status').word(INSTRUMENT_STATUSES),
      clauses: member.list('clauses', 1, 100).map((clause) => {
        clause.only(['id', 'words', 'standing', 'claims']);
        const clauseId = clause.at('id').id();
        words[`${variantId}/${clauseId}`] = clause.at('words').text();
        const standing = clause.at('standing').word(['present', 'removed']);
        return { clauseId, standing, claimIds: claimsOf(clause, claimIds) };
      }),
    };
  });
  return {
    judgement: {
      instrumentId: row.at('id').id<'instrument'>(),
      status: row.at('status').word(INSTRUMENT_STATUSES),
      asOfDay: row.at('asOf').day(),
      participations: row.list('who').map((member) => participationFrom(member, claimIds)),
      variants,
      claimIds: claimsOf(row, claimIds),
    },
    content: {
      title: row.at('title').text(),
      note: row.has('note') ? row.at('note').text() : null,
      words,
    },
  };
}

function participationFrom(member: Member, claimIds: ReadonlySet<string>): Participation {
  member.only(['actor', 'capacity', 'claims']);
  return {
    actorId: member.at('actor').id<'actor'>(),
    capacity: member.at('capacity').word(CAPACITIES),
    claimIds: claimsOf(member, claimIds),
  };
}

function questionFrom(row: Member, claimIds: ReadonlySet<string>): Omit<QuestionRow, 'path'> {
  row.only(['id', 'question', 'status', 'blocks', 'claims']);
  return {
    judgement: {
      questionId: row.at('id').id<'question'>(),
      status: row.at('status').word(['open', 'partly', 'closed']),
      blocks: row.ids('blocks', 1),
      claimIds: claimsOf(row, claimIds),
    },
    content: { question: row.at('question').text() },
  };
}
