/** What throws sound back, always in the same place: a house near a sensor, and long banks and edges of woods that many sensors hear. */
import { cos, sin } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';

/** An echo of an event at a sensor: the place the sound seems to come from, and how much weaker. */
export interface Echo {
  readonly lengthM: number;
  readonly lossDb: number;
  /** By a house at the sensor: what hides the event hides its echo. */
  readonly isNear: boolean;
}

/** A straight bank. */
interface Bank {
  readonly middle: PointM;
  readonly alongX: number;
  readonly alongY: number;
  readonly halfM: number;
}

export interface Walls {
  /** In the order of length. */
  echoes(source: PointM, sensor: PointM, sensorIndex: number): readonly Echo[];
}

const TAU = 6.283185307179586;
const HOUSE_SHARE = 0.15;
const HOUSE_LOSS_DB = 5;
const BANK_LOSS_DB = 4;
const BANKS_PER_100_KM = 6;
const BANK_REACH_M = 4_000;

export function createWalls(
  random: Random,
  sensors: readonly PointM[],
  band: { readonly lengthM: number; readonly depthM: number },
): Walls {
  const houses = sensors.map(({ xM, yM }) => {
    if (random.uniform() >= HOUSE_SHARE) return undefined;
    const [turn, offM] = [TAU * random.uniform(), 30 + 170 * random.uniform()];
    return { xM: xM + offM * cos(turn), yM: yM + offM * sin(turn) };
  });
  const count = Math.max(1, Math.round((BANKS_PER_100_KM * band.lengthM) / 100_000));
  const banks = Array.from({ length: count }, (): Bank => {
    const turn = TAU * random.uniform();
    const middle = {
      xM: band.lengthM * random.uniform(),
      yM: band.depthM * (random.uniform() - 0.5),
    };
    const halfM = 600 + 1_400 * random.uniform();
    return { middle, alongX: cos(turn), alongY: sin(turn), halfM };
  });
  return {
    echoes(source, sensor, sensorIndex) {
      const house = houses[sensorIndex];
      const found: Echo[] = [];
      if (house !== undefined) {
        const lengthM = apartM(source, house) + apartM(house, sensor);
        found.push({ lengthM, lossDb: HOUSE_LOSS_DB, isNear: true });
      }
      for (const bank of banks) {
        const lengthM = lengthByBank(bank, source, sensor);
        if (lengthM !== undefined) found.push({ lengthM, lossDb: BANK_LOSS_DB, isNear: false });
      }
      return found.sort((a, b) => a.lengthM - b.lengthM);
    },
  };
}

/** By the source's mirrored place; undefined where the way does not meet the bank or the two stand on different sides of it. */
function lengthByBank(bank: Bank, source: PointM, sensor: PointM): number | undefined {
  const [sx, sy] = [source.xM - bank.middle.xM, source.yM - bank.middle.yM];
  const [rx, ry] = [sensor.xM - bank.middle.xM, sensor.yM - bank.middle.yM];
  if (rx * rx + ry * ry > BANK_REACH_M * BANK_REACH_M) return undefined;
  const [sAlong, sOff] = [sx * bank.alongX + sy * bank.alongY, sy * bank.alongX - sx * bank.alongY];
  const [rAlong, rOff] = [rx * bank.alongX + ry * bank.alongY, ry * bank.alongX - rx * bank.alongY];
  if (sOff * rOff <= 0) return undefined;
  const share = sOff / (sOff + rOff);
  if (Math.abs(sAlong + share * (rAlong - sAlong)) > bank.halfM) return undefined;
  const [along, off] = [rAlong - sAlong, rOff + sOff];
  return Math.sqrt(along * along + off * off);
}

export function apartM(one: PointM, other: PointM): number {
  const [dx, dy] = [one.xM - other.xM, one.yM - other.yM];
  return Math.sqrt(dx * dx + dy * dy);
}
