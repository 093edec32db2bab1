import type { Frame, PointM } from '@holdfast/geo';
import { createFrame, degreesFromMetres, metresFromDegrees } from '@holdfast/geo';
import type { JsonValue } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import type { PartyId, SectorId } from '../core/ids.ts';
import type { Area, PlaceUdeg } from '../core/judgements.ts';
import { isList, memberOf } from '../views/context.ts';

export type { PointM };

/**
 * The ground as the agreement draws it: the line, its sectors, and the area that each party held, in a local frame
 * (metres east and north of the middle of the map). Made from the geometry in the agreement's content.
 */
export interface Ground {
  readonly frame: Frame;
  readonly line: readonly PointM[];
  readonly sectors: readonly { readonly sectorId: SectorId; readonly ring: readonly PointM[] }[];
  readonly areas: readonly { readonly partyId: PartyId; readonly ring: readonly PointM[] }[];
  toMetres(place: PlaceUdeg): PointM;
  toPlace(point: PointM): PlaceUdeg;
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
  const frame = createFrame({
    originLatitudeDeg: (south + north) / 2,
    originLongitudeDeg: (west + east) / 2,
  });
  const toPoint = (pair: JsonValue): PointM => {
    const [longitudeDeg, latitudeDeg] = isList(pair) ? pair.map(Number) : [];
    return metresFromDegrees(frame, {
      latitudeDeg: latitudeDeg ?? 0,
      longitudeDeg: longitudeDeg ?? 0,
    });
  };
  const features = (layer: string) => {
    const listed = memberOf(memberOf(memberOf(geometry, 'layers'), layer), 'features');
    return isList(listed) ? listed : [];
  };
  const coordinates = (feature: JsonValue) => {
    const listed = memberOf(memberOf(feature, 'geometry'), 'coordinates');
    return isList(listed) ? listed : [];
  };
  const ring = (feature: JsonValue) => {
    const [outer] = coordinates(feature);
    return outer !== undefined && isList(outer) ? outer.map(toPoint) : [];
  };
  const named = (feature: JsonValue, member: string) =>
    String(memberOf(memberOf(feature, 'properties'), member));
  const [line] = features('line');
  if (line === undefined) return null;
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
  };
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
