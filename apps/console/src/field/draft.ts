import { id } from '@holdfast/domain';
import type { Counted, Means, ObservedWord } from '@holdfast/domain';

import type { AskedCommand } from '../act/send-command.ts';
import type { KeptPhoto } from './queue.ts';

/** One report as it is being answered. */
export interface ReportDraft {
  readonly means: Means;
  readonly observed: ObservedWord;
  /** Degrees clockwise from north; null when not known. */
  readonly azimuthDeg: number | null;
  readonly sigmaDeg: number;
  readonly distance: (typeof DISTANCES)[number]['key'];
  readonly count: number;
  readonly counted: Counted;
  readonly countMost: number;
  /** Minutes ago that it began, and how long it lasted. */
  readonly when: (typeof WHENS)[number]['key'];
  /** With `change` alone: as `datetime-local` gives it, this device's own time zone. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly photos: readonly KeptPhoto[];
}

export const DISTANCES = [
  { key: 'near', label: 'under 1', nearM: 0, farM: 1_000 },
  { key: 'middle', label: '1 to 3', nearM: 1_000, farM: 3_000 },
  { key: 'far', label: '3 to 8', nearM: 3_000, farM: 8_000 },
  { key: 'unknown', label: 'Not known', nearM: 0, farM: 0 },
] as const;

export const WHENS = [
  { key: 'now', label: 'Now' },
  { key: 'quarter', label: 'Last 15 min' },
  { key: 'change', label: 'Other time' },
] as const;

export const EMPTY_DRAFT: ReportDraft = {
  means: 'heard',
  observed: 'explosion',
  azimuthDeg: null,
  sigmaDeg: 15,
  distance: 'unknown',
  count: 1,
  counted: 'exactly',
  countMost: 2,
  when: 'now',
  from: '',
  to: '',
  text: '',
  photos: [],
};

/** Where the monitor is with whom: asked once a watch, kept on the device. */
export interface Station {
  readonly sourceId: string;
  readonly sectorId: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly errorM: number;
}

export const NO_STATION: Station = {
  sourceId: '',
  sectorId: '',
  latitude: '',
  longitude: '',
  errorM: 30,
};

/** A place in whole millionths of a degree; null where none, or none that can be, was given. */
export function standingOf({ latitude, longitude, errorM }: Station) {
  const [north, east] = [latitude, longitude].map((text) =>
    text.trim() === '' ? NaN : Number(text.trim().replace(',', '.')),
  );
  if (north === undefined || east === undefined) return null;
  if (!(Math.abs(north) <= 90) || !(Math.abs(east) <= 180)) return null;
  return {
    latitudeUdeg: Math.round(north * 1e6),
    longitudeUdeg: Math.round(east * 1e6),
    errorM: Math.round(errorM),
  };
}

const MINUTE_MS = 60_000;

/** From and to, in the mission's time; null where the times given cannot be. `aheadMs`: how far the mission's clock is ahead of this one. */
export function timesOf(draft: ReportDraft, deviceMs: number, aheadMs: number) {
  const nowMs = deviceMs + aheadMs;
  if (draft.when === 'now') return { fromMs: nowMs - MINUTE_MS, toMs: nowMs };
  if (draft.when === 'quarter') return { fromMs: nowMs - 15 * MINUTE_MS, toMs: nowMs };
  const fromMs = new Date(draft.from).getTime() + aheadMs;
  const toMs = draft.to === '' ? fromMs + MINUTE_MS : new Date(draft.to).getTime() + aheadMs;
  return Number.isFinite(fromMs) && toMs >= fromMs && fromMs <= nowMs
    ? { fromMs, toMs: Math.min(toMs, nowMs) }
    : null;
}

export interface Capture {
  readonly reportId: string;
  readonly capturedMs: number;
  readonly aheadMs: number;
}

/** The command that goes on record, made when the report is finished; null while an answer is missing. */
export function commandOf(
  draft: ReportDraft,
  station: Station,
  { reportId, capturedMs, aheadMs }: Capture,
): AskedCommand | null {
  const times = timesOf(draft, capturedMs, aheadMs);
  if (times === null || station.sourceId === '' || station.sectorId === '') return null;
  const distance = DISTANCES.find(({ key }) => key === draft.distance);
  return {
    kind: 'report-observation',
    reportId: id(reportId),
    sourceId: id(station.sourceId),
    means: draft.means,
    observed: draft.observed,
    fromMs: Math.round(times.fromMs),
    toMs: Math.round(times.toMs),
    sectorId: id(station.sectorId),
    count: draft.count,
    counted: draft.counted,
    countMost: draft.counted === 'between' ? Math.max(draft.count, draft.countMost) : null,
    standing: standingOf(station),
    bearing:
      draft.azimuthDeg === null
        ? null
        : { azimuthMdeg: draft.azimuthDeg * 1000, sigmaMdeg: draft.sigmaDeg * 1000 },
    distance:
      distance === undefined || distance.key === 'unknown'
        ? null
        : { nearM: distance.nearM, farM: distance.farM },
    text: draft.text,
    photos: draft.photos.map(({ sha256, byteLength, takenMs }) => ({
      sha256,
      byteLength,
      takenMs: Math.round(takenMs + aheadMs),
    })),
    capturedMs: Math.round(capturedMs + aheadMs),
  };
}
