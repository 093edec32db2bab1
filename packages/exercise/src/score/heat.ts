import type { PlaceUdeg } from '@holdfast/domain';
import { placeUdegFromPoint } from '../land/ground.ts';
import type { World } from '../truth/world.ts';
import type { JudgedCase } from './attribution.ts';

/** What became of what was seen from orbit. */
export interface HeatScore {
  /** Passes over the line in the watch. */
  readonly satellite_passes: number;
  /** True events of which a pass saw the fire. */
  readonly satellite_events_seen: number;
  /** Hot places on a case that holds something of the salvo that lit them, and on a case that does not. */
  readonly heat_joined: number;
  readonly heat_joined_wrongly: number;
}

export function scoreHeat(judged: readonly JudgedCase[], world: World): HeatScore {
  const key = (atMs: number, { latitudeUdeg, longitudeUdeg }: PlaceUdeg) =>
    `${atMs} ${latitudeUdeg} ${longitudeUdeg}`;
  const pixels = new Map(
    world.hotPixels.map((pixel) => [key(pixel.atMs, placeUdegFromPoint(pixel.middle)), pixel]),
  );
  const joined = judged.flatMap(({ view, events }) =>
    view.sources.flatMap(({ area, fromMs }) => {
      const pixel = area === null ? undefined : pixels.get(key(fromMs, area));
      if (pixel === undefined) return [];
      return events.some(({ episodeId }) => pixel.episodeIds.includes(episodeId));
    }),
  );
  const right = joined.filter(Boolean).length;
  return {
    satellite_passes: world.passes.length,
    satellite_events_seen: new Set(world.hotPixels.flatMap(({ trueIds }) => trueIds)).size,
    heat_joined: right,
    heat_joined_wrongly: joined.length - right,
  };
}
