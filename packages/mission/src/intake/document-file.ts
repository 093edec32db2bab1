import { createHash } from 'node:crypto';
import type { JsonValue, NewEntry, Refusal } from '@holdfast/domain';
import { CONTENT_BYTES_MAX } from '@holdfast/record';
import { contentBytes } from '../entries/entry-bytes.ts';
import type { Mission } from '../mission.ts';
import { refusalEntry } from './refusal-entry.ts';
import type { FeedFile } from './signed-file.ts';

export interface DocumentFacts {
  readonly publisher: string;
  readonly title: string;
  /** Days since 1970-01-01. */
  readonly publishedDay: number;
}

export interface DocumentReport {
  readonly sha256: string;
  readonly byteLength: number;
  /** Entry that holds it; null when it was refused. */
  readonly entryIndex: number | null;
  /** True when the original was on record already: nothing was added. */
  readonly known: boolean;
  readonly refusal: Refusal | null;
}

/**
 * Takes a document into the record: its original by hash, whole. One that does not fit an entry is refused, on record, with its hash and
 * length. Taking the same bytes again adds nothing.
 */
export async function takeDocument(
  mission: Mission,
  file: FeedFile,
  facts: DocumentFacts,
): Promise<DocumentReport> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const byteLength = file.bytes.length;
  const refusal = sizeRefusal(file, facts);
  if (refusal !== null) {
    await mission.record(() => [refusalEntry(file, 'document', refusal, file.bytes)]);
    return { sha256, byteLength, entryIndex: null, known: false, refusal };
  }
  const judgement = { sha256, byteLength, publishedDay: facts.publishedDay, held: 1 } as const;
  const made = await mission.record((state): readonly NewEntry[] =>
    state.documents.get(sha256)?.judgement.held === 1
      ? []
      : [
          {
            kind: 'document.received',
            author: { kind: 'keeper', id: 'intake', role: null, nation: null },
            judgement,
            content: contentOfDocument(file, facts),
          },
        ],
  );
  const entryIndex = mission.state.documents.get(sha256)?.index ?? null;
  return { sha256, byteLength, entryIndex, known: made.length === 0, refusal: null };
}

function sizeRefusal(file: FeedFile, facts: DocumentFacts): Refusal | null {
  const expected = `a document that fits an entry: ${CONTENT_BYTES_MAX} bytes with its frame`;
  const refuse = (code: Refusal['code'], found: string): Refusal => ({
    code,
    line: 0,
    expected,
    found,
  });
  if (file.bytes.length === 0) return refuse('truncated', 'an empty file');
  if (file.bytes.length > CONTENT_BYTES_MAX)
    return refuse('too-long', `${file.bytes.length} bytes`);
  const framed = contentBytes(contentOfDocument(file, facts)).length;
  return framed > CONTENT_BYTES_MAX ? refuse('too-long', `${framed} bytes, framed`) : null;
}

/** `{ publisher, title, file, text }` for UTF-8, `base64` in place of `text` for anything else: the original, byte for byte. */
function contentOfDocument({ bytes, fileName }: FeedFile, facts: DocumentFacts): JsonValue {
  const { publisher, title } = facts;
  const text = textOf(bytes);
  const original: Record<string, string> =
    text === null ? { base64: Buffer.from(bytes).toString('base64') } : { text };
  return { publisher, title, file: fileName, ...original };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The original bytes of a document's content; null when it was erased or never held. */
export function originalOf(content: JsonValue | null): Uint8Array | null {
  if (typeof content !== 'object' || content === null) return null;
  if ('text' in content && typeof content['text'] === 'string')
    return new TextEncoder().encode(content['text']);
  if ('base64' in content && typeof content['base64'] === 'string')
    return new Uint8Array(Buffer.from(content['base64'], 'base64'));
  return null;
}
