import { decide, emptyState, evolve, groundFrom } from '@holdfast/domain';
import type {
  Command,
  Entropy,
  Entry,
  FoldState,
  Ground,
  JsonValue,
  NewEntry,
  ProvenEntry,
  Refusal,
  State,
  ViewContext,
} from '@holdfast/domain';
import type { Agreement } from '@holdfast/pact';
import { agreementIn } from './agreement-in.ts';
import {
  contentBytes,
  contentFromBytes,
  entryFromHeader,
  headerBytes,
} from './entries/entry-bytes.ts';
import type { Contents } from './entries/contents.ts';
import { refusalEntry } from './intake/refusal-entry.ts';
import { MissionError } from './errors.ts';
import type { RecordWriter } from './record-files/index.ts';
import type { CheckpointFacts } from './checkpoint.ts';
import { completeErasures } from './erasure/complete-erasures.ts';
import { createDoneBefore, withId } from './done-before.ts';
import { checkpointOf } from './checkpoint.ts';

/**
 * A running mission: the record's one writer, and the state that its entries fold to.
 *
 * Statements are recorded one group at a time, in the order asked; a promise resolves when its entries are on disk
 * and folded. Safe to call concurrently. After trouble with the disk every call refuses until the mission is opened again.
 */
export interface Mission {
  readonly dataDir: string;
  readonly origin: string;
  readonly entropy: Entropy;
  /** The latest state. Changed by later entries: take what is needed at once. */
  readonly state: State;
  /** An entry's content; null when erased or empty. */
  readonly contentOf: (index: number) => JsonValue | null;
  readonly entryOf: (index: number) => Entry | null;
  /** The agreement in force, parsed; null before one is adopted. */
  agreement(): Agreement | null;
  /** The ground as that agreement draws it. */
  ground(): Ground | null;
  /** Records what `make` returns for the state as it is when its turn comes. */
  record(make: (state: State) => readonly NewEntry[]): Promise<readonly Entry[]>;
  /**
   * Decides on a command and records what follows: entries, or the refusal itself. A command that was accepted before under the
   * same `commandId` is not done again: its entries are the answer, also after a restart, because they carry the id.
   */
  execute(command: Command, options?: { readonly commandId: string }): Promise<CommandOutcome>;
  /** The state as it was known at `timeMs`: a fold over the entries recorded until then. */
  stateAsKnown(timeMs: number): State;
  /** The state after the first `count` entries. */
  stateAfter(count: number): State;
  viewContext(earlier: boolean): ViewContext;
  /** One entry with its leaf and its proof against the last checkpoint; null when there is none. */
  proofOf(index: number): Promise<ProvenEntry | null>;
  /** Signs a checkpoint over all entries so far, and writes the snapshot that goes with it. */
  checkpoint(): Promise<CheckpointFacts>;
  /** Called after every recorded group; returns how to stop listening. */
  onRecorded(listener: (entries: readonly Entry[]) => void): () => void;
  close(): Promise<void>;
}

export type CommandOutcome =
  | {
      readonly accepted: true;
      readonly entries: readonly Entry[];
      /** True when it had been done before. */
      readonly again: boolean;
    }
  | { readonly accepted: false; readonly refusal: Refusal };

/** What opening has read, and the writer that goes on from there. */
export interface MissionParts {
  readonly dataDir: string;
  readonly origin: string;
  readonly entropy: Entropy;
  readonly writer: RecordWriter;
  readonly state: FoldState;
  readonly entries: Entry[];
  readonly contents: Contents;
  readonly checkpoint: CheckpointFacts | null;
  readonly prove: (index: number) => Promise<ProvenEntry | null>;
  readonly afterCheckpoint: (state: State, facts: CheckpointFacts) => void;
}

