import type {
  ArrivalRow,
  Entry,
  IntakeItem,
  NewEntry,
  ReceivedBatch,
  Refusal,
  State,
} from '@holdfast/domain';
import { isFeedName, parseFeed } from '@holdfast/feeds';
import type { Envelope, FeedReading, Opening } from '@holdfast/feeds';
import type { Mission } from '../mission.ts';
import { countersOf, entriesFromItems } from '../intake/entries-from-items.ts';
import type { Counters } from '../intake/entries-from-items.ts';
import { linesOf } from '../intake/line-bytes.ts';
import { refusalEntry } from '../intake/refusal-entry.ts';
import type { Roster } from '../intake/roster.ts';
import { nodeSha256 } from '../record-files/index.ts';
import type { RefusedBefore } from './refused-before.ts';
import type { TakenBatch, TakenBefore } from './taken-before.ts';
import { wireFileName } from './taken-before.ts';

/** A batch whose envelope has been opened, or not. */
export interface OpenedBatch {
  /** The source that the address named. */
  readonly sourceId: string;
  readonly bytes: Uint8Array;
  readonly opening: Opening;
}

/** What became of one batch of a group. */
export type TakenOrNot =
  | { readonly taken: true; readonly again: boolean; readonly batch: TakenBatch }
  | { readonly taken: false; readonly refusal: Refusal; readonly entry: number }
  /** Nothing of it was kept: too much was refused already. */
  | { readonly taken: false; readonly refusal: null; readonly waitMs: number };

export interface GroupReport {
  /** One a batch, in the group's order. */
  readonly outcomes: readonly TakenOrNot[];
  readonly arrivals: readonly ArrivalRow[];
}

/** What the intake knows beside the record. */
export interface IntakeMemory {
  readonly roster: Roster;
  readonly before: TakenBefore;
  readonly refused: RefusedBefore;
}

/** One batch on its way: refused as a whole, taken before, or read. */
type Step =
  | {
      readonly step: 'refused';
      readonly sha256: string;
      readonly refusal: Refusal;
      readonly made: NewEntry | null;
    }
  | { readonly step: 'away'; readonly waitMs: number }
  | { readonly step: 'again'; readonly batch: TakenBatch }
  | { readonly step: 'twin'; readonly of: number }
  | { readonly step: 'read'; readonly read: ReadBatch };

