import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { ReceivedBatch, SourceHealthJudgements } from './source-health-judgements.ts';
import type { HeardSource, SilentSpell, TakenRun } from './source-health-state.ts';

/** The kinds of entry that say what came over the wire. */
export const SOURCE_HEALTH_KINDS: Readonly<Record<keyof SourceHealthJudgements, true>> = {
  'batches.received': true,
  'arrivals.counted': true,
};

/** A network of sensors that says nothing for so long is silent. Part of what state is: another value is another state. */
export const SILENT_AFTER_MS = 15 * 60_000;

/** A row so far ahead of the mission's clock was written by a clock that is wrong: the locating session sets it aside from here on. */
export const CLOCK_AHEAD_MS = 5_000;

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldSourceHealth(
  state: FoldState,
  entry: EntryOf<keyof SourceHealthJudgements>,
): void {
  switch (entry.kind) {
    case 'batches.received':
      for (const batch of entry.judgement.batches) {
        const { sourceId } = batch;
        const isNetwork = state.sources.get(sourceId)?.judgement.sourceClass === 'acoustic-network';
        const before = state.heard.get(sourceId) ?? NOT_HEARD;
        state.heard.set(
          sourceId,
          heardAgain(before, batch, { atMs: entry.recordedAtMs, isNetwork }),
        );
      }
      return;
    case 'arrivals.counted':
      state.arrivalsCounted = stated(entry);
      return;
  }
}

const NOT_HEARD: HeardSource = {
  batches: 0,
  refusedRows: 0,
  firstHeardMs: 0,
  lastHeardMs: 0,
  runs: [],
  silent: [],
  aheadMs: 0,
  aheadBatches: 0,
  leastLagMs: null,
};

interface Hearing {
  readonly atMs: number;
  readonly isNetwork: boolean;
}

function heardAgain(
  before: HeardSource,
  { sequence, refused, newestMs }: ReceivedBatch,
  { atMs, isNetwork }: Hearing,
): HeardSource {
  const isFirst = before.batches === 0;
  const aheadMs = newestMs === 0 ? before.aheadMs : Math.max(0, newestMs - atMs);
  const lagMs = newestMs === 0 ? null : Math.max(0, atMs - newestMs);
  const least = before.leastLagMs;
  return {
    batches: before.batches + 1,
    refusedRows: before.refusedRows + refused,
    firstHeardMs: isFirst ? atMs : before.firstHeardMs,
    lastHeardMs: atMs,
    runs: withNumber(before.runs, sequence, atMs),
    silent: isFirst || !isNetwork ? before.silent : withSpell(before, atMs),
    aheadMs,
    aheadBatches: before.aheadBatches + (newestMs > 0 && aheadMs > CLOCK_AHEAD_MS ? 1 : 0),
    leastLagMs: lagMs === null ? least : least === null ? lagMs : Math.min(least, lagMs),
  };
}

function withSpell(before: HeardSource, atMs: number): readonly SilentSpell[] {
  if (atMs - before.lastHeardMs <= SILENT_AFTER_MS) return before.silent;
  return [...before.silent, { fromMs: before.lastHeardMs, toMs: atMs }];
}

/** The runs with one more number: it prolongs a run, joins two, or begins one. A number that is in a run already changes nothing. */
function withNumber(runs: readonly TakenRun[], number: number, atMs: number): readonly TakenRun[] {
  if (runs.some(({ from, to }) => number >= from && number <= to)) return runs;
  const left = runs.find(({ to }) => to === number - 1);
  const right = runs.find(({ from }) => from === number + 1);
  const joined: TakenRun = {
    from: left?.from ?? number,
    to: right?.to ?? number,
    fromMs: left?.fromMs ?? Math.min(atMs, right?.fromMs ?? atMs),
    toMs: Math.max(atMs, right?.toMs ?? atMs),
  };
  const before = runs.filter((run) => run !== left && run.to < number);
  const after = runs.filter((run) => run !== right && run.from > number);
  return [...before, joined, ...after];
}
