import type { JsonValue } from '../core/entry.ts';
import type { KnownNames } from '../claims/known-names.ts';
import { actorOf, claimsOf, namesOf } from '../claims/known-names.ts';
import type { JsonPath, RegisterProblem } from '../claims/member.ts';
import { Member, rowsOf } from '../claims/member.ts';
import type { InstrumentJudgements, Participation, Variant } from './judgements.ts';
import { CAPACITIES, INSTRUMENT_STATUSES } from './judgements.ts';

export interface InstrumentRow {
  readonly path: JsonPath;
  readonly judgement: InstrumentJudgements['instrument.recorded'];
  /** `{ title, note, words, names }`: `words` holds each variant's title and its clauses in words, by `variant` and `variant/clause`. */
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

/** Reads the JSON value of an `instruments.json` strictly, row by row. Every row cites claims, and each must be known. */
export function parseInstruments(value: unknown, known: KnownNames): ParsedInstruments {
  const problems: RegisterProblem[] = [];
  const root = new Member(value, [], problems);
  root.only(['format', 'instruments', 'questions']);
  root.at('format').word(['holdfast instruments v1']);
  const instruments = rowsOf(root, 'instruments', (row) => instrumentFrom(row, known));
  const questions = rowsOf(root, 'questions', (row) => questionFrom(row, known));
  return {
    instruments: instruments.map(({ row, path }) => ({ ...row, path })),
    questions: questions.map(({ row, path }) => ({ ...row, path })),
    problems,
  };
}

function instrumentFrom(row: Member, known: KnownNames): Omit<InstrumentRow, 'path'> {
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
        return { clauseId, standing, claimIds: claimsOf(clause, known) };
      }),
    };
  });
  const participations = row.list('who').map((member) => participationFrom(member, known));
  return {
    judgement: {
      instrumentId: row.at('id').id<'instrument'>(),
      status: row.at('status').word(INSTRUMENT_STATUSES),
      asOfDay: row.at('asOf').day(),
      participations,
      variants,
      claimIds: claimsOf(row, known),
    },
    content: {
      title: row.at('title').text(),
      note: row.has('note') ? row.at('note').text() : null,
      words,
      names: namesOf(
        participations.map(({ actorId }) => actorId),
        known,
      ),
    },
  };
}

function participationFrom(member: Member, known: KnownNames): Participation {
  member.only(['actor', 'capacity', 'claims']);
  return {
    actorId: actorOf(member.at('actor'), known),
    capacity: member.at('capacity').word(CAPACITIES),
    claimIds: claimsOf(member, known),
  };
}

function questionFrom(row: Member, known: KnownNames): Omit<QuestionRow, 'path'> {
  row.only(['id', 'question', 'status', 'blocks', 'claims']);
  return {
    judgement: {
      questionId: row.at('id').id<'question'>(),
      status: row.at('status').word(['open', 'partly', 'closed']),
      blocks: row.ids('blocks', 1),
      claimIds: claimsOf(row, known),
    },
    content: { question: row.at('question').text() },
  };
}
