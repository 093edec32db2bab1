import type { ClaimJudgements, ClaimValue, Relation } from './judgements.ts';
import { RELATIONS } from './judgements.ts';

type Claim = ClaimJudgements['claim.recorded'];
type Value<T extends ClaimValue['type']> = Extract<ClaimValue, { readonly type: T }>;

/** How two claims on one topic stand to each other. Symmetric. Values of different types are not compared: `same`. */
export function relationOf(a: Claim, b: Claim): Relation {
  const relation = relationOfValues(a, b);
  const isSofter = a.kind === 'wording' && a.modality !== b.modality && a.value.type !== 'none';
  return isSofter ? graver(relation, 'different-modality') : relation;
}

/** The graver of two relations, in the order of `RELATIONS`. */
export function graver(a: Relation, b: Relation): Relation {
  return RELATIONS.indexOf(a) >= RELATIONS.indexOf(b) ? a : b;
}

function relationOfValues({ value: a, kind }: Claim, { value: b }: Claim): Relation {
  if (a.type === 'number' && b.type === 'number') return relationOfNumbers(a, b);
  if (a.type === 'names' && b.type === 'names') return relationOfNames(a, b, kind);
  if (a.type === 'place' && b.type === 'place') return relationOfPlaces(a, b);
  if (a.type === 'time' && b.type === 'time') return relationOfTimes(a, b);
  if (a.type === 'wording' && b.type === 'wording')
    return a.term === b.term ? 'same' : 'different-wording';
  if (a.type === 'status' && b.type === 'status') {
    if (a.status === b.status) return 'same';
    return a.scope === b.scope ? 'conflict' : 'different-scope';
  }
  return 'same';
}

/** Ranges that share a number are compatible, whatever the words: 35 and `more than 30`. A share needs the same whole. */
function relationOfNumbers(a: Value<'number'>, b: Value<'number'>): Relation {
  if (a.of !== b.of || a.unit !== b.unit) return 'different-denominator';
  if (a.least === b.least && a.most === b.most) return 'same';
  const overlap = (a.least ?? 0) <= (b.most ?? Infinity) && (b.least ?? 0) <= (a.most ?? Infinity);
  return overlap ? 'compatible' : 'conflict';
}

/** A shorter list is compatible with a longer one only where it leaves room for others. */
function relationOfNames(a: Value<'names'>, b: Value<'names'>, kind: Claim['kind']): Relation {
  const isWithin = (less: Value<'names'>, more: Value<'names'>) =>
    less.names.every((name) => more.names.includes(name));
  const [inB, inA] = [isWithin(a, b), isWithin(b, a)];
  if (inA && inB) return 'same';
  if ((inB && a.open === 1) || (inA && b.open === 1)) return 'compatible';
  if (a.open === 1 && b.open === 1) return 'compatible';
  return kind === 'wording' ? 'different-wording' : 'conflict';
}

/** Places are named from the outside in, with dots: `ukraine.west` lies within `ukraine`. */
function relationOfPlaces(a: Value<'place'>, b: Value<'place'>): Relation {
  const isWithin = (place: string, other: string) =>
    place === other || place.startsWith(`${other}.`);
  const covers = (wide: Value<'place'>, narrow: Value<'place'>) =>
    narrow.places.every((place) => wide.places.some((other) => isWithin(place, other)));
  const [byA, byB] = [covers(a, b), covers(b, a)];
  if (byA && byB) return 'same';
  const touch = a.places.some((p) => b.places.some((q) => isWithin(p, q) || isWithin(q, p)));
  return byA || byB || touch ? 'different-precision' : 'conflict';
}

/** A day that is doubted conflicts with the same day planned; a plan that came about does not. */
function relationOfTimes(a: Value<'time'>, b: Value<'time'>): Relation {
  const overlap = a.fromDay <= b.toDay && b.fromDay <= a.toDay;
  if (!overlap || (a.certainty === 'doubted') !== (b.certainty === 'doubted')) return 'conflict';
  return a.fromDay === b.fromDay && a.toDay === b.toDay ? 'same' : 'compatible';
}
