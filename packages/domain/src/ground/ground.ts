import type { BandFrame, Frame, FrameOrigin, PlaceDeg, PointM } from '@holdfast/geo';
import {
  atan2,
  createBandFrame,
  createFrame,
  degreesFromMetres,
  metresFromDegrees,
  northDeg,
  RADIANS_PER_DEGREE,
} from '@holdfast/geo';
import type { JsonValue } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import type { PartyId, SectorId } from '../core/ids.ts';
import type { Area, PlaceUdeg } from '../core/judgements.ts';
import { isList, memberOf } from '../views/context.ts';

export type { PointM };

/**
 * The ground as the agreement draws it: the line, its sectors, and the area that each party held, in a local frame
 * (metres east and north of the middle of the map, true along all of the line). Made from the geometry in the agreement's content.
 */
export interface Ground {
  readonly frame: Frame;
  readonly line: readonly PointM[];
  readonly sectors: readonly { readonly sectorId: SectorId; readonly ring: readonly PointM[] }[];
  readonly areas: readonly { readonly partyId: PartyId; readonly ring: readonly PointM[] }[];
  toMetres(place: PlaceUdeg): PointM;
  toPlace(point: PointM): PlaceUdeg;
  /** Where true north lies at a point, degrees clockwise from the frame's: what is to be added to a true azimuth there. */
  northDeg(point: PointM): number;
}

const UDEG = 1_000_000;

/** Null when the content was erased or has no line: then nothing can be located against it. */
export function groundFrom(agreementContent: JsonValue | null): Ground | null {
  const geometry = memberOf(agreementContent, 'geometry');
  const bounds = memberOf(geometry, 'boundsDeg');
  if (!isList(bounds)) return null;
  const [west, south, east, north] = bounds.map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return null;
  const origin = {
    originLatitudeDeg: (south + north) / 2,
    originLongitudeDeg: (west + east) / 2,
  };
  const features = (layer: string) => {
    const listed = memberOf(memberOf(memberOf(geometry, 'layers'), layer), 'features');
    return isList(listed) ? listed : [];
  };
  const coordinates = (feature: JsonValue) => {
    const listed = memberOf(memberOf(feature, 'geometry'), 'coordinates');
    return isList(listed) ? listed : [];
  };
  const named = (feature: JsonValue, member: string) =>
    String(memberOf(memberOf(feature, 'properties'), member));
  const [line] = features('line');
  if (line === undefined) return null;
  const frame = frameAlong(origin, coordinates(line));
  const toPoint = (pair: JsonValue): PointM => metresFromDegrees(frame, placeFrom(pair));
  const ring = (feature: JsonValue) => {
    const [outer] = coordinates(feature);
    return outer !== undefined && isList(outer) ? outer.map(toPoint) : [];
  };
  return {
    frame,
    line: coordinates(line).map(toPoint),
    sectors: features('sector').map((feature) => ({
      sectorId: id<'sector'>(named(feature, 'sectorId')),
      ring: ring(feature),
    })),
    areas: features('party-area').map((feature) => ({
      partyId: id<'party'>(named(feature, 'partyId')),
      ring: ring(feature),
    })),
    toMetres: ({ latitudeUdeg, longitudeUdeg }) =>
      metresFromDegrees(frame, {
        latitudeDeg: latitudeUdeg / UDEG,
        longitudeDeg: longitudeUdeg / UDEG,
      }),
    toPlace: (point) => {
      const { latitudeDeg, longitudeDeg } = degreesFromMetres(frame, point);
      return {
        latitudeUdeg: Math.round(latitudeDeg * UDEG),
        longitudeUdeg: Math.round(longitudeDeg * UDEG),
      };
    },
    northDeg: (point) => northDeg(frame, point),
  };
}

/** A band along the line from its first point to its last: a round frame is 0.1 % out in one direction 600 km from its origin. */
function frameAlong(origin: FrameOrigin, line: readonly JsonValue[]): BandFrame {
  const round = createFrame(origin);
  const [from, to] = [line[0], line[line.length - 1]].map((pair) =>
    metresFromDegrees(round, placeFrom(pair ?? null)),
  );
  const [dx, dy] = [(to?.xM ?? 0) - (from?.xM ?? 0), (to?.yM ?? 0) - (from?.yM ?? 0)];
  return createBandFrame(origin, atan2(dx, dy) / RADIANS_PER_DEGREE);
}

function placeFrom(pair: JsonValue): PlaceDeg {
  const [longitudeDeg = 0, latitudeDeg = 0] = isList(pair) ? pair.map(Number) : [];
  return { latitudeDeg, longitudeDeg };
}

/** Farthest point of an area from its centre, metres. */
export function radiusM(area: Area): number {
  switch (area.shape) {
    case 'ellipse':
      return area.semiMajorM;
    case 'circle':
      return area.radiusM;
    case 'cell':
      return Math.ceil((area.sizeM * 7072) / 10_000);
  }
}
