import { MS_PER_DAY } from '@holdfast/geo';
import { isReleased } from '../access/release.ts';
import { publicCell } from '../access/sight.ts';
import type { PublicCell } from '../access/public-grid.ts';
import type { IncidentState, State } from '../core/state.ts';
import type { PublicCellCount, PublicDayRest } from './public-types.ts';

/** A smaller count is told as "fewer than 3", none included (D6). */
export const COUNT_LEAST = 3;

/** A count, or null where it is too small to be told. */
export function toldCount(count: number): number | null {
  return count < COUNT_LEAST ? null : count;
}

/** A count of a cell is told as one of these or more. A number would tell, once one of those counted is shown by itself, how many others are left. */
const STEPS: readonly number[] = [30_000, 3_000, 300, 30, COUNT_LEAST];

/** The highest step that a count reaches, or null where it is too small to be told. */
function toldStep(count: number): number | null {
  return STEPS.find((step) => step <= count) ?? null;
}

/**
 * Cases that a person opened and nobody had released when they were first counted, by cell and day, of days of which all is older than the delay. Whatever becomes public of a
 * case that was counted, or is taken back, it stays counted: two cuts taken from each other would tell of the others. A cell that holds too few is not named; what those cells
 * hold together is told only when that is enough by itself.
 */
export function publicCounts(state: State): {
  readonly cellCounts: readonly PublicCellCount[];
  readonly dayRests: readonly PublicDayRest[];
} {
  const byCell = new Map<string, CellCount>();
  for (const incident of state.incidents.values()) {
    const { judgement, opened, mergedInto, dismissed } = incident;
    if (opened === null || mergedInto !== null || dismissed !== null) continue;
    const dayStartMs = Math.floor(judgement.fromMs / MS_PER_DAY) * MS_PER_DAY;
    const overMs = Math.max(judgement.toMs, dayStartMs + MS_PER_DAY);
    if (!isReleased(state, overMs, 'public')) continue;
    const countedMs = Math.max(opened.recordedAtMs, overMs + publicDelayMs(state));
    if (firstShownMs(state, incident) <= countedMs) continue;
    const cell = publicCell(state, judgement.area);
    const key = `${String(dayStartMs)} ${cellKey(cell)}`;
    byCell.set(key, { dayStartMs, cell, count: (byCell.get(key)?.count ?? 0) + 1 });
  }
  const all = [...byCell.values()];
  const cellCounts = all
    .flatMap(({ count, ...each }) => {
      const atLeast = toldStep(count);
      return atLeast === null ? [] : [{ ...each, atLeast }];
    })
    .sort(byDayAndCell);
  return { cellCounts, dayRests: countedDays(state).map((dayStartMs) => rest(all, dayStartMs)) };
}

/** As it is, and not as it is told. */
interface CellCount {
  readonly dayStartMs: number;
  readonly cell: PublicCell;
  readonly count: number;
}

/** When everybody could first read of it by itself, also if it was taken back since; infinite when never. */
function firstShownMs(state: State, { judgement, issuedIds }: IncidentState): number {
  const acts = state.disclosures.get(judgement.incidentId) ?? [];
  const released = acts.filter(({ act }) => act === 'made').map(({ recordedAtMs }) => recordedAtMs);
  const issued = issuedIds.flatMap(
    (findingId) => state.findings.get(findingId)?.issued?.recordedAtMs ?? [],
  );
  const decidedMs = Math.min(...released, ...issued);
  return Math.max(decidedMs, judgement.toMs + publicDelayMs(state));
}

function publicDelayMs({ agreement }: State): number {
  return agreement?.judgement.publicDelayMs ?? Number.MAX_SAFE_INTEGER;
}

/** Every day with reports of coverage that is over for the public: a day with nothing reads as one with too little. */
function countedDays(state: State): readonly number[] {
  const days = new Set<number>();
  for (const { judgement } of state.coverage) {
    const dayStartMs = Math.floor(judgement.fromMs / MS_PER_DAY) * MS_PER_DAY;
    if (isReleased(state, dayStartMs + MS_PER_DAY, 'public')) days.add(dayStartMs);
  }
  return [...days].sort((a, b) => b - a);
}

function rest(all: readonly CellCount[], dayStartMs: number): PublicDayRest {
  const small = all.filter((each) => each.dayStartMs === dayStartMs && each.count < COUNT_LEAST);
  return { dayStartMs, atLeast: toldStep(small.reduce((sum, { count }) => sum + count, 0)) };
}

function byDayAndCell(a: PublicCellCount, b: PublicCellCount): number {
  return b.dayStartMs - a.dayStartMs || (cellKey(a.cell) < cellKey(b.cell) ? -1 : 1);
}

/** A cell's name, the same in every file: its south-west corner and its width. */
export function cellKey({ southUdeg, westUdeg, sizeM }: PublicCell): string {
  return `c${String(southUdeg)}:${String(westUdeg)}:${String(sizeM)}`;
}
