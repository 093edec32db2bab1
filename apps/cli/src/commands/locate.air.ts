/** With which air arrivals are located: as told, or as they tell themselves. */
import { SOUND_SPEED_20C_M_PER_S } from '@holdfast/geo';
import { estimateSoundSpeed, locateBatch } from '@holdfast/locate';
import type { Arrival, Located, LocateOptions, Sensor } from '@holdfast/locate';

/** What the user said of the air. */
export type Air =
  | { readonly told: 'speed'; readonly soundSpeedMPerS: number }
  | { readonly told: 'weather' }
  | { readonly told: 'nothing' };

export interface Heard {
  readonly sensors: readonly Sensor[];
  readonly arrivals: readonly Arrival[];
  readonly line: LocateOptions['line'];
}

/** What was located, and a sentence for standard error on each choice made. */
export interface InAir {
  readonly located: Located;
  readonly words: readonly string[];
}

/** Locates as told. Told nothing, it locates in calm air and with weather, and takes calm air unless weather explains clearly more. */
export function locateIn(air: Air, heard: Heard, onStep: (what: string) => void): InAir {
  const { sensors, arrivals, line } = heard;
  const locate = (soundSpeedMPerS: number, weather: 'calm' | 'estimate'): Located =>
    locateBatch(sensors, arrivals, { soundSpeedMPerS, weather, ...(line && { line }) });
  if (air.told === 'speed') {
    onStep('locating');
    return { located: locate(air.soundSpeedMPerS, 'calm'), words: [] };
  }
  onStep('the speed of sound');
  const { soundSpeedMPerS, words } = speedFrom(heard);
  if (air.told === 'nothing') {
    onStep('locating, in calm air');
    const calm = locate(soundSpeedMPerS, 'calm');
    onStep('locating, with weather');
    const windy = locate(soundSpeedMPerS, 'estimate');
    const isWindy = explainsMore(windy, calm);
    return {
      located: isWindy ? windy : calm,
      words: [...words, isWindy ? WEATHER_WORDS : CALM_WORDS],
    };
  }
  onStep('locating, with weather');
  return { located: locate(soundSpeedMPerS, 'estimate'), words };
}

const WEATHER_WORDS = 'The arrivals tell of wind or of clocks that are wrong: both are estimated.';
const CALM_WORDS = 'The arrivals tell of no wind: located in calm air.';

/** A fiftieth more arrivals in events, or residuals smaller by a fifth: in calm air an estimated wind gives neither. */
function explainsMore(windy: Located, calm: Located): boolean {
  const [inWind, inCalm] = [explained(windy), explained(calm)];
  return (
    inWind.arrivals > inCalm.arrivals * 1.02 || inWind.residualRmsS < inCalm.residualRmsS * 0.8
  );
}

/** Arrivals in events, and the median event's residual, in s. Of firings nothing is told. */
function explained({ events }: Located) {
  let arrivals = 0;
  const residuals: number[] = [];
  for (const event of events) {
    if ('cell' in event) continue;
    arrivals += event.arrivalIds.length;
    residuals.push(event.residualRmsS);
  }
  residuals.sort((left, right) => left - right);
  return { arrivals, residualRmsS: residuals[Math.floor(residuals.length / 2)] ?? 0 };
}

function speedFrom({ sensors, arrivals }: Heard) {
  const estimate = estimateSoundSpeed(sensors, arrivals, {});
  if (estimate === undefined)
    return {
      soundSpeedMPerS: SOUND_SPEED_20C_M_PER_S,
      words: [
        `Speed of sound: ${SOUND_SPEED_20C_M_PER_S} m/s (20 °C); too few events to estimate it.`,
      ],
    };
  const { soundSpeedMPerS, events } = estimate;
  return {
    soundSpeedMPerS,
    words: [`Speed of sound: ${soundSpeedMPerS.toFixed(2)} m/s, estimated from ${events} events.`],
  };
}
