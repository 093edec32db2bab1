/** Where sensors stand in the rough world: along roads, in villages, and wherever nobody else stood. */
import { cos, sin } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';

interface Band {
  readonly lengthM: number;
  readonly depthM: number;
}

const TAU = 6.283185307179586;
const TRIES = 6;

/** Half of them each where of six random places the next sensor is farthest, a third in groups of 3 to 6, the rest along roads. */
export function standSensors(random: Random, count: number, band: Band): PointM[] {
  const places: PointM[] = [];
  const anywhere = (): PointM => ({
    xM: random.uniform() * band.lengthM,
    yM: (random.uniform() - 0.5) * band.depthM,
  });
  while (places.length < count / 2) {
    const tries = Array.from({ length: TRIES }, () => {
      const place = anywhere();
      return { place, nextM: nearestM(places, place) };
    });
    places.push(tries.reduce((best, one) => (one.nextM > best.nextM ? one : best)).place);
  }
  while (places.length < (5 * count) / 6) {
    const middle = anywhere();
    for (let n = 3 + random.integer(4); n > 0; n -= 1) {
      places.push({
        xM: middle.xM + 300 * random.normal(),
        yM: middle.yM + 300 * random.normal(),
      });
    }
  }
  while (places.length < count) {
    const [from, turn] = [anywhere(), TAU * random.uniform()];
    for (let n = 0; n < 5; n += 1) {
      const alongM = 1_500 * n + 300 * random.normal();
      places.push({ xM: from.xM + alongM * cos(turn), yM: from.yM + alongM * sin(turn) });
    }
  }
  return places.slice(0, count);
}

function nearestM(places: readonly PointM[], { xM, yM }: PointM): number {
  let least2 = Infinity;
  for (const other of places) {
    const [dx, dy] = [other.xM - xM, other.yM - yM];
    least2 = Math.min(least2, dx * dx + dy * dy);
  }
  return Math.sqrt(least2);
}
