import type { World } from '../truth/world.ts';
import { SURVEY } from './cast.ts';
import type { Draft } from './envelope.ts';
import { utcFromUs } from './row-fields.ts';

const BATCH_MS = 300_000;
const HEADER = 'arrival_id,sensor_id,time_utc,sound';

/** What the survey's stations picked, every five minutes, in the same rows as sounds; what it was they do not tell. */
export function draftSeismic({ watch, seismicArrivals }: World): readonly Draft[] {
  const { startMs, endMs } = watch;
  const batches = Math.ceil((endMs - startMs) / BATCH_MS) + 1;
  const rows = new Map<number, string[]>();
  seismicArrivals.forEach(({ station, timeUs }, at) => {
    const batch = Math.min(batches - 1, Math.floor((timeUs / 1000 - startMs) / BATCH_MS));
    const row = [`${station.sensorId}-${at + 1}`, station.sensorId, utcFromUs(timeUs), ''];
    rows.set(batch, [...(rows.get(batch) ?? []), row.join(',')]);
  });
  return Array.from({ length: batches }, (_, batch) => ({
    atMs: startMs + (batch + 1) * BATCH_MS + 1500,
    feed: 'arrivals',
    sourceId: SURVEY.sourceId,
    lines: [HEADER, ...(rows.get(batch) ?? [])],
  }));
}
