import type { CommitmentsView } from '@holdfast/domain';

export type Wait = CommitmentsView['waits'][number];

/** Stands on the right where the sources do not say who determines a condition. */
export const NOBODY = 'nobody is named';

export interface WaitNames {
  readonly state: (stateId: string) => string;
  readonly condition: (conditionId: string) => string;
  readonly supplier: (wait: Wait) => string;
}

/** Names for the ids of `waits`; an id stands in where a name is not to be had. */
export function waitNames({ states, conditions, waits }: CommitmentsView): WaitNames {
  const stateNames = new Map(states.map(({ stateId, name }) => [stateId, name]));
  const byId = new Map(conditions.map((one) => [one.conditionId, one]));
  // Suppliers of a condition and its waits come in one order.
  const suppliersOf = (conditionId: string) => [
    ...new Set(waits.filter((wait) => wait.conditionId === conditionId).map(({ to }) => to)),
  ];
  return {
    state: (stateId) => stateNames.get(stateId) ?? stateId,
    condition: (conditionId) => byId.get(conditionId)?.title ?? conditionId,
    supplier: ({ to, conditionId }) => {
      if (to === null) return NOBODY;
      const at = suppliersOf(conditionId).indexOf(to);
      return stateNames.get(to) ?? byId.get(conditionId)?.suppliers[at]?.name ?? to;
    },
  };
}
