import type { LikelihoodTable } from '../weighing/index.ts';
import { findingsFromIncidents } from '../findings/from-incidents.ts';
import type { LedgerInputs } from '../findings/from-incidents.ts';
import { incidentsFromObservations } from '../incidents/from-observations.ts';
import type { IncidentInputs } from '../incidents/draft.ts';
import { incidentsFromReports } from '../incidents/from-reports.ts';
import type { ReportInputs } from '../incidents/from-reports.ts';
import { obligationsFromFindings } from '../obligations/from-findings.ts';
import type { ObligationInputs } from '../obligations/from-findings.ts';
import { observationsFromArrivals } from '../observations/from-arrivals.ts';
import { locationsFromJoined } from '../observations/from-joined.ts';
import type { JoinedInputs } from '../observations/from-joined.ts';
import type { LocatedInputs } from '../observations/from-arrivals.ts';
import type { Engine } from './engine.ts';
import type { NewEntry } from './entry.ts';
import type { State } from './state.ts';

export type { LikelihoodTable };

/** What the engine is asked to make something of: one stage of the chain, with what the stage may see. */
export type ProposeInputs =
  | ({ readonly stage: 'observations-from-arrivals' } & LocatedInputs)
  | ({ readonly stage: 'locations-from-joined' } & JoinedInputs)
  | ({ readonly stage: 'incidents-from-observations' } & IncidentInputs)
  | ({ readonly stage: 'incidents-from-reports' } & ReportInputs)
  | ({ readonly stage: 'findings-from-incidents' } & LedgerInputs)
  | ({ readonly stage: 'obligations-from-findings' } & ObligationInputs);

/**
 * What the engine says of the state and its inputs: statements to record under its name and version. Pure and
 * deterministic. It proposes; nothing here opens a case, names a culprit in a finding, or overrides a person.
 */
export function propose(state: State, inputs: ProposeInputs, engine: Engine): readonly NewEntry[] {
  switch (inputs.stage) {
    case 'observations-from-arrivals':
      return observationsFromArrivals(state, inputs, engine);
    case 'locations-from-joined':
      return locationsFromJoined(state, inputs, engine);
    case 'incidents-from-observations':
      return incidentsFromObservations(state, inputs, engine);
    case 'incidents-from-reports':
      return incidentsFromReports(state, inputs, engine);
    case 'findings-from-incidents':
      return findingsFromIncidents(state, inputs, engine);
    case 'obligations-from-findings':
      return obligationsFromFindings(state, inputs, engine);
  }
}
