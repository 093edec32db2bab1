import type { Prepared } from './report.ts';

/** Pairs farther apart than this in space are never compared, kilometres; nor pairs whose intervals lie farther apart than this in time. */
export const APART_KM_MAX = 60;
export const APART_DAYS_MAX = 6;

/** Reports with intervals up to so many days are kept apart from longer ones, so that a few long ones do not widen every search. */
const WIDTH_CLASSES_DAYS = [2, 40, 100_000] as const;

interface Shelf {
  readonly members: readonly number[];
  readonly starts: readonly number[];
  readonly widest: number;
}

/** Finds the reports near one in space and time: a grid of cells, and by time within each. */
export class NearIndex {
  readonly #shelves = new Map<string, readonly Shelf[]>();
  readonly #reports: readonly Prepared[];

  constructor(reports: readonly Prepared[]) {
    this.#reports = reports;
    const cells = new Map<string, number[]>();
    reports.forEach((report, at) => {
      const key = cellKey(cell(report.xKm), cell(report.yKm), cell(report.zKm));
      const members = cells.get(key);
      if (members === undefined) cells.set(key, [at]);
      else members.push(at);
    });
    for (const [key, members] of cells) this.#shelves.set(key, this.#shelved(members));
  }

  /** Positions of all reports within `APART_KM_MAX` and `APART_DAYS_MAX`, the report itself included when it is in the index. */
  near(report: Prepared): readonly number[] {
    const found: number[] = [];
    const [x, y, z] = [cell(report.xKm), cell(report.yKm), cell(report.zKm)];
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dz = -1; dz <= 1; dz += 1) {
          const shelves = this.#shelves.get(cellKey(x + dx, y + dy, z + dz)) ?? [];
          for (const shelf of shelves) this.#search(shelf, report, found);
        }
    return found;
  }

  #search(shelf: Shelf, report: Prepared, found: number[]): void {
    const from = startOf(report) - APART_DAYS_MAX - shelf.widest;
    const to = startOf(report) + report.widthDays + APART_DAYS_MAX;
    for (let at = firstAtLeast(shelf.starts, from); at < shelf.members.length; at += 1) {
      if ((shelf.starts[at] ?? 0) > to) return;
      const member = shelf.members[at] ?? 0;
      const other = this.#reports[member];
      if (
        other === undefined ||
        startOf(other) + other.widthDays + APART_DAYS_MAX < startOf(report)
      )
        continue;
      if (distanceKm(report, other) <= APART_KM_MAX) found.push(member);
    }
  }

  #shelved(members: readonly number[]): readonly Shelf[] {
    const start = (at: number) => {
      const report = this.#reports[at];
      return report === undefined ? 0 : startOf(report);
    };
    const width = (at: number) => this.#reports[at]?.widthDays ?? 0;
    let narrowest = -1;
    return WIDTH_CLASSES_DAYS.map((most) => {
      const least = narrowest;
      narrowest = most;
      const sorted = members
        .filter((at) => width(at) > least && width(at) <= most)
        .sort((a, b) => start(a) - start(b) || a - b);
      return {
        members: sorted,
        starts: sorted.map(start),
        widest: sorted.reduce((widest, at) => Math.max(widest, width(at)), 0),
      };
    });
  }
}

/** Straight through the Earth: less than a metre short at 60 km. */
export function distanceKm(a: Prepared, b: Prepared): number {
  const dx = a.xKm - b.xKm;
  const dy = a.yKm - b.yKm;
  const dz = a.zKm - b.zKm;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

function startOf({ middleDay, widthDays }: Prepared): number {
  return middleDay - widthDays / 2;
}

function cell(km: number): number {
  return Math.floor(km / APART_KM_MAX);
}

function cellKey(x: number, y: number, z: number): string {
  return `${x},${y},${z}`;
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
