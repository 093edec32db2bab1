import type { Chance } from '../chance.ts';
import { lineYKm, sectorAt, sectorsOfLand } from '../land/line.ts';
import type { LandSector, Side } from '../land/line.ts';
import { pointKm } from '../land/shapes.ts';
import type { PointKm } from '../land/shapes.ts';
import { otherSide } from './event.ts';
import type { Episode } from './event.ts';

/** When the watch is and how long. */
export interface Watch {
  readonly startMs: number;
  readonly endMs: number;
}

/** A stretch of time in which the parties fire mostly near one place, and the patrols stand near it. */
export interface HotSpot extends Watch {
  readonly xKm: number;
}

/** A sector whose sensors have no power for a while. */
export interface BlindSpell extends Watch {
  readonly sector: LandSector;
}

/** What is to happen, before chance has said exactly how. */
export interface Appointment {
  readonly episodeId: string;
  readonly form: Episode['form'];
  readonly side: Side;
  readonly atMs: number;
  readonly xKm: number;
  /** Too faint for anyone outside the sector. */
  readonly isFaint?: true;
}

export interface Timetable {
  /** From one episode of fire to the next. */
  readonly slotMs: number;
  readonly hotSpots: readonly HotSpot[];
  readonly blind: BlindSpell;
  readonly appointments: readonly Appointment[];
}

/** Nine episodes an hour, in this mix; a `mortar` after a `mortar` is the other side's answer. */
const FORMS = [
  'shots',
  'mortar',
  'shots',
  'mortar',
  'explosion',
  'shots',
  'mortar',
  'shots',
  'explosion',
] as const;

const PER_HOUR = 9;
const PER_HOT_SPOT = 4;
const MINUTE_MS = 60_000;

/** A place `depthKm` behind the line on one side, across from `xKm`. */
export function placeOnSide(side: Side, xKm: number, depthKm: number): PointKm {
  return pointKm(xKm, lineYKm(xKm) + (side === 'left' ? depthKm : -depthKm));
}

/** Lays out the watch: hot spots, the blind spell, and when and where each episode begins. */
export function createTimetable(watch: Watch, chance: Chance): Timetable {
  const lengthMs = watch.endMs - watch.startMs;
  const episodes = Math.max(4, Math.round((PER_HOUR * lengthMs) / (60 * MINUTE_MS)));
  const slotMs = (lengthMs - 4 * MINUTE_MS) / episodes;
  const hotSpots = createHotSpots({ watch, episodes, slotMs }, chance.fork('hot spots'));
  const blind = createBlindSpell(watch, hotSpots);
  const fire = createFire({ watch, episodes, slotMs }, { hotSpots, blind }, chance.fork('fire'));
  return { slotMs, hotSpots, blind, appointments: [...fire, ...createHarmless(watch, chance)] };
}

interface Slots {
  readonly watch: Watch;
  readonly episodes: number;
  readonly slotMs: number;
}

function createHotSpots({ watch, episodes, slotMs }: Slots, chance: Chance): readonly HotSpot[] {
  let xKm = chance.between(-20, 20);
  return Array.from({ length: Math.ceil(episodes / PER_HOT_SPOT) }, (_, at) => {
    const startMs = watch.startMs + Math.floor(at * PER_HOT_SPOT * slotMs);
    const spot = { xKm, startMs, endMs: Math.floor(startMs + PER_HOT_SPOT * slotMs) };
    const stepKm = chance.between(9, 17);
    xKm = xKm + stepKm > 20 ? xKm + stepKm - 40 : xKm + stepKm;
    return spot;
  });
}

/** The sector that lies farthest from the fire of that time goes blind: what little happens there then, nobody hears. */
function createBlindSpell({ startMs, endMs }: Watch, hotSpots: readonly HotSpot[]): BlindSpell {
  const fromMs = startMs + Math.floor((0.4 * (endMs - startMs)) / MINUTE_MS) * MINUTE_MS;
  const toMs = Math.min(endMs, fromMs + 25 * MINUTE_MS);
  const hot = hotSpots.filter((spot) => spot.startMs < toMs && spot.endMs > fromMs);
  const distanceKm = (sector: LandSector) =>
    hot.reduce((least, { xKm }) => Math.min(least, Math.abs(middleKm(sector) - xKm)), 100);
  const sector = sectorsOfLand().reduce((best, candidate) =>
    distanceKm(candidate) > distanceKm(best) ? candidate : best,
  );
  return { sector, startMs: fromMs, endMs: toMs };
}

function middleKm({ westKm, eastKm }: LandSector): number {
  return (westKm + eastKm) / 2;
}

function createFire(
  { watch, episodes, slotMs }: Slots,
  { hotSpots, blind }: Pick<Timetable, 'hotSpots' | 'blind'>,
  chance: Chance,
): readonly Appointment[] {
  const flip = chance.happens(0.5);
  let side: Side = flip ? 'left' : 'right';
  let unseen = false;
  return Array.from({ length: episodes }, (_, at) => {
    const form = FORMS[at % FORMS.length] ?? 'shots';
    const atMs = Math.floor(watch.startMs + MINUTE_MS + (at + chance.between(0, 0.35)) * slotMs);
    side = chance.happens(0.7) ? otherSide(side) : side;
    const spot = hotSpots[Math.floor(at / PER_HOT_SPOT)];
    const hotKm = (spot?.xKm ?? 0) + chance.between(-2.2, 2.2);
    const farKm = hotKm > 0 ? hotKm - chance.between(12, 20) : hotKm + chance.between(12, 20);
    const away = chance.happens(0.16) && sectorAt(farKm).order !== blind.sector.order;
    const episodeId = `fire-${at + 1}`;
    if (!unseen && form === 'shots' && atMs > blind.startMs && atMs < blind.endMs - 3 * MINUTE_MS) {
      unseen = true;
      const xKm = middleKm(blind.sector) + chance.between(-1, 1);
      return { episodeId, form, side, atMs, xKm, isFaint: true };
    }
    return { episodeId, form, side, atMs, xKm: away ? farKm : hotKm };
  });
}

function createHarmless({ startMs, endMs }: Watch, chance: Chance): readonly Appointment[] {
  const luck = chance.fork('harmless');
  const at = (least: number, most: number) =>
    startMs + Math.floor(luck.between(least, most) * (endMs - startMs));
  const staged = chance.fork('staged');
  const stagedMs = startMs + Math.floor(staged.between(0.86, 0.9) * (endMs - startMs));
  return [
    { episodeId: 'quarry', form: 'quarry', side: 'left', atMs: at(0.3, 0.45), xKm: 0 },
    {
      episodeId: 'staged',
      form: 'staged',
      side: 'left',
      atMs: stagedMs,
      xKm: staged.between(-12, 12),
    },
    { episodeId: 'storm', form: 'thunder', side: 'left', atMs: at(0.5, 0.6), xKm: -20 },
    { episodeId: 'accident', form: 'accident', side: 'right', atMs: at(0.68, 0.78), xKm: 0 },
  ];
}
