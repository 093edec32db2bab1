import { canonicalJson } from '@holdfast/record';
import {
  contradictionsFromClaims,
  ENGINE,
  lineOfPath,
  parseRegister,
  recordedIndexOf,
} from '@holdfast/domain';
import type {
  HeldDocument,
  JsonValue,
  Library,
  NewEntry,
  ParsedRegister,
  Refusal,
  RegisterFileName,
  RegisterRow,
} from '@holdfast/domain';
import { createHash } from 'node:crypto';
import type { Mission } from '../mission.ts';
import { originalOf } from './document-file.ts';
import { refusalEntry } from './refusal-entry.ts';

/** The texts of a register's folder; null where a file is absent. `claims.json` must be there. */
export interface RegisterTexts {
  readonly 'claims.json': string;
  readonly 'instruments.json': string | null;
  readonly 'commitments.json': string | null;
}

export interface RegisterReport {
  readonly taken: number;
  /** Rows that are on record as they are. */
  readonly known: number;
  readonly refusals: readonly (Refusal & { readonly file: RegisterFileName })[];
  /** Contradictions that the engine noted on what is now on record. */
  readonly contradictions: number;
}

/**
 * Loads a register into the record: rows that can be read become entries, rows that cannot are refused with file and line, on record too.
 * Citations into documents that the record holds are checked to the byte. Loading the same register again adds nothing.
 */
export async function takeRegister(
  mission: Mission,
  texts: RegisterTexts,
): Promise<RegisterReport> {
  const values = valuesOf(texts);
  if ('refusal' in values) return refuseAll(mission, texts, [values.refusal]);
  const parsed = parseRegister(values, libraryOf(mission));
  const refusals = parsed.problems.map(({ file, path, code, expected, found }) => ({
    file,
    code,
    line: lineOfPath(texts[file] ?? '', path),
    expected: path.length === 0 ? expected : `${expected} at ${path.join('.')}`,
    found,
  }));
  const { taken, known, changed } = await recordRows(mission, parsed, texts);
  const refused = await refuseAll(mission, texts, [...refusals, ...changed]);
  const noted = await noteContradictions(mission);
  return { ...refused, taken, known, contradictions: noted };
}

/** Has the engine note what the claims on record contradict each other in. Call it after claims have been recorded. */
export async function noteContradictions(mission: Mission): Promise<number> {
  return (await mission.record((state) => contradictionsFromClaims(state, ENGINE))).length;
}

type FileRefusal = Refusal & { readonly file: RegisterFileName };

function valuesOf(
  texts: RegisterTexts,
):
  | { readonly claims: unknown; readonly instruments: unknown; readonly commitments: unknown }
  | { readonly refusal: FileRefusal } {
  const read = (file: RegisterFileName): unknown => {
    const text = texts[file];
    return text === null ? null : JSON.parse(text);
  };
  let file: RegisterFileName = 'claims.json';
  try {
    const claims = read(file);
    file = 'instruments.json';
    const instruments = read(file);
    file = 'commitments.json';
    return { claims, instruments, commitments: read(file) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const found = error.message;
    return { refusal: { file, code: 'malformed', line: 0, expected: 'a JSON text', found } };
  }
}

/** What the record holds of documents, as far as it has not been erased. */
function libraryOf(mission: Mission): Library {
  const documents = [...mission.state.documents.values()].flatMap(
    ({ index, judgement }): readonly HeldDocument[] => {
      const content = mission.contentOf(index);
      const bytes = judgement.held === 1 ? originalOf(content) : null;
      if (bytes === null) return [];
      const { sha256 } = judgement;
      return [
        { sha256, publisher: textOf(content, 'publisher'), title: textOf(content, 'title'), bytes },
      ];
    },
  );
  return { documents, sha256Hex: (bytes) => createHash('sha256').update(bytes).digest('hex') };
}

function textOf(content: JsonValue | null, name: string): string {
  if (typeof content !== 'object' || content === null) return '';
  const value = new Map<string, JsonValue>(Object.entries(content)).get(name);
  return typeof value === 'string' ? value : '';
}

async function recordRows(
  mission: Mission,
  { rows }: ParsedRegister,
  texts: RegisterTexts,
): Promise<{ taken: number; known: number; changed: readonly FileRefusal[] }> {
  const changed: FileRefusal[] = [];
  const made = await mission.record((state) =>
    rows.flatMap((row): readonly NewEntry[] => {
      const index = recordedIndexOf(state, row);
      if (index === null) return [row.entry];
      const isKnown = row.entry.kind === 'document.received' || isAsRecorded(mission, index, row);
      if (isKnown) return [];
      if (row.entry.kind !== 'claim.recorded') return [row.entry];
      changed.push({
        file: row.file,
        code: 'duplicate-id',
        line: lineOfPath(texts[row.file] ?? '', row.path),
        expected: 'a claim as it is on record, or a new id: what somebody said does not change',
        found: row.rowId,
      });
      return [];
    }),
  );
  return { taken: made.length, known: rows.length - made.length - changed.length, changed };
}

function isAsRecorded(mission: Mission, index: number, { entry }: RegisterRow): boolean {
  const recorded = mission.entryOf(index);
  return (
    recorded !== null &&
    canonicalJson([recorded.judgement, mission.contentOf(index)]) ===
      canonicalJson([entry.judgement, entry.content])
  );
}

async function refuseAll(
  mission: Mission,
  texts: RegisterTexts,
  refusals: readonly FileRefusal[],
): Promise<RegisterReport> {
  const encoder = new TextEncoder();
  await mission.record(() =>
    refusals.map(({ file, ...refusal }) => {
      const line = (texts[file] ?? '').split('\n')[refusal.line - 1] ?? '';
      return refusalEntry({ fileName: file }, 'register', refusal, encoder.encode(line));
    }),
  );
  return { taken: 0, known: 0, refusals, contradictions: 0 };
}
