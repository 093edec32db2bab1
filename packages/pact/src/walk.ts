import type { Amount, Condition, Duty, NameOrTerm, Norm, OpenUse } from './agreement.ts';

/** A condition without `and`, `or`, `not`. */
export type Atom = Exclude<Condition, { readonly kind: 'and' | 'or' | 'not' }>;

/** The atoms of a condition, from left to right, repeated ones repeated. */
export function conditionAtoms(condition: Condition): readonly Atom[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(conditionAtoms);
    case 'not':
      return conditionAtoms(condition.part);
    default:
      return [condition];
  }
}

/** A duty and those that follow its breach, in order. */
export function dutiesOf(duty: Duty): readonly Duty[] {
  return duty.otherwise?.kind === 'duty' ? [duty, ...dutiesOf(duty.otherwise.duty)] : [duty];
}

/** Every duty of a norm, those of its readings and those that follow a breach included. */
export function dutiesOfNorm({ duty, readings = [] }: Norm): readonly Duty[] {
  const own = readings.length > 0 && readings.every((each) => each.duty !== null) ? [] : [duty];
  const read = readings.flatMap((each) => (each.duty === null ? [] : [each.duty]));
  return [...own, ...read].flatMap(dutiesOf);
}

/** Every condition of a norm: its trigger, `when`, `unless`, each `until`, and those of its readings. */
export function conditionsOf(norm: Norm): readonly Condition[] {
  const untils = dutiesOfNorm(norm).map((duty) => duty.until);
  const read = (norm.readings ?? []).flatMap((each) => [each.upon, each.when, each.unless]);
  return [norm.upon, norm.when, norm.unless, ...read, ...untils].filter((each) => each !== null);
}

/** The atoms of every condition of a norm. */
export function atomsOf(norm: Norm): readonly Atom[] {
  return conditionsOf(norm).flatMap(conditionAtoms);
}

/** Open terms written in a norm itself; those of the findings and facts it uses are not among them. */
export function openUsesOf(norm: Norm): readonly OpenUse[] {
  const amounts = dutiesOfNorm(norm).map((duty) => duty.within?.amount ?? null);
  return [...amounts, ...atomsOf(norm).flatMap(openValues)].filter((each) => each?.kind === 'term');
}

function openValues(atom: Atom): readonly (Amount | NameOrTerm | null)[] {
  switch (atom.kind) {
    case 'term':
      return [atom];
    case 'finding':
      return [atom.atLeast, atom.to];
    case 'count':
      return [atom.least, atom.within, atom.of.atLeast, atom.of.to];
    case 'quiet':
      return [atom.lasting];
    case 'act':
      return [atom.within];
    default:
      return [];
  }
}
