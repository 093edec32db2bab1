import type { ContentOf, NewEntryOf } from '../core/entry.ts';
import type { Engine } from '../core/engine.ts';
import { authorOf } from '../core/engine.ts';
import type { Judgements } from '../core/judgements.ts';
import type { IncidentState, State } from '../core/state.ts';
import type { Ground } from '../ground/ground.ts';
import { standardOfProof, weighCase } from '../weighing/index.ts';
import type { LikelihoodTable } from '../weighing/index.ts';
import { isLedgerDue } from './ledger-due.ts';
import { reportsOfIncident } from './reports-of-incident.ts';

export interface LedgerInputs {
  readonly ground: Ground;
  readonly contentOf: ContentOf;
  readonly table: LikelihoodTable;
}

/**
 * Incidents → the ledger on which people draft findings: what each independent group says of who is responsible, and which
 * of the agreement's standards that meets. A ledger is made when an incident's members, or what a person holds of them, have changed since its last one. It
 * drafts nothing: a person does.
 */
export function findingsFromIncidents(
  state: State,
  inputs: LedgerInputs,
  engine: Engine,
): readonly NewEntryOf<'ledger.weighed'>[] {
  return [...state.incidents.values()]
    .filter((incident) => isLedgerDue(state, incident))
    .map((incident) => ({
      kind: 'ledger.weighed' as const,
      author: authorOf(engine),
      judgement: ledgerOf(state, incident, inputs),
      content: null,
    }));
}

function ledgerOf(
  state: State,
  incident: IncidentState,
  inputs: LedgerInputs,
): Judgements['ledger.weighed'] {
  const { reports, withheldInputs } = reportsOfIncident(
    state,
    incident,
    inputs.ground,
    inputs.contentOf,
  );
  const terms = state.agreement?.judgement;
  const ledger = weighCase({
    parties: terms?.parties ?? [],
    reports,
    table: inputs.table,
    capCdb: terms?.capCdb ?? 1000,
    priors: terms?.priorsCdb ?? { party: 0, thirdParty: 0, accident: 0, exercise: 0, natural: 0 },
  });
  return {
    incidentId: incident.judgement.incidentId,
    tableVersion: ledger.tableVersion,
    hypotheses: ledger.hypotheses,
    priorCdb: ledger.priorCdb,
    rows: ledger.rows,
    scoreCdb: ledger.scoreCdb,
    leading: ledger.leading,
    standards: (terms?.standards ?? []).map((standard) => {
      const { standardId, met, marginCdb, worstMarginCdb, groupsInFavour } = standardOfProof(
        ledger,
        standard,
      );
      return { standardId, met, marginCdb, worstMarginCdb, groupsInFavour };
    }),
    withheldInputs,
  };
}
