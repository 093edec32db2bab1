import type { State } from '@holdfast/domain';

/**
 * What an exercise came to, without where it stands in the record: settled events, incidents, findings and obligations. A live run records acknowledgements between, so that
 * indices differ, and nothing else may.
 */
export function outcomeOf(state: State): unknown {
  return {
    observations: [...state.observations.values()].map(({ judgement }) => judgement),
    allegations: [...state.allegations.values()].map(({ judgement }) => judgement),
    activities: [...state.activities.values()].map(({ judgement }) => judgement),
    coverage: state.coverage.map(({ judgement }) => judgement),
    arrivals: state.arrivals.map(({ judgement }) => judgement),
    refusals: [...state.refusals].sort(),
    events: [...state.events.values()].map(({ judgement }) => judgement),
    incidents: [...state.incidents.values()].map(({ judgement, opened, dismissed }) => [
      judgement,
      opened !== null,
      dismissed?.judgement ?? null,
    ]),
    findings: [...state.findings.values()].map(({ judgement, recordedAtMs, issued }) => [
      withoutIndices(judgement),
      recordedAtMs,
      issued?.recordedAtMs ?? null,
    ]),
    obligations: state.evaluation?.judgement.obligations.map(withoutIndices) ?? [],
    verdicts: state.evaluation?.judgement.verdicts.map(withoutIndices) ?? [],
  };
}

/** Judgements that name entries by their index, or by an id that ends with `@INDEX`. */
function withoutIndices(judgement: object): unknown {
  const text = JSON.stringify(judgement, (name, value: unknown) =>
    /ind(ex|ices)$/i.test(name) ? undefined : value,
  );
  return JSON.parse(text.replaceAll(/@\d+"/g, '"'));
}
