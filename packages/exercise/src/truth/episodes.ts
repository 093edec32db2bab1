import { exp } from '@holdfast/geo';
import type { EventKind } from '@holdfast/domain';
import type { Chance } from '../chance.ts';
import { DEPOT, QUARRY } from '../land/places.ts';
import { distanceKm, pointKm } from '../land/shapes.ts';
import type { PointKm } from '../land/shapes.ts';
import { otherSide } from './event.ts';
import type { Cause, Episode, TrueEvent } from './event.ts';
import { placeOnSide } from './timetable.ts';
import type { Appointment } from './timetable.ts';

/** How far a sound carries, median over the weather's whims, metres. */
const REACH_M: Readonly<Record<EventKind, number>> = {
  muzzle: 5400,
  launch: 6500,
  impact: 7600,
  blast: 8000,
};

const LOUD_FACTOR = 1.5;
const FAINT_FACTOR = 0.4;
const SECOND_US = 1_000_000;

/** A sound before it has a name. */
interface Sound {
  readonly kind: EventKind;
  readonly afterUs: number;
  readonly place: PointKm;
  readonly loud?: boolean;
}

/** Lets an appointment happen. The last sound is at most four minutes after the first, a storm's a quarter of an hour. */
export function createEpisode(appointment: Appointment, chance: Chance): Episode {
  const { episodeId, form, side, atMs, isFaint } = appointment;
  const sounds = soundsOf(appointment, chance.fork(`episode ${episodeId}`));
  const cause: Cause =
    form === 'mortar' || form === 'shots' || form === 'explosion' || form === 'staged'
      ? side
      : form;
  const luck = chance.fork(`reach ${episodeId}`);
  const events = sounds.map(({ kind, afterUs, place, loud }, at): TrueEvent => {
    const whim = Math.min(Math.max(exp(0.22 * luck.normal()), 0.6), 1.7);
    return {
      trueId: `${episodeId}.${at + 1}`,
      kind,
      cause,
      episodeId,
      originUs: atMs * 1000 + Math.round(afterUs),
      place,
      reachM: REACH_M[kind] * whim * (loud === true ? LOUD_FACTOR : isFaint ? FAINT_FACTOR : 1),
    };
  });
  const times = events.map(({ originUs }) => Math.floor(originUs / 1000));
  const fromMs = times.reduce((least, timeMs) => Math.min(least, timeMs), times[0] ?? atMs);
  const toMs = times.reduce((most, timeMs) => Math.max(most, timeMs), fromMs);
  return { episodeId, form, cause, fromMs, toMs, events };
}

function soundsOf(appointment: Appointment, chance: Chance): readonly Sound[] {
  const { form, side, xKm } = appointment;
  switch (form) {
    case 'mortar':
      return mortarSounds(appointment, chance);
    case 'shots':
      return shotSounds(appointment, chance);
    case 'explosion': {
      const place = placeOnSide(otherSide(side), xKm, chance.between(0.35, 1.3));
      return [{ kind: 'blast', afterUs: 0, place }];
    }
    case 'staged': {
      // On one's own ground, to be blamed on the other.
      const place = placeOnSide(side, xKm, chance.between(0.4, 0.9));
      return [{ kind: 'blast', afterUs: 0, place }];
    }
    case 'quarry':
      return [{ kind: 'blast', afterUs: 0, place: scattered(QUARRY, 0.08, chance), loud: true }];
    case 'accident': {
      const place = scattered(DEPOT, 0.15, chance);
      const afterUs = chance.between(35, 90) * SECOND_US;
      return [
        { kind: 'blast', afterUs: 0, place, loud: true },
        { kind: 'blast', afterUs, place: scattered(place, 0.06, chance), loud: true },
      ];
    }
    case 'thunder':
      return stormSounds(chance);
  }
}

function mortarSounds({ side, xKm }: Appointment, chance: Chance): readonly Sound[] {
  const rounds = chance.pick([1, 2, 2, 3, 3]);
  const tube = placeOnSide(side, xKm + chance.between(-1.2, 1.2), chance.between(1.7, 3.9));
  const target = placeOnSide(otherSide(side), xKm, chance.between(0.6, 2.4));
  const flightUs = (6 + 4 * distanceKm(tube, target)) * SECOND_US;
  let afterUs = 0;
  return Array.from({ length: rounds }, (): readonly Sound[] => {
    const launchUs = afterUs;
    afterUs += chance.between(4, 9) * SECOND_US;
    const landUs = launchUs + Math.min(flightUs * chance.between(0.98, 1.02), 40 * SECOND_US);
    return [
      { kind: 'launch', afterUs: launchUs, place: scattered(tube, 0.01, chance) },
      { kind: 'impact', afterUs: landUs, place: scattered(target, 0.09, chance) },
    ];
  }).flat();
}

function shotSounds({ side, xKm }: Appointment, chance: Chance): readonly Sound[] {
  const post = placeOnSide(side, xKm, chance.between(0.3, 1));
  let afterUs = 0;
  return Array.from({ length: chance.pick([1, 2, 2, 3, 4]) }, (): Sound => {
    const shotUs = afterUs;
    afterUs += chance.between(2.2, 6) * SECOND_US;
    return { kind: 'muzzle', afterUs: shotUs, place: scattered(post, 0.015, chance) };
  });
}

/** A storm that crosses the band from the west: seven strokes in about fourteen minutes. */
function stormSounds(chance: Chance): readonly Sound[] {
  const startYKm = chance.between(-7, 7);
  return Array.from({ length: 7 }, (_, at): Sound => {
    const xKm = -19 + at * 5.2 + chance.between(-2, 2);
    const yKm = startYKm + chance.between(-2.5, 2.5);
    const afterUs = (at * 120 + chance.between(0, 80)) * SECOND_US;
    return { kind: 'blast', afterUs, place: pointKm(xKm, yKm) };
  });
}

function scattered(place: PointKm, sigmaKm: number, chance: Chance): PointKm {
  return pointKm(place.xKm + sigmaKm * chance.normal(), place.yKm + sigmaKm * chance.normal());
}
