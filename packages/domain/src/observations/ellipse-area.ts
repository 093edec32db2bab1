import type { Ellipse } from '@holdfast/locate';
import type { EllipseArea } from '../core/judgements.ts';
import type { Ground, PointM } from '../ground/ground.ts';

/** A frame's ellipse as the record holds it: whole metres rounded up, at least one, and whole degrees from true north, below 180. */
export function ellipseArea(
  middle: PointM,
  { semiMajorM, semiMinorM, azimuthDeg }: Ellipse,
  ground: Ground,
): EllipseArea {
  const trueDeg = Math.round(azimuthDeg - ground.northDeg(middle));
  return {
    shape: 'ellipse',
    ...ground.toPlace(middle),
    semiMajorM: Math.max(1, Math.ceil(semiMajorM)),
    semiMinorM: Math.max(1, Math.ceil(semiMinorM)),
    azimuthDeg: ((trueDeg % 180) + 180) % 180,
  };
}