interface ReadBatch {
  readonly envelope: Envelope;
  readonly reading: FeedReading;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/**
 * Takes a group of batches with one wait for the disk: refusals of whole batches, then what the others became, then the entry that acknowledges
 * these. Durable when the promise resolves. A batch that was taken before gives what it gave then.
 */
export async function takeBatches(
  mission: Mission,
  memory: IntakeMemory,
  group: readonly OpenedBatch[],
): Promise<GroupReport> {
  const steps = stepsOf(mission, memory, group);
  const reads = steps.flatMap((step) => (step.step === 'read' ? [step.read] : []));
  const refusals = steps.flatMap((step) =>
    step.step === 'refused' && step.made !== null ? [step.made] : [],
  );
  const recorded = await mission.record((state) => [
    ...refusals,
    ...entriesOf(state, reads, memory.before),
  ]);
  const acknowledgement = recorded[recorded.length - 1];
  if (acknowledgement !== undefined) memory.before.took(acknowledgement);
  const outcomes = outcomesOf(steps, recorded, memory);
  return { outcomes, arrivals: reads.flatMap(({ reading }) => reading.items.flatMap(rowsOf)) };
}

function stepsOf(
  mission: Mission,
  memory: IntakeMemory,
  group: readonly OpenedBatch[],
): readonly Step[] {
  const steps: Step[] = [];
  const taking = new Map<string, { readonly at: number; readonly sha256: string }>();
  const refusing = new Set<string>();
  group.forEach((batch, at) => {
    const step = stepOf(mission, memory, batch, { taking, refusing });
    if (step.step === 'refused') refusing.add(step.sha256);
    if (step.step === 'read') {
      const { envelope, sha256 } = step.read;
      taking.set(`${envelope.sourceId} ${envelope.sequence}`, { at, sha256 });
    }
    steps.push(step);
  });
  return steps;
}

/** What the batches before in the same group became: those that are read, by source and number, and the SHA-256 of those that are refused. */
interface GroupSoFar {
  readonly taking: ReadonlyMap<string, { readonly at: number; readonly sha256: string }>;
  readonly refusing: ReadonlySet<string>;
}

function stepOf(
  mission: Mission,
  memory: IntakeMemory,
  { sourceId, bytes, opening }: OpenedBatch,
  { taking, refusing }: GroupSoFar,
): Step {
  const sha256 = Buffer.from(nodeSha256(bytes)).toString('hex');
  const refuse = (refusal: Refusal, feed: string, fileName: string): Step => {
    const isKnown = refusing.has(sha256) || memory.refused.find(sha256) !== null;
    const signer = opening.opened ? opening.envelope.sourceId : '';
    const waitMs = isKnown ? 0 : memory.refused.admit(signer);
    if (waitMs > 0) return { step: 'away', waitMs };
    const made = isKnown ? null : refusalEntry({ fileName }, feed, refusal, bytes);
    return { step: 'refused', sha256, refusal, made };
  };
  if (!opening.opened) return refuse(opening.refusal, claimedFeed(bytes), `wire-${sourceId}`);
  const { envelope } = opening;
  const { feed, sequence } = envelope;
  const fileName = wireFileName(feed, envelope.sourceId, sequence);
  if (envelope.sourceId !== sourceId)
    return refuse(unlike(sourceId, envelope.sourceId), feed, fileName);
  const twin = taking.get(`${sourceId} ${sequence}`);
  const before = memory.before.find(sourceId, sequence);
  const known = twin?.sha256 ?? before?.sha256 ?? null;
  if (known !== null && known !== sha256) return refuse(otherBatch(sequence), feed, fileName);
  if (twin !== undefined) return { step: 'twin', of: twin.at };
  if (before !== null) return { step: 'again', batch: before };
  const context = memory.roster.contextFor(envelope, mission.entropy.nowMs());
  if (context === null) return refuse(NO_AGREEMENT, feed, fileName);
  const isTorn = memory.before.isTorn(fileName);
  const reading = parseFeed(
    feed,
    envelope.payload,
    isTorn ? { ...context, hasSeen: () => false } : context,
  );
  memory.roster.took(envelope, reading.rowIds);
  return { step: 'read', read: { envelope, reading, sha256, bytes } };
}

/** The feed that a batch which does not open claims to be: one of those there are, so that strangers make no new words. */
function claimedFeed(bytes: Uint8Array): string {
  const header = Buffer.from(bytes.subarray(0, HEADER_BYTES_MAX)).toString('latin1');
  const word = /^holdfast-feed\/1 (\S+) /.exec(header)?.[1] ?? '';
  return isFeedName(word) ? word : 'unknown';
}

const HEADER_BYTES_MAX = 256;

const NO_AGREEMENT: Refusal = {
  code: 'not-found',
  line: 0,
  expected: 'an agreement in force, with parties and sectors',
  found: 'none',
};

function unlike(addressed: string, signed: string): Refusal {
  return {
    code: 'unknown-value',
    line: 1,
    expected: `the source of the address, ${addressed}`,
    found: signed,
  };
}

/** The source has signed two different batches under one number: one of them is a mistake, or worse. The first stays. */
function otherBatch(sequence: number): Refusal {
  return {
    code: 'duplicate-id',
    line: 1,
    expected: `the batch that was taken under ${sequence}, or a number not used yet`,
    found: 'other bytes',
  };
}

function entriesOf(
  state: State,
  reads: readonly ReadBatch[],
  before: TakenBefore,
): readonly NewEntry[] {
  if (reads.length === 0) return [];
  const counters = countersOf(state);
  const made = reads.map((read) => madeFrom(state, read, counters, before));
  const batches = reads.map(({ envelope, reading }, at): ReceivedBatch => ({
    sourceId: envelope.sourceId,
    feed: envelope.feed,
    sequence: envelope.sequence,
    entries: made[at]?.length ?? 0,
    refused: reading.refusals.length,
    newestMs: newestMsOf(reading.items),
  }));
  const acknowledgement: NewEntry = {
    kind: 'batches.received',
    author: { kind: 'keeper', id: 'intake', role: null, nation: null },
    judgement: { batches },
    content: { sha256: reads.map(({ sha256 }) => sha256) },
  };
  return [...made.flat(), acknowledgement];
}

function madeFrom(
  state: State,
  { envelope, reading, bytes }: ReadBatch,
  counters: Counters,
  before: TakenBefore,
): readonly NewEntry[] {
  const { feed, sourceId, sequence } = envelope;
  const fileName = wireFileName(feed, sourceId, sequence);
  const lineAt = linesOf(bytes);
  const rowIds = feed === 'arrivals' ? [] : reading.rowIds;
  const made = [
    ...entriesFromItems(state, reading.items, { fileName, rowIds }, counters),
    ...boundedRefusals(reading.refusals).map((refusal) =>
      refusalEntry({ fileName }, feed, refusal, lineAt(refusal.line)),
    ),
  ];
  return before.isTorn(fileName) ? made.filter((entry) => !before.hasEntry(fileName, entry)) : made;
}

/** Refused rows of one batch that go on record each for itself. A batch holds hundreds of thousands. */
export const ROWS_REFUSED_MAX = 1_000;

/** The first so many, and one that counts the rest and keeps the whole batch's SHA-256. */
function boundedRefusals(refusals: readonly Refusal[]): readonly Refusal[] {
  if (refusals.length <= ROWS_REFUSED_MAX) return refusals;
  const rest: Refusal = {
    code: 'too-long',
    line: 0,
    expected: `at most ${ROWS_REFUSED_MAX} rows that are refused`,
    found: `${refusals.length - ROWS_REFUSED_MAX} more`,
  };
  return [...refusals.slice(0, ROWS_REFUSED_MAX), rest];
}

function newestMsOf(items: readonly IntakeItem[]): number {
  let newestMs = 0;
  for (const item of items) {
    if (item.kind === 'arrivals')
      for (const { timeUs } of item.rows) newestMs = Math.max(newestMs, Math.floor(timeUs / 1000));
    // What is to come, as a notice of demining says, tells nothing of the sender's clock.
    else if (item.kind !== 'activity') newestMs = Math.max(newestMs, item.toMs);
  }
  return newestMs;
}

function rowsOf(item: IntakeItem): readonly ArrivalRow[] {
  return item.kind === 'arrivals' ? item.rows : [];
}

/** Refusals stand first in what was recorded, in the group's order; the acknowledgement last. */
function outcomesOf(
  steps: readonly Step[],
  recorded: readonly Entry[],
  memory: IntakeMemory,
): readonly TakenOrNot[] {
  let refused = 0;
  const outcomes: TakenOrNot[] = [];
  for (const step of steps) {
    switch (step.step) {
      case 'refused': {
        const entry =
          step.made === null
            ? (memory.refused.find(step.sha256) ?? -1)
            : (recorded[refused]?.index ?? -1);
        if (step.made !== null) refused += 1;
        memory.refused.add(step.sha256, entry);
        outcomes.push({ taken: false, refusal: step.refusal, entry });
        break;
      }
      case 'away':
        outcomes.push({ taken: false, refusal: null, waitMs: step.waitMs });
        break;
      case 'again':
        outcomes.push({ taken: true, again: true, batch: step.batch });
        break;
      case 'twin': {
        const first = outcomes[step.of];
        if (first?.taken === true) outcomes.push({ ...first, again: true });
        break;
      }
      case 'read': {
        const { sourceId, sequence } = step.read.envelope;
        const batch = memory.before.find(sourceId, sequence);
        if (batch !== null) outcomes.push({ taken: true, again: false, batch });
        break;
      }
    }
  }
  return outcomes;
}
