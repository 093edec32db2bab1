import { createHash } from 'node:crypto';
import { id } from '@holdfast/domain';
import type { ArrivalRow, IntakeItem, JsonValue, NewEntry, Refusal, State } from '@holdfast/domain';
import { openEnvelope, parseFeed } from '@holdfast/feeds';
import type { Envelope } from '@holdfast/feeds';
import type { Mission } from '../mission.ts';
import { verifyEd25519 } from '../signatures.ts';
import { entriesFromItems } from './entries-from-items.ts';
import type { Roster } from './roster.ts';

/** Longest file of a feed that is taken, in bytes. An entry holds at most 1 MiB of content. */
export const FILE_BYTES_MAX = 1_000_000;

/** Refused bytes are kept with the refusal up to this length; beyond it their hash and length stand for them. */
const KEPT_BYTES_MAX = 4_096;

/** A file as it came in. */
export interface FeedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What became of a file. */
export interface IntakeReport {
  readonly taken: number;
  readonly refusals: readonly Refusal[];
  /** Arrivals in the file, for the locating session. */
  readonly arrivals: readonly ArrivalRow[];
}

/**
 * Takes one signed file: what can be read is recorded, what cannot is recorded as refused, with line, expected and
 * found, and its bytes or their hash. Durable when the promise resolves.
 */
export async function takeSignedFile(mission: Mission, roster: Roster, file: FeedFile): Promise<IntakeReport> {
  const opening = openEnvelope(file.bytes, {
    publicKeyOf: (sourceId) => roster.publicKeyOf(sourceId),
    verify: verifyEd25519,
    maxBytes: FILE_BYTES_MAX,
  });
  if (!opening.opened) return refuseWhole(mission, file, feedNameOf(file), opening.refusal);
  const { envelope } = opening;
  const outOfOrder = sequenceRefusal(mission.state, envelope);
  if (outOfOrder !== null) return refuseWhole(mission, file, envelope.feed, outOfOrder);
  const context = roster.contextFor(envelope, mission.entropy.nowMs());
  if (context === null) {
    return refuseWhole(mission, file, envelope.feed, {
      code: 'not-found',
      line: 0,
      expected: 'an agreement in force, with parties and sectors',
      found: 'none',
    });
  }
  const reading = parseFeed(envelope.feed, envelope.payload, context);
  roster.took(envelope, reading.rowIds);
  await mission.record((state) => [
    ...entriesFromItems(state, reading.items, file.fileName),
    ...reading.refusals.map((refusal) => refusalEntry(file, envelope.feed, refusal, lineBytes(file, refusal.line))),
  ]);
  return { taken: reading.items.length, refusals: reading.refusals, arrivals: reading.items.flatMap(arrivalsOf) };
}

function arrivalsOf(item: IntakeItem): readonly ArrivalRow[] {
  return item.kind === 'arrivals' ? item.rows : [];
}

function feedNameOf({ fileName }: FeedFile): string {
  return /^[a-z]+/.exec(fileName)?.[0] ?? 'unknown';
}

function sequenceRefusal(state: State, envelope: Envelope): Refusal | null {
  const latest = state.sources.get(envelope.sourceId)?.sequence ?? 0;
  if (envelope.feed !== 'arrivals' || envelope.sequence > latest) return null;
  return {
    code: 'out-of-sequence',
    line: 1,
    expected: `a sequence number above ${latest}`,
    found: String(envelope.sequence),
  };
}

async function refuseWhole(mission: Mission, file: FeedFile, feed: string, refusal: Refusal): Promise<IntakeReport> {
  await mission.record(() => [refusalEntry(file, feed, refusal, file.bytes)]);
  return { taken: 0, refusals: [refusal], arrivals: [] };
}

function lineBytes({ bytes }: FeedFile, line: number): Uint8Array {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const next = bytes.indexOf(10, start);
    if (next === -1) return bytes.subarray(bytes.length);
    start = next + 1;
  }
  const end = bytes.indexOf(10, start);
  return bytes.subarray(start, end === -1 ? bytes.length : end);
}

export function refusalEntry(
  { fileName }: Pick<FeedFile, 'fileName'>,
  feed: string,
  { code, line, expected, found }: Refusal,
  bytes: Uint8Array,
): NewEntry {
  const kept: JsonValue =
    bytes.length <= KEPT_BYTES_MAX ? Buffer.from(bytes).toString('base64') : null;
  return {
    kind: 'refusal.recorded',
    author: { kind: 'keeper', id: id<'keeper'>('intake'), role: null, nation: null },
    judgement: { feed, code, line },
    content: {
      file: fileName,
      expected,
      found,
      bytesBase64: kept,
      byteLength: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  };
}
