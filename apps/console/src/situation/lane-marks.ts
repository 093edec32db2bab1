import type { IncidentFill, IncidentSummary, SectorCoverage } from '@holdfast/domain';
import type { TimeSpan } from './selection.ts';

/** Marks nearer than this merge with a count. */
const MERGE_PX = 4;
const DEGRADED_PPM = 950_000;
const BLIND_PPM = 500_000;

export interface LaneMark {
  readonly atMs: number;
  readonly fill: IncidentFill;
  readonly ids: readonly string[];
}

export interface LaneBand extends TimeSpan {
  readonly state: 'part' | 'blind' | 'unreported';
  /** Mean share seen over the band. */
  readonly seenPpm: number;
}

/** Marks of one lane, merged where they would overlap on a lane so many pixels wide. */
export function laneMarks(
  incidents: readonly IncidentSummary[],
  { fromMs, toMs }: TimeSpan,
  widthPx: number,
): readonly LaneMark[] {
  const nearMs = (MERGE_PX / Math.max(1, widthPx)) * (toMs - fromMs);
  const inView = incidents.filter(
    (incident) => incident.fromMs >= fromMs && incident.fromMs <= toMs,
  );
  const ordered = [...inView].sort((a, b) => a.fromMs - b.fromMs);
  const marks: { atMs: number; lastMs: number; fill: IncidentFill; ids: string[] }[] = [];
  for (const incident of ordered) {
    const before = marks.at(-1);
    if (before !== undefined && incident.fromMs - before.lastMs < nearMs) {
      before.ids.push(incident.incidentId);
      before.lastMs = incident.fromMs;
      before.fill = graver(before.fill, incident.fill);
    } else {
      marks.push({
        atMs: incident.fromMs,
        lastMs: incident.fromMs,
        fill: incident.fill,
        ids: [incident.incidentId],
      });
    }
  }
  return marks.map(({ atMs, lastMs, fill, ids }) => ({ atMs: (atMs + lastMs) / 2, fill, ids }));
}

const ORDER: readonly IncidentFill[] = ['verified', 'under-verification', 'proposal', 'benign'];

function graver(a: IncidentFill, b: IncidentFill): IncidentFill {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}

/** What was not or only partly seen in one lane, neighbours of one state joined. Time that nobody reported on is unseen. */
export function laneBands(sector: SectorCoverage, { fromMs, toMs }: TimeSpan): readonly LaneBand[] {
  const bands: LaneBand[] = [];
  const push = (band: LaneBand) => {
    if (band.toMs <= band.fromMs) return;
    const before = bands.at(-1);
    if (before === undefined || before.state !== band.state || before.toMs < band.fromMs) {
      bands.push(band);
      return;
    }
    const [a, b] = [before.toMs - before.fromMs, band.toMs - band.fromMs];
    const seenPpm = Math.round((before.seenPpm * a + band.seenPpm * b) / (a + b));
    bands[bands.length - 1] = { ...before, toMs: band.toMs, seenPpm };
  };
  let reachedMs = fromMs;
  for (const part of sector.spans) {
    const start = Math.max(part.fromMs, reachedMs);
    const end = Math.min(part.toMs, toMs);
    if (end <= start) continue;
    push({ fromMs: reachedMs, toMs: start, state: 'unreported', seenPpm: 0 });
    if (part.seenPpm < DEGRADED_PPM)
      push({
        fromMs: start,
        toMs: end,
        state: part.seenPpm < BLIND_PPM ? 'blind' : 'part',
        seenPpm: part.seenPpm,
      });
    reachedMs = end;
  }
  push({ fromMs: reachedMs, toMs, state: 'unreported', seenPpm: 0 });
  return bands;
}

/** How many incidents begin in each of `bins` equal parts of the span. */
export function histogram(
  incidents: readonly IncidentSummary[],
  { fromMs, toMs }: TimeSpan,
  bins: number,
): readonly number[] {
  const counts = Array.from({ length: Math.max(1, bins) }, () => 0);
  for (const incident of incidents) {
    if (incident.fromMs < fromMs || incident.fromMs > toMs) continue;
    const bin = Math.min(
      counts.length - 1,
      Math.floor(((incident.fromMs - fromMs) / (toMs - fromMs)) * counts.length),
    );
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
