import type { Area } from '@holdfast/domain';
import type { MapMark } from './mark.ts';
import { diameterM } from './shapes.ts';

/** Everything known to one and the same area: a town, a province, a cell of a fixed grid. */
export interface Place {
  readonly key: string;
  readonly area: Area;
  readonly marks: readonly MapMark[];
  /** How many other places lie on it, in part at least; far wider ones behind it do not count. */
  readonly neighbours: number;
}

const METRES_PER_UDEG = 0.111_32;
/** With more places than this their overlaps are not counted one by one: all are crowded. */
const COMPARED_MAX = 3000;
const WIDER_TIMES = 4;
const known = new WeakMap<readonly MapMark[], readonly Place[]>();

/** Gathers marks by their area; the answer for one list of marks is kept, since it does not depend on the zoom. */
export function placesOf(marks: readonly MapMark[]): readonly Place[] {
  const before = known.get(marks);
  if (before !== undefined) return before;
  const byArea = new Map<string, MapMark[]>();
  for (const mark of marks) {
    const key = JSON.stringify(mark.area);
    const here = byArea.get(key);
    if (here === undefined) byArea.set(key, [mark]);
    else here.push(mark);
  }
  const areas = [...byArea].flatMap(([key, here]) => {
    const [first] = here;
    return first === undefined ? [] : [{ key, area: first.area, marks: here }];
  });
  const crowded = areas.length > COMPARED_MAX;
  const places = areas.map((place) => ({
    ...place,
    neighbours: crowded
      ? areas.length
      : areas.filter((other) => other !== place && liesOn(place.area, other.area)).length,
  }));
  known.set(marks, places);
  return places;
}

/** Two areas that overlap, the other not far wider: drawn one over the other, neither could be told. */
function liesOn(a: Area, b: Area): boolean {
  const [aM, bM] = [diameterM(a), diameterM(b)];
  if (bM > aM * WIDER_TIMES) return false;
  const northM = (a.latitudeUdeg - b.latitudeUdeg) * METRES_PER_UDEG;
  const shrink = Math.cos(((a.latitudeUdeg / 1e6) * Math.PI) / 180);
  const eastM = (a.longitudeUdeg - b.longitudeUdeg) * METRES_PER_UDEG * shrink;
  return Math.sqrt(northM * northM + eastM * eastM) < (aM + bM) / 2;
}
