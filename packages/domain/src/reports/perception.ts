import type { JsonValue } from '../core/entry.ts';
import { isList, memberOf } from '../views/context.ts';
import type { Means } from './report.ts';

/** What an observer's own words and measures say beyond the judgement: from a patrol's file or from the field page, null where they do not say. */
export interface Perception {
  /** How the count was meant, and the most of a range. */
  readonly counted: string | null;
  readonly countMost: number | null;
  readonly observed: string | null;
  /** Only where it is more than the kind of observation says already. */
  readonly means: Means | null;
  /** Thousandths of a degree; several for a set that was perceived in several directions. */
  readonly azimuthsMdeg: readonly number[];
  readonly band: { readonly nearM: number; readonly farM: number } | null;
  readonly weapon: string | null;
}

/**
 * Reads the content of an observation. A direction counts for the table even where nobody wrote down the place it was taken from, and the distance is
 * the one that was given: the field page's bearing stands as far as anything can be perceived when none was.
 */
export function perceptionOf(content: JsonValue): Perception {
  const more = memberOf(content, 'more');
  const bearing = memberOf(content, 'bearing');
  const listed = memberOf(content, 'bearings');
  const several = isList(listed) ? listed : [];
  const isFieldReport = memberOf(more, 'observed') !== null;
  const weapon = textOf(memberOf(more, 'weapon'));
  return {
    counted: textOf(memberOf(more, 'counted')),
    countMost: numberOf(memberOf(more, 'countMost')),
    observed: textOf(memberOf(more, 'observed')),
    means: memberOf(more, 'means') === 'both' ? 'heard-and-seen' : null,
    azimuthsMdeg: [isFieldReport ? memberOf(more, 'direction') : bearing, ...several].flatMap(
      (each) => numberOf(memberOf(each, 'azimuthMdeg')) ?? [],
    ),
    band: bandOf(isFieldReport ? memberOf(more, 'distance') : (several[0] ?? bearing)),
    weapon: weapon === 'unknown' ? null : weapon,
  };
}

function bandOf(value: JsonValue): Perception['band'] {
  const nearM = numberOf(memberOf(value, 'nearM'));
  const farM = numberOf(memberOf(value, 'farM'));
  return nearM === null || farM === null ? null : { nearM, farM };
}

function numberOf(value: JsonValue): number | null {
  return typeof value === 'number' ? value : null;
}

function textOf(value: JsonValue): string | null {
  return typeof value === 'string' ? value : null;
}
