import { MS_PER_DAY } from '@holdfast/geo';
import { isReleased } from '../access/release.ts';
import { publicCell, seesIncident } from '../access/sight.ts';
import type { PublicCell } from '../access/public-grid.ts';
import { lastDisclosure } from '../disclosure/state.ts';
import type { State } from '../core/state.ts';
import type { PublicCellCount, PublicDayRest } from './public-types.ts';

/** A smaller count is told as "fewer than 3", none included (D6). */
export const COUNT_LEAST = 3;

/** A count, or null where it is too small to be told. */
export function toldCount(count: number): number | null {
  return count < COUNT_LEAST ? null : count;
}

/**
 * Cases that a person opened and nobody released one by one, by cell and day, of days of which all is older than the delay. A cell
 * that holds too few is not named; what those cells hold together is told only when that is enough by itself.
 */
export function publicCounts(state: State): {
  readonly cellCounts: readonly PublicCellCount[];
  readonly dayRests: readonly PublicDayRest[];
} {
  const byCell = new Map<string, PublicCellCount>();
  for (const incident of state.incidents.values()) {
    const { judgement, opened, mergedInto, dismissed } = incident;
    if (opened === null || mergedInto !== null || dismissed !== null) continue;
    const dayStartMs = Math.floor(judgement.fromMs / MS_PER_DAY) * MS_PER_DAY;
    const isOver = isReleased(state, Math.max(judgement.toMs, dayStartMs + MS_PER_DAY), 'public');
    if (!isOver || seesIncident(state, incident, 'public')) continue;
    // Counted after it was taken back, it would lift two others over the least count, and they would be told apart.
    if (lastDisclosure(state, judgement.incidentId)?.act === 'withdrawn') continue;
    const cell = publicCell(state, judgement.area);
    const key = `${String(dayStartMs)} ${cellKey(cell)}`;
    byCell.set(key, { dayStartMs, cell, count: (byCell.get(key)?.count ?? 0) + 1 });
  }
  const all = [...byCell.values()];
  const cellCounts = all.filter(({ count }) => count >= COUNT_LEAST).sort(byDayAndCell);
  return { cellCounts, dayRests: countedDays(state).map((dayStartMs) => rest(all, dayStartMs)) };
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

function rest(all: readonly PublicCellCount[], dayStartMs: number): PublicDayRest {
  const small = all.filter((each) => each.dayStartMs === dayStartMs && each.count < COUNT_LEAST);
  return { dayStartMs, count: toldCount(small.reduce((sum, { count }) => sum + count, 0)) };
}

function byDayAndCell(a: PublicCellCount, b: PublicCellCount): number {
  return b.dayStartMs - a.dayStartMs || (cellKey(a.cell) < cellKey(b.cell) ? -1 : 1);
}

/** A cell's name, the same in every file: its south-west corner and its width. */
export function cellKey({ southUdeg, westUdeg, sizeM }: PublicCell): string {
  return `c${String(southUdeg)}:${String(westUdeg)}:${String(sizeM)}`;
}
