import type { NewEntry } from '../core/entry.ts';
import { parseCommitments } from '../commitments/parse-commitments.ts';
import type { ParsedCommitments } from '../commitments/parse-commitments.ts';
import type { RegisterState } from '../commitments/state.ts';
import { parseInstruments } from '../instruments/parse-instruments.ts';
import type { ParsedInstruments } from '../instruments/parse-instruments.ts';
import type { Library, SourceDocument } from './citation.ts';
import { parseClaims } from './parse-claims.ts';
import type { KnownContradiction } from './parse-claims.ts';
import type { JsonPath, RegisterProblem } from './member.ts';

/** The three files of a register's folder, as JSON values; null where a file is absent. */
export interface RegisterFiles {
  readonly claims: unknown;
  readonly instruments: unknown;
  readonly commitments: unknown;
}

export type RegisterFileName = 'claims.json' | 'instruments.json' | 'commitments.json';

/** A row that can be recorded: its entry, and where it stands. */
export interface RegisterRow {
  readonly file: RegisterFileName;
  readonly path: JsonPath;
  /** What the row is about: rows of one kind and id are statements of one thing. */
  readonly rowId: string;
  readonly entry: NewEntry;
}

export interface ParsedRegister {
  readonly title: string;
  readonly rows: readonly RegisterRow[];
  readonly known: readonly KnownContradiction[];
  readonly problems: readonly (RegisterProblem & { readonly file: RegisterFileName })[];
}

const AUTHOR = { kind: 'keeper', id: 'register', role: null, nation: null } as const;

/** Reads a whole register: documents and claims first, then what rests on them. Rows that rest on a row that was refused are refused too. */
export function parseRegister(files: RegisterFiles, library: Library): ParsedRegister {
  const claims = parseClaims(files.claims, library);
  const known = {
    claimIds: new Set<string>(claims.claims.map(({ judgement }) => judgement.claimId)),
    actors: claims.actors,
  };
  const instruments =
    files.instruments === null ? null : parseInstruments(files.instruments, known);
  const commitments =
    files.commitments === null ? null : parseCommitments(files.commitments, known);
  const rows = [
    ...claims.documents.map(rowOfDocument),
    ...claims.claims.map(({ path, judgement, content }) =>
      rowAt('claims.json', path, judgement.claimId, {
        kind: 'claim.recorded',
        author: AUTHOR,
        judgement,
        content,
      }),
    ),
    ...(commitments === null ? [] : rowsOfCommitments(commitments)),
    ...(instruments === null ? [] : rowsOfInstruments(instruments)),
  ];
  const named = (file: RegisterFileName, problems: readonly RegisterProblem[]) =>
    problems.map((problem) => ({ ...problem, file }));
  return {
    title: claims.title,
    rows,
    known: claims.known,
    problems: [
      ...named('claims.json', claims.problems),
      ...named('commitments.json', commitments?.problems ?? []),
      ...named('instruments.json', instruments?.problems ?? []),
    ],
  };
}

function rowAt(
  file: RegisterFileName,
  path: JsonPath,
  rowId: string,
  entry: NewEntry,
): RegisterRow {
  return { file, path, rowId, entry };
}

/** A document that the register cites and nobody holds here: its reference goes on record, so that claims rest on an entry. */
function rowOfDocument(document: SourceDocument): RegisterRow {
  const { sha256, byteLength, publishedDay, publisher, title, published, address } = document;
  return rowAt('claims.json', ['documents'], sha256, {
    kind: 'document.received',
    author: AUTHOR,
    judgement: { sha256, byteLength, publishedDay, held: 0 },
    content: { publisher, title, published, address },
  });
}

function rowsOfCommitments(parsed: ParsedCommitments): readonly RegisterRow[] {
  const file = 'commitments.json';
  const author = AUTHOR;
  return [
    ...parsed.conditions.map(({ path, judgement, content }) =>
      rowAt(file, path, judgement.conditionId, {
        kind: 'condition.recorded',
        author,
        judgement,
        content,
      }),
    ),
    ...parsed.pledges.map(({ path, judgement, content }) =>
      rowAt(file, path, judgement.pledgeId, {
        kind: 'pledge.recorded',
        author,
        judgement,
        content,
      }),
    ),
    ...parsed.requirements.map(({ path, judgement, content }) =>
      rowAt(file, path, judgement.requirementId, {
        kind: 'requirement.recorded',
        author,
        judgement,
        content,
      }),
    ),
    ...parsed.mandate.map(({ path, judgement, content }) =>
      rowAt(file, path, judgement.clauseId, {
        kind: 'mandate.recorded',
        author,
        judgement,
        content,
      }),
    ),
  ];
}

function rowsOfInstruments(parsed: ParsedInstruments): readonly RegisterRow[] {
  const file = 'instruments.json';
  return [
    ...parsed.instruments.map(({ path, judgement, content }) =>
      rowAt(file, path, judgement.instrumentId, {
        kind: 'instrument.recorded',
        author: AUTHOR,
        judgement,
        content,
      }),
    ),
    ...parsed.questions.map(({ path, judgement, content }) =>
      rowAt(file, path, judgement.questionId, {
        kind: 'question.recorded',
        author: AUTHOR,
        judgement,
        content,
      }),
    ),
  ];
}

/** The entry on record that a row's own would replace; null when there is none. A document that is held is never replaced by its reference. */
export function recordedIndexOf(state: RegisterState, { entry }: RegisterRow): number | null {
  switch (entry.kind) {
    case 'document.received':
      return state.documents.get(entry.judgement.sha256)?.index ?? null;
    case 'claim.recorded':
      return state.claims.get(entry.judgement.claimId)?.index ?? null;
    case 'condition.recorded':
      return state.conditions.get(entry.judgement.conditionId)?.index ?? null;
    case 'pledge.recorded':
      return state.pledges.get(entry.judgement.pledgeId)?.index ?? null;
    case 'requirement.recorded':
      return state.requirements.get(entry.judgement.requirementId)?.index ?? null;
    case 'mandate.recorded':
      return state.mandate.get(entry.judgement.clauseId)?.index ?? null;
    case 'instrument.recorded':
      return state.instruments.get(entry.judgement.instrumentId)?.index ?? null;
    case 'question.recorded':
      return state.questions.get(entry.judgement.questionId)?.index ?? null;
    default:
      return null;
  }
}
