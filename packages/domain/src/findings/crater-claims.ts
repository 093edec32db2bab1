import { sharesOfBearing } from '../bearing/index.ts';
import type { ContentOf } from '../core/entry.ts';
import type { PartyId } from '../core/ids.ts';
import type { SourceClass } from '../core/shapes.ts';
import type { IncidentState, State } from '../core/state.ts';
import type { Ground } from '../ground/ground.ts';
import { memberOf } from '../views/context.ts';
import type { Claim } from '../weighing/index.ts';

/** A claim, and whose it is, before sources are put into groups. */
export interface SourcedClaim {
  readonly reportId: string;
  readonly sourceId: string;
  readonly sourceClass: SourceClass;
  readonly claimantId: PartyId | null;
  readonly claim: Claim;
  readonly entryIndices: readonly number[];
}

/** Crater forms of one case share the method and mostly the shells: one source, however many are filled in. */
const CRATER_FORMS = 'crater-forms';

/** How far artillery fires, metres: beyond it the ground behind a crater says nothing. */
const CRATER_RANGE_M = 30_000;

/**
 * Every crater form of the case as one claim about the side of the line that fire came from. An azimuth becomes the shares of the ground that each
 * party held that way, as a bearing by ear does; two azimuths are never intersected, and no place comes out.
 */
export function craterClaims(
  state: State,
  { steps }: IncidentState,
  ground: Ground,
  contentOf: ContentOf,
): readonly SourcedClaim[] {
  const parties = state.agreement?.judgement.parties ?? [];
  const formed = new Map(
    [...state.tasks.values()].flatMap(({ done }) =>
      done === null || done.judgement.azimuthReadings === 0 ? [] : [[done.index, done.judgement]],
    ),
  );
  if (formed.size === 0) return [];
  return steps.flatMap((index) => {
    const done = formed.get(index);
    const crater = memberOf(contentOf(index), 'crater');
    const place = memberOf(crater, 'place');
    const [latitudeUdeg, longitudeUdeg, azimuthMdeg, sigmaMdeg] = [
      memberOf(place, 'latitudeUdeg'),
      memberOf(place, 'longitudeUdeg'),
      memberOf(crater, 'azimuthMdeg'),
      memberOf(crater, 'sigmaMdeg'),
    ].map((value) => (typeof value === 'number' ? value : null));
    if (done === undefined || !isNumber(latitudeUdeg) || !isNumber(longitudeUdeg)) return [];
    if (!isNumber(azimuthMdeg) || !isNumber(sigmaMdeg)) return [];
    const observer = ground.toMetres({ latitudeUdeg, longitudeUdeg });
    const sharesPpm = sharesOfBearing({
      parties,
      areas: ground.areas,
      observer,
      azimuthDeg: azimuthMdeg / 1000 + ground.northDeg(observer),
      sigmaDeg: sigmaMdeg / 1000,
      nearM: 0,
      farM: CRATER_RANGE_M,
      rangeM: CRATER_RANGE_M,
    });
    return [
      {
        reportId: done.taskId,
        sourceId: CRATER_FORMS,
        sourceClass: 'patrol',
        claimantId: null,
        claim: { code: 'fired-from', sharesPpm },
        entryIndices: [index],
      },
    ];
  });
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}
