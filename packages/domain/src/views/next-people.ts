import type { Actor } from '../access/actor.ts';
import { MAY, partyOf } from '../access/policy.ts';
import type { Sight } from '../access/sight.ts';
import type { CommandKind } from '../core/command.ts';
import { decide } from '../core/decide.ts';
import type { PersonId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { refusalWords } from './actions.ts';
import type { NextStep } from './next-types.ts';
import type { Trials } from './trial.ts';

const PEOPLE_MAX = 12;

/** A step as its phase names it, before anybody was asked who could do it. */
export interface Wanted {
  readonly kind: CommandKind;
  readonly sentence: string;
  readonly who: string;
  readonly partyId?: string;
  readonly optional?: true;
  readonly findingId?: string;
  /** Those of the roles of whom it is asked; everybody who holds one where it is absent. */
  readonly among?: (personId: PersonId) => boolean;
}

interface Asking {
  readonly state: State;
  readonly sight: Sight;
  readonly nowMs: number;
  readonly trialsFor: (by: Actor) => Trials;
}

/** The same steps with those from whom each would be taken now, asked of `decide` itself. */
export function peopled(wanted: readonly Wanted[], asking: Asking): readonly NextStep[] {
  return wanted.map((step) => {
    const { kind, sentence, who, partyId = null, optional = false, findingId = null } = step;
    return {
      ...{ kind, sentence, who, partyId, optional, findingId },
      roles: MAY[kind],
      ...(asking.sight === 'mission' ? doersOf(step, asking) : { personIds: [], barred: null }),
    };
  });
}

function doersOf(
  { kind, partyId, among }: Wanted,
  { state, nowMs, trialsFor }: Asking,
): Pick<NextStep, 'personIds' | 'barred'> {
  const personIds: string[] = [];
  let barred = 'Nobody on record holds the office.';
  for (const by of holdersOf(state, kind)) {
    if (among !== undefined && !among(by.personId)) continue;
    if (partyId !== undefined && partyOf(state, by) !== partyId) continue;
    const trial = trialsFor(by).find(([each]) => each === kind)?.[1];
    if (trial === undefined) continue;
    if (typeof trial === 'string') {
      barred = trial;
      continue;
    }
    const decision = decide(state, trial, nowMs);
    if (decision.accepted) personIds.push(by.personId);
    else barred = refusalWords(decision.refusal);
    if (personIds.length === PEOPLE_MAX) break;
  }
  return { personIds, barred: personIds.length === 0 ? barred : null };
}

function holdersOf(state: State, kind: CommandKind): readonly Actor[] {
  return [...state.grants].flatMap(([personId, grants]) =>
    grants.flatMap(({ judgement: { role }, revoked }) =>
      revoked === null && MAY[kind].includes(role) ? [{ personId, role }] : [],
    ),
  );
}
