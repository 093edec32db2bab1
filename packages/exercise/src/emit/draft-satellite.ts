import { sectorAt } from '../land/line.ts';
import type { World } from '../truth/world.ts';
import { SATELLITE } from './cast.ts';
import type { Draft } from './envelope.ts';
import { instantText, placeFields } from './row-fields.ts';

const MINUTE_MS = 60_000;

/** What each pass looked at, sector by sector, and what it saw burning: two files, a quarter of an hour later. */
export function draftPasses({ passes, hotPixels }: World): readonly Draft[] {
  const { sourceId } = SATELLITE;
  return passes.flatMap(({ atMs, looks }): readonly Draft[] => {
    const pixels = hotPixels.filter((pixel) => pixel.atMs === atMs);
    const sentMs = pixels[0]?.sentMs ?? atMs + 15 * MINUTE_MS;
    const coverage = looks.map(({ sector, seenPpm }) =>
      JSON.stringify({
        coverage_id: `pass-${sector.sectorId}-${instantText(atMs).replaceAll(':', '')}`,
        sector: sector.sectorId,
        from_utc: instantText(atMs),
        to_utc: instantText(atMs + MINUTE_MS),
        seen_ppm: seenPpm,
        looked_for: 'heat',
      }),
    );
    const heat = pixels.map((pixel, at) =>
      JSON.stringify({
        anomaly_id: `hot-${instantText(atMs).replaceAll(':', '')}-${at + 1}`,
        time_utc: instantText(atMs),
        sector: sectorAt(pixel.middle.xKm).sectorId,
        ...placeFields(pixel.middle),
        radius_m: pixel.radiusM,
        radiative_power_kw: pixel.powerKw,
        confidence: pixel.confidence,
      }),
    );
    return [
      { atMs: sentMs, feed: 'coverage', sourceId, lines: coverage },
      ...(heat.length === 0
        ? []
        : [{ atMs: sentMs + 1000, feed: 'thermal', sourceId, lines: heat }]),
    ];
  });
}
