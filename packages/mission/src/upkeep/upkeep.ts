import { join } from 'node:path';
import type { RecordUpkeep } from '@holdfast/domain';
import { parsePolicy } from '@holdfast/record';
import type { Mission } from '../mission.ts';
import type { Disk } from '../record-files/disk.ts';
import { WITNESS_POLICY } from '../record-files/files.ts';
import { nodeDisk, nodeEd25519, nodeSha256 } from '../record-files/index.ts';
import { BEAT_MS } from '../receipts/issue-receipts.ts';
import { cosignRecord } from '../witness/cosign.ts';
import { scrubRecord } from './scrub.ts';

/** | option | default | meaning | */
export interface UpkeepOptions {
  readonly mission: Mission;
  /** How often outsiders see a new checkpoint, in ms. 900,000. */
  readonly beatMs?: number;
  /** How often every byte is read, in ms. A day. */
  readonly scrubEveryMs?: number;
  /** After each page of a reading, in ms, so that it takes a tenth of a processor. 100. */
  readonly restMs?: number;
  /** Told once, in words for the keeper, when trouble begins. */
  readonly onTrouble: (words: string) => void;
  /** The machine's file system. */
  readonly disk?: Disk;
}

/** Keeps what receipts promise, and looks for damage. */
export interface Upkeep {
  readonly facts: RecordUpkeep;
  /** Does what is due by the mission's clock; resolves when it is done. One at a time: a second call waits for the first and does nothing. */
  look(): Promise<void>;
  /** Looks now and then every so many ms of the machine, until it is closed. */
  start(everyMs: number): void;
  /** Looks no more; resolves when what has begun has ended. */
  close(): Promise<void>;
}

const DAY_MS = 24 * 3_600_000;

export function createUpkeep(options: UpkeepOptions): Upkeep {
  const { mission, beatMs = BEAT_MS, scrubEveryMs = DAY_MS, disk = nodeDisk } = options;
  const dir = join(mission.dataDir, 'record');
  const facts: { -readonly [K in keyof RecordUpkeep]: RecordUpkeep[K] } = { ...NOTHING_YET };
  const due = { beat: NaN, isDamaged: false };
  let timer: ReturnType<typeof setInterval> | null = null;
  let working: Promise<void> | null = null;
  let isClosed = false;

  const say = (words: string | null): void => {
    if (words !== null && words !== facts.trouble) options.onTrouble(words);
    facts.trouble = words;
  };
  const rest = (): Promise<void> =>
    isClosed ? Promise.resolve() : pause(options.restMs ?? REST_MS);

  const scrub = async (nowMs: number): Promise<void> => {
    if (facts.scrubbed !== null && nowMs - facts.scrubbed.atMs < scrubEveryMs) return;
    const { entries, problems } = await scrubRecord({ dir, rest, disk });
    facts.scrubbed = { entries, atMs: nowMs };
    due.isDamaged = problems.length > 0;
    if (due.isDamaged) say(damageWords(dir, problems));
  };
  const sign = async (nowMs: number): Promise<void> => {
    const beat = Math.floor(nowMs / beatMs);
    if (due.isDamaged || beat === due.beat) return;
    const isNew = mission.viewContext(false).checkpoint?.size !== mission.state.entries;
    if (isNew) {
      const { size } = await mission.checkpoint();
      facts.signed = { size, atMs: nowMs };
    }
    if (isNew || facts.witnessed?.isQuorum !== true)
      facts.witnessed = await askWitnesses(dir, disk);
    due.beat = beat;
    say(facts.witnessed?.isQuorum === false ? noQuorumWords(facts.witnessed) : null);
  };
  const work = async (): Promise<void> => {
    const nowMs = mission.entropy.nowMs();
    try {
      await scrub(nowMs);
      if (!isClosed) await sign(nowMs);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    } finally {
      working = null;
    }
  };
  const look = (): Promise<void> => (isClosed ? Promise.resolve() : (working ??= work()));

  return {
    facts,
    look,
    start(everyMs) {
      void look();
      timer ??= setInterval(() => void look(), everyMs);
    },
    async close() {
      isClosed = true;
      if (timer !== null) clearInterval(timer);
      await working;
    },
  };
}

const REST_MS = 100;
const NOTHING_YET: RecordUpkeep = { signed: null, witnessed: null, scrubbed: null, trouble: null };

async function askWitnesses(dir: string, disk: Disk): Promise<RecordUpkeep['witnessed']> {
  const bytes = await disk.readFile(`${dir}/${WITNESS_POLICY}`);
  if (bytes === undefined) return null;
  const policy = parsePolicy(nodeSha256, nodeEd25519, bytes);
  if (policy.witnesses.length === 0) return null;
  const { cosigned, isQuorum } = await cosignRecord({ dir, policy, disk });
  return { cosigned, isQuorum };
}

function damageWords(dir: string, problems: readonly string[]): string {
  const more = problems.length > 1 ? `, and ${String(problems.length - 1)} more` : '';
  return `${dir} is damaged (${problems[0] ?? ''}${more}). Nothing more is signed; recording goes on. docs/operations.md says what to do.`;
}

function noQuorumWords({ cosigned }: { readonly cosigned: readonly string[] }): string {
  const names = cosigned.length === 0 ? 'no witness' : `only ${cosigned.join(', ')}`;
  return `The checkpoint is signed, and ${names} cosigned it: no quorum yet. They are asked again on the next beat.`;
}

function pause(lengthMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, lengthMs));
}
