import type { Agreement, Quantity, Unit } from './agreement.ts';
import { PactError } from './errors.ts';
import { tabulateNames } from './names.ts';
import type { Names } from './names.ts';

/** Nothing derived from arrivals leaves the streaming session sooner, whatever an agreement says: ten minutes. */
export const HOLD_BACK_MS_MIN = 600_000;

/** Classes of hypothesis about who or what caused an incident. `party` stands for each party alike. */
export const HYPOTHESIS_CLASSES = [
  'party',
  'third_party',
  'accident',
  'exercise',
  'natural',
] as const;

export type HypothesisClass = (typeof HYPOTHESIS_CLASSES)[number];

export interface StandardOfProof {
  readonly id: string;
  readonly title: string;
  /** Lead over the next hypothesis, centidecibans. */
  readonly thresholdCdb: number;
  /** Least number of independent groups in favour. */
  readonly groupsMin: number;
  /** The result must survive the loss of any so many groups. */
  readonly survivesLossOf: number;
  readonly physicalEvidenceRequired: boolean;
}

/** Weapons and acts point into `severities` by rank: 0 is the least grave. */
export interface Graded {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly rank: number;
}

/** What the running mission takes from the agreement. All numbers are integers. */
export interface MissionParameters {
  readonly holdBackMs: number;
  readonly replyClockMs: number;
  /** What one independent group may move any pair of hypotheses by, centidecibans. */
  readonly groupCapCdb: number;
  readonly publicDelayMs: number;
  /** Side of the smallest area the public is shown. */
  readonly publicCellM: number;
  readonly priorsCdb: Readonly<Record<HypothesisClass, number>>;
  /** From the least demanding to the most. */
  readonly standards: readonly StandardOfProof[];
  /** From the least grave to the gravest. */
  readonly severities: readonly { readonly id: string; readonly title: string }[];
  readonly weapons: readonly Graded[];
  readonly acts: readonly Graded[];
}

/**
 * The typed numbers of an agreement. Throws `bad-parameter`, naming the parameter, what was expected and
 * what was found, when one is missing, has the wrong unit, is negative, or is a hold-back under ten minutes.
 */
export function parameters(agreement: Agreement): MissionParameters {
  const names = tabulateNames(agreement);
  return {
    holdBackMs: readHoldBack(names),
    replyClockMs: readMs(names, 'reply_clock'),
    groupCapCdb: readScaled(names, 'group_cap', { cdb: 1 }),
    publicDelayMs: readMs(names, 'public_delay'),
    publicCellM: readScaled(names, 'public_cell', { m: 1, km: 1000 }),
    priorsCdb: readPriors(names),
    standards: names.all('standard').map((standard) => ({
      id: standard.id,
      title: standard.title,
      thresholdCdb: standard.threshold,
      groupsMin: standard.groups,
      survivesLossOf: standard.survives,
      physicalEvidenceRequired: standard.physical,
    })),
    severities: names.all('severity').map(({ id, title }) => ({ id, title })),
    weapons: names.all('weapon').map((weapon) => grade(names, weapon, weapon.severity)),
    acts: names
      .all('act')
      .flatMap((act) => (act.severity === null ? [] : [grade(names, act, act.severity)])),
  };
}

const MS_PER: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Whole milliseconds of a duration, or null when the unit is not one of time. A day is 24 hours. */
export function msFromQuantity(quantity: Quantity): number | null {
  const scale = MS_PER[quantity.unit];
  return scale === undefined ? null : quantity.amount * scale;
}

function readHoldBack(names: Names): number {
  const holdBackMs = readMs(names, 'hold_back');
  if (holdBackMs < HOLD_BACK_MS_MIN)
    throw new PactError(
      'bad-parameter',
      `parameter hold_back: expected at least 10 min (${HOLD_BACK_MS_MIN} ms), found ${holdBackMs} ms`,
    );
  return holdBackMs;
}

function readMs(names: Names, id: string): number {
  return readScaled(names, id, MS_PER);
}

function readScaled(
  names: Names,
  id: string,
  scales: Partial<Record<Unit | string, number>>,
): number {
  const value = names.find('parameter', id)?.value;
  const units = Object.keys(scales).join(', ');
  if (value === undefined)
    throw new PactError('bad-parameter', `expected a parameter ${id} in ${units}, found none`);
  const scale = scales[value.unit];
  const scaled = value.amount * (scale ?? 0);
  if (scale === undefined || scaled < 0 || !Number.isSafeInteger(scaled))
    throw new PactError(
      'bad-parameter',
      `parameter ${id}: expected a number from 0 up in ${units}, found ${value.amount} ${value.unit}`,
    );
  return scaled;
}

function readPriors(names: Names): Readonly<Record<HypothesisClass, number>> {
  const [priors] = names.all('priors');
  const read = (hypothesis: HypothesisClass): number => {
    const value = priors?.values.find((each) => each.hypothesis === hypothesis);
    if (value === undefined)
      throw new PactError(
        'bad-parameter',
        `priors: expected a value for ${hypothesis}, found none`,
      );
    return value.centidecibans;
  };
  return {
    party: read('party'),
    third_party: read('third_party'),
    accident: read('accident'),
    exercise: read('exercise'),
    natural: read('natural'),
  };
}

function grade(
  names: Names,
  graded: { readonly id: string; readonly title: string },
  severity: string,
): Graded {
  const rank = names.all('severity').findIndex((each) => each.id === severity);
  if (rank < 0)
    throw new PactError(
      'bad-parameter',
      `${graded.id}: expected a declared severity, found ${severity}`,
    );
  return { id: graded.id, title: graded.title, severity, rank };
}
