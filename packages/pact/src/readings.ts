import type { Condition, Norm, Reading } from './agreement.ts';

/** The norm as one of its readings has it; the norm itself when it has none, or none of that name. */
export function readNorm(norm: Norm, reading: string | undefined): Norm {
  if (norm.readings === undefined) return norm;
  const known =
    READ.get(norm) ?? new Map(norm.readings.map((each) => [each.id, apply(norm, each)]));
  READ.set(norm, known);
  return (reading === undefined ? undefined : known.get(reading)) ?? norm;
}

/** Every way to read a norm, with the name of the reading: one, with null, when it has none. */
export function listReadings(norm: Norm): readonly (readonly [string | null, Norm])[] {
  if (norm.readings === undefined) return [[null, norm]];
  return norm.readings.map(({ id }) => [id, readNorm(norm, id)] as const);
}

const READ = new WeakMap<Norm, ReadonlyMap<string, Norm>>();

function apply({ readings: _, ...norm }: Norm, reading: Reading): Norm {
  return {
    ...norm,
    upon: reading.upon ?? norm.upon,
    when: join('and', norm.when, reading.when),
    unless: join('or', norm.unless, reading.unless),
    duty: reading.duty ?? norm.duty,
    cites: [...reading.cites, ...norm.cites],
  };
}

function join(
  kind: 'and' | 'or',
  left: Condition | null,
  right: Condition | null,
): Condition | null {
  if (left === null || right === null) return left ?? right;
  return { kind, parts: [left, right] };
}
