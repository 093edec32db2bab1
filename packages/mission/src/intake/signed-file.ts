import type { ArrivalRow, IntakeItem, Refusal, State } from '@holdfast/domain';
import { isFeedName, openEnvelope, parseFeed } from '@holdfast/feeds';
import type { Envelope } from '@holdfast/feeds';
import type { Mission } from '../mission.ts';
import { isEd25519Signature } from '@holdfast/record';
import { nodeEd25519 } from '../record-files/index.ts';
import { entriesFromItems } from './entries-from-items.ts';
import { linesOf } from './line-bytes.ts';
import { refusalEntry } from './refusal-entry.ts';
import type { Roster } from './roster.ts';

/** Longest file of a feed that is taken, in bytes. An entry holds at most 1 MiB of content, and arrivals grow by a quarter when they become one. */
export const FILE_BYTES_MAX = 800_000;

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
export async function takeSignedFile(
  mission: Mission,
  roster: Roster,
  file: FeedFile,
): Promise<IntakeReport> {
  const opening = openEnvelope(file.bytes, {
    publicKeyOf: (sourceId) => roster.publicKeyOf(sourceId),
    verify: (publicKey, message, signature) =>
      isEd25519Signature(nodeEd25519, { publicKey, message, signature }),
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
  const lineAt = linesOf(file.bytes);
  await mission.record((state) => [
    ...entriesFromItems(state, reading.items, {
      fileName: file.fileName,
      rowIds: envelope.feed === 'arrivals' ? [] : reading.rowIds,
    }),
    ...reading.refusals.map((refusal) =>
      refusalEntry(file, envelope.feed, refusal, lineAt(refusal.line)),
    ),
  ]);
  return {
    taken: reading.items.length,
    refusals: reading.refusals,
    arrivals: reading.items.flatMap(arrivalsOf),
  };
}

function arrivalsOf(item: IntakeItem): readonly ArrivalRow[] {
  return item.kind === 'arrivals' ? item.rows : [];
}

/** The feed that a file which does not open claims to be, by its name: one of the feeds there are, so that strangers make no new words. */
function feedNameOf({ fileName }: FeedFile): string {
  const word = /^[a-z]+/.exec(fileName)?.[0] ?? '';
  return isFeedName(word) ? word : 'unknown';
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

async function refuseWhole(
  mission: Mission,
  file: FeedFile,
  feed: string,
  refusal: Refusal,
): Promise<IntakeReport> {
  await mission.record(() => [refusalEntry(file, feed, refusal, file.bytes)]);
  return { taken: 0, refusals: [refusal], arrivals: [] };
}
