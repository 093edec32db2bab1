import type { EntryOf } from './entry.ts';
import { emptyRegister } from '../commitments/state.ts';
import type { RegisterState } from '../commitments/state.ts';
import type { Judgements } from './judgements.ts';
import type { Stated } from './stated.ts';
import type {
  ActivityId,
  AllegationId,
  EventId,
  FindingId,
  IncidentId,
  ObservationId,
  PersonId,
  SourceId,
} from './ids.ts';

export type { Stated };

export interface ObservationState extends Stated<Judgements['observation.received']> {
  readonly screened: Stated<Judgements['observation.screened']> | null;
  readonly incidentId: IncidentId | null;
}

export interface AllegationState extends Stated<Judgements['allegation.filed']> {
  readonly incidentId: IncidentId | null;
}

export interface ActivityState extends Stated<Judgements['activity.notified']> {
  readonly incidentId: IncidentId | null;
}

export interface EventState extends Stated<Judgements['event.located']> {
  readonly incidentId: IncidentId | null;
}

export interface IncidentState extends Stated<Judgements['incident.proposed']> {
  readonly opened: Stated<Judgements['incident.opened']> | null;
  readonly dismissed: Stated<Judgements['incident.dismissed']> | null;
  readonly ledger: Stated<Judgements['ledger.weighed']> | null;
  readonly findingId: FindingId | null;
  /** Every entry about this incident, ascending: its process. */
  readonly steps: readonly number[];
}

export interface FindingState extends Stated<Judgements['finding.drafted']> {
  readonly draftedBy: PersonId;
  readonly reviewed: (Stated<Judgements['finding.reviewed']> & { readonly by: PersonId }) | null;
  readonly issued: (Stated<Judgements['finding.issued']> & { readonly by: PersonId }) | null;
}

export interface SourceState extends Stated<Judgements['source.enrolled']> {
  /** Highest sequence number taken, 0 before the first. */
  readonly sequence: number;
}

export type AdoptedAgreement = EntryOf<'agreement.adopted'>;

/**
 * What the record says, folded: integers and ids only. Readers see it readonly; only `evolve` holds the
 * writable form. Two folds of the same entries are equal, and `canonicalState` writes them as the same bytes.
 */
export interface State extends RegisterState {
  /** Entries folded so far: the index of the next one. */
  readonly entries: number;
  readonly recordedAtMs: number;
  /** The latest time in the world that any entry speaks of; 0 before the first. */
  readonly worldToMs: number;
  readonly agreement: AdoptedAgreement | null;
  readonly grants: ReadonlyMap<PersonId, readonly Stated<Judgements['role.granted']>[]>;
  readonly sources: ReadonlyMap<SourceId, SourceState>;
  readonly acts: readonly Stated<Judgements['act.recorded']>[];
  readonly coverage: readonly Stated<Judgements['coverage.reported']>[];
  readonly arrivals: readonly Stated<Judgements['arrivals.received']>[];
  readonly observations: ReadonlyMap<ObservationId, ObservationState>;
  readonly allegations: ReadonlyMap<AllegationId, AllegationState>;
  readonly activities: ReadonlyMap<ActivityId, ActivityState>;
  readonly events: ReadonlyMap<EventId, EventState>;
  readonly incidents: ReadonlyMap<IncidentId, IncidentState>;
  readonly findings: ReadonlyMap<FindingId, FindingState>;
  readonly evaluation: Stated<Judgements['evaluation.made']> | null;
  /** Refusals by `feed code`. */
  readonly refusals: ReadonlyMap<string, number>;
}

type Writable<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlyMap<infer A, infer B>
    ? Map<A, B>
    : T[K] extends readonly (infer E)[]
      ? E[]
      : T[K];
};

/** A state under construction, owned by one fold. `evolve` changes it in place: a bare fold of a million entries takes about a second. */
export type FoldState = Writable<State>;

export function emptyState(): FoldState {
  return {
    entries: 0,
    recordedAtMs: 0,
    worldToMs: 0,
    agreement: null,
    grants: new Map(),
    sources: new Map(),
    acts: [],
    coverage: [],
    arrivals: [],
    observations: new Map(),
    allegations: new Map(),
    activities: new Map(),
    events: new Map(),
    incidents: new Map(),
    findings: new Map(),
    evaluation: null,
    refusals: new Map(),
    ...emptyRegister(),
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
