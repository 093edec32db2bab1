/**
 * A long wall throws an event back to many sensors at once, as if it had gone off at its mirrored place at the same moment. What tells the
 * mirrored event from a true one: all that heard it stand nearer to the louder event, and so heard that first. Around a true event
 * sensors stand on every side.
 */
import type { Found } from './associate.ts';
import type { Search } from './evidence.ts';

/** Nearer than this the mirrored place cannot be told from another shot of a salvo. */
const APART_MIN_M = 300;
const SIGMAS = 4;
/** How far origin times may differ beyond their errors: where the air is learnt, the ways by the wall went through other air. */
const TIE_CALM_S = 0.03;
const TIE_WEATHER_S = 0.2;
/** Of the sensors that heard it, so many must stand nearer to the other event: one arrival in ten may be a stranger. */
const NEARER_SHARE = 0.9;

/** Which events are echoes of a louder one. `sorted` by origin time. */
export function findEchoes(search: Search, sorted: readonly Found[]): ReadonlySet<Found> {
  const { scale, settings } = search;
  const tieS = settings.weather === 'estimate' ? TIE_WEATHER_S : TIE_CALM_S;
  const echoes = new Set<Found>();
  sorted.forEach((one, i) => {
    for (let j = i + 1; j < sorted.length; j += 1) {
      const other = sorted[j];
      if (other === undefined) break;
      const lateS = other.fit.timeS - one.fit.timeS;
      if (lateS > scale * 2) break;
      const varianceS2 = one.fit.varianceTimeS2 + other.fit.varianceTimeS2;
      if (lateS > scale * tieS + SIGMAS * Math.sqrt(varianceS2)) continue;
      const [loud, faint] = one.slots.length >= other.slots.length ? [one, other] : [other, one];
      if (isMirrored(search, loud, faint)) echoes.add(faint);
    }
  });
  return echoes;
}

function isMirrored(
  { window, network, scaleM, settings }: Search,
  loud: Found,
  faint: Found,
): boolean {
  const apart2 = distance2(loud.fit, faint.fit.xM, faint.fit.yM);
  const [least, most] = [scaleM * APART_MIN_M, 2 * settings.maxRangeM];
  if (apart2 < least * least || apart2 > most * most) return false;
  const nearer = faint.slots.filter((slot) => {
    const sensor = window.sensor[slot] ?? 0;
    const [xM, yM] = [network.xM[sensor] ?? 0, network.yM[sensor] ?? 0];
    return distance2(loud.fit, xM, yM) < distance2(faint.fit, xM, yM);
  });
  return nearer.length >= NEARER_SHARE * faint.slots.length;
}

function distance2(from: Found['fit'], xM: number, yM: number): number {
  return (from.xM - xM) * (from.xM - xM) + (from.yM - yM) * (from.yM - yM);
}