export function startMission(parts: MissionParts): Mission {
  const { writer, entropy, entries, contents } = parts;
  let { state, checkpoint } = parts;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;
  const listeners = new Set<(entries: readonly Entry[]) => void>();
  const parsed = new Map<number, JsonValue | null>();
  const drawn = { index: -1, agreement: noAgreement(), ground: noGround() };

  /** One after another: what is decided on a state is recorded before anyone else decides. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const contentOf = (index: number): JsonValue | null => {
    const known = parsed.get(index);
    if (known !== undefined) return known;
    const bytes = contents.at(index);
    const content = bytes === undefined || bytes === null ? null : contentFromBytes(bytes);
    if (parsed.size >= PARSED_MAX) parsed.clear();
    parsed.set(index, content);
    return content;
  };

  const append = async (made: readonly NewEntry[]): Promise<readonly Entry[]> => {
    if (closed) throw new MissionError('closed', 'The mission is closed: open it again to record.');
    if (made.length === 0) return [];
    const recordedAtMs = Math.max(entropy.nowMs(), state.recordedAtMs);
    const items = made.map((entry) => ({
      header: headerBytes(entry, recordedAtMs),
      content: contentBytes(entry.content),
    }));
    const { first } = await writer.append(items);
    const recorded = items.map(({ header }, at) => entryFromHeader(first + at, header));
    recorded.forEach((entry, at) => {
      entries.push(entry);
      contents.push(items[at]?.content ?? null);
      state = evolve(state, entry);
    });
    for (const index of await completeErasures({ state, writer, contents })) parsed.delete(index);
    for (const listener of listeners) listener(recorded);
    return recorded;
  };

  const doneBefore = createDoneBefore(entries, contentOf);

  const drawnFrom = () => {
    const index = state.agreement?.index ?? -1;
    if (drawn.index !== index) {
      const content = index < 0 ? null : contentOf(index);
      drawn.index = index;
      drawn.agreement = agreementIn(content);
      drawn.ground = groundFrom(content);
    }
    return drawn;
  };

  return {
    dataDir: parts.dataDir,
    origin: parts.origin,
    entropy,
    get state() {
      return state;
    },
    contentOf,
    entryOf: (index) => entries[index] ?? null,
    agreement: () => drawnFrom().agreement,
    ground: () => drawnFrom().ground,
    record: (make) => inTurn(() => append(make(state))),
    execute: (command, options) =>
      inTurn(async () => {
        const commandId = options?.commandId ?? null;
        const before = commandId === null ? [] : doneBefore.entriesOf(commandId);
        if (before.length > 0) return { accepted: true, entries: before, again: true };
        const decision = decide(state, command, Math.max(entropy.nowMs(), state.recordedAtMs));
        if (decision.accepted) {
          const made = commandId === null ? decision.entries : withId(decision.entries, commandId);
          return { accepted: true, entries: await append(made), again: false };
        }
        await append([commandRefusal(command, decision.refusal)]);
        return { accepted: false, refusal: decision.refusal };
      }),
    stateAsKnown: (timeMs) => {
      const later = entries.findIndex(({ recordedAtMs }) => recordedAtMs > timeMs);
      return foldOf(later === -1 ? entries : entries.slice(0, later));
    },
    stateAfter: (count) => foldOf(entries.slice(0, count)),
    viewContext: (earlier) => ({
      contentOf,
      entryOf: (index) => entries[index] ?? null,
      origin: parts.origin,
      agreement: drawnFrom().agreement,
      checkpoint,
      earlier,
      ...(earlier ? {} : { nowMs: entropy.nowMs() }),
    }),
    proofOf: (index) => (entries[index] === undefined ? Promise.resolve(null) : parts.prove(index)),
    checkpoint: () =>
      inTurn(async () => {
        const facts = checkpointOf(await writer.checkpoint());
        checkpoint = facts;
        parts.afterCheckpoint(state, facts);
        return facts;
      }),
    onRecorded: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () =>
      inTurn(async () => {
        if (closed) return;
        closed = true;
        await writer.close();
      }),
  };
}

function foldOf(entries: readonly Entry[]): State {
  return entries.reduce(evolve, emptyState());
}

/** Parsed contents kept at a time; the bytes of all are kept. */
const PARSED_MAX = 8_192;

const noAgreement = (): Agreement | null => null;
const noGround = (): Ground | null => null;

function commandRefusal(command: Command, refusal: Refusal): NewEntry {
  const words = new TextEncoder().encode(JSON.stringify(command));
  return refusalEntry({ fileName: 'command' }, 'command', refusal, words);
}
