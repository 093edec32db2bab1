import { emptyAccess } from '../access/state.ts';
import type { AccessState } from '../access/state.ts';
import { emptyAlleged } from '../allegations/state.ts';
import type { AllegationState, AllegedState } from '../allegations/state.ts';
import { emptyReported } from '../reports/state.ts';
import type { ReportedState } from '../reports/state.ts';
import { emptyCommission } from '../commission/state.ts';
import type { CommissionState } from '../commission/state.ts';
import { emptyRegister } from '../commitments/state.ts';
import type { RegisterState } from '../commitments/state.ts';
import { emptyCoverage } from '../coverage/state.ts';
import type { CoverageState } from '../coverage/state.ts';
import { emptyFound } from '../findings/state.ts';
import type { FindingState, FoundState } from '../findings/state.ts';
import { emptyHappened } from '../incidents/state.ts';
import type { HappenedState, IncidentState } from '../incidents/state.ts';
import { emptyImpeded } from '../impediments/state.ts';
import type { ImpededState } from '../impediments/state.ts';
import { emptyNotified } from '../notices/state.ts';
import type { NotifiedState } from '../notices/state.ts';
import { emptyFloor } from '../tasks/state.ts';
import type { FloorState } from '../tasks/state.ts';
import { emptyPerceived } from '../observations/state.ts';
import type {
  ActivityState,
  EventState,
  ObservationState,
  PerceivedState,
  SourceState,
} from '../observations/state.ts';
import { emptyKeeping } from '../keeping/state.ts';
import type { KeepingState } from '../keeping/state.ts';
import { emptyTexts } from '../texts/state.ts';
import type { HeldTextState } from '../texts/state.ts';
import { emptyDisclosed } from '../disclosure/state.ts';
import type { DisclosedState } from '../disclosure/state.ts';
import type { EntryOf } from './entry.ts';
import type { Judgements } from './judgements.ts';
import type { Stated } from './stated.ts';
import type { Writable } from './writable.ts';

export type {
  ActivityState,
  AllegationState,
  EventState,
  FindingState,
  IncidentState,
  ObservationState,
  SourceState,
  Stated,
};

export type AdoptedAgreement = EntryOf<'agreement.adopted'>;

/**
 * What the record says, folded: integers and ids only. Readers see it readonly; only `evolve` holds the
 * writable form. Two folds of the same entries are equal, and `canonicalState` writes them as the same bytes.
 */
export interface State
  extends
    AccessState,
    PerceivedState,
    CoverageState,
    AllegedState,
    HappenedState,
    FoundState,
    NotifiedState,
    FloorState,
    ImpededState,
    RegisterState,
    CommissionState,
    ReportedState,
    HeldTextState,
    KeepingState,
    DisclosedState {
  /** Entries folded so far: the index of the next one. */
  readonly entries: number;
  readonly recordedAtMs: number;
  /** The latest time in the world that any entry speaks of; 0 before the first. */
  readonly worldToMs: number;
  readonly agreement: AdoptedAgreement | null;
  readonly acts: readonly Stated<Judgements['act.recorded']>[];
  readonly evaluation: Stated<Judgements['evaluation.made']> | null;
  /** Refusals by `feed code`. */
  readonly refusals: ReadonlyMap<string, number>;
}

/** A state under construction, owned by one fold. `evolve` changes it in place: a bare fold of a million entries takes about a second. */
export type FoldState = Writable<State>;

export function emptyState(): FoldState {
  return {
    entries: 0,
    recordedAtMs: 0,
    worldToMs: 0,
    agreement: null,
    acts: [],
    evaluation: null,
    refusals: new Map(),
    ...emptyAccess(),
    ...emptyPerceived(),
    ...emptyCoverage(),
    ...emptyAlleged(),
    ...emptyHappened(),
    ...emptyFound(),
    ...emptyNotified(),
    ...emptyFloor(),
    ...emptyImpeded(),
    ...emptyRegister(),
    ...emptyCommission(),
    ...emptyReported(),
    ...emptyTexts(),
    ...emptyKeeping(),
    ...emptyDisclosed(),
  };
}

/** State as a JSON value with every map as a list of pairs sorted by key in code units: what the state hash and the snapshot are made of. */
export function stateAsJson(state: State): unknown {
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [
      name,
      value instanceof Map ? [...value].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) : value,
    ]),
  );
}
