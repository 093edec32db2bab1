import type { SectorId } from '@holdfast/domain';
import type { Chance } from '../chance.ts';
import { sectorAt } from '../land/line.ts';
import { pointKm } from '../land/shapes.ts';
import type { PointKm } from '../land/shapes.ts';
import type { Episode } from './event.ts';
import { nearestTown } from './patrols.ts';

/** What an outlet printed of one event. */
export interface PressItem {
  /** The outlet's number, from 1; the first two are the wires. */
  readonly outlet: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly sentMs: number;
  readonly sectorId: SectorId;
  readonly middle: PointKm;
  readonly radiusM: number;
  readonly text: string;
}

/** Two wires and ten papers. */
export const OUTLETS = 12;

const MINUTE_MS = 60_000;
/** One story in so many mortar episodes, the first of them. */
const STORY_EVERY = 6;

/** Whose words an outlet prints: the second wire takes the first's, and every paper one of the two. */
export function originOf(outlet: number): number | null {
  if (outlet === 1) return null;
  return outlet === 2 ? 1 : (outlet % 2) + 1;
}

/** Every item on the events that the press took up: one wire has a witness, eleven have the wire. */
export function pressItems(episodes: readonly Episode[], chance: Chance): readonly PressItem[] {
  return episodes
    .filter(({ form }) => form === 'mortar')
    .filter((_, at) => at % STORY_EVERY === 0)
    .flatMap((episode) => storyOf(episode, chance.fork(`press ${episode.episodeId}`)))
    .sort((a, b) => a.sentMs - b.sentMs || a.outlet - b.outlet);
}

function storyOf(episode: Episode, chance: Chance): readonly PressItem[] {
  const hit = episode.events.find(({ kind }) => kind === 'impact');
  if (hit === undefined) return [];
  const town = nearestTown(hit.place);
  const [offX, offY] = [chance.normal(), chance.normal()];
  const middle = pointKm(hit.place.xKm + 0.5 * offX, hit.place.yKm + 0.5 * offY);
  const minute = Math.floor(episode.fromMs / MINUTE_MS) * MINUTE_MS;
  return Array.from({ length: OUTLETS }, (_, at): PressItem => {
    const outlet = at + 1;
    const lateMin =
      outlet === 1 ? 14 : outlet === 2 ? 19 : 21 + chance.fork(`late ${outlet}`).between(0, 20);
    return {
      outlet,
      fromMs: minute,
      toMs: minute + 5 * MINUTE_MS,
      sentMs: episode.toMs + Math.round(lateMin * MINUTE_MS),
      sectorId: sectorAt(hit.place.xKm).sectorId,
      middle,
      radiusM: 1500,
      text: worded(outlet, town, chance.fork(`words ${outlet}`)),
    };
  });
}

/** The wire's sentence with a headline of the paper's own, and here and there a word of it. */
function worded(outlet: number, town: string, chance: Chance): string {
  const story = `A resident of ${town} filmed smoke over the fields this morning and counted the blows of shells that landed within sight of the last houses. Nobody was hurt, the resident said, and the road to the crossing stayed open.`;
  if (outlet === 1) return story;
  const headline = chance.pick([
    `Smoke over ${town}.`,
    'Truce under strain.',
    'Shells fall near the line.',
    `${town} wakes to shelling.`,
    'Fields hit, nobody hurt.',
  ]);
  return `${headline} ${story.replace('this morning', chance.pick(['this morning', 'today', 'early today']))}`;
}
