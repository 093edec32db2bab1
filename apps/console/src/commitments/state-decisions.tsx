import type { CommitmentsView } from '@holdfast/domain';
import { dayYear } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';

/** What a state's own bodies have decided, with dates and votes. */
export function StateDecisions({
  view,
  stateName,
}: {
  readonly view: CommitmentsView;
  readonly stateName: string;
}) {
  const decisions = view.states.find(({ name }) => name === stateName)?.decisions ?? [];
  return (
    <section className="panel" aria-label={`Decisions of ${stateName}`}>
      <div className="ph">
        <h2>Decisions of {stateName}</h2>
      </div>
      <div className="pb">
        {decisions.length === 0 ? (
          <p className="dim">None is on record.</p>
        ) : (
          <ul className="std num">
            {decisions.map(({ entryIndex, body, outcome, decidedMs, ...votes }) => (
              <li key={entryIndex}>
                <span />
                <span>
                  {body}: {outcome}
                  <small>
                    {dayYear(decidedMs)}
                    {votesText(votes)}
                  </small>
                </span>
                <Cite index={entryIndex} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** `, 253 for, 61 against`. */
export function votesText({
  votesFor,
  votesAgainst,
  abstained,
}: {
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly abstained: number | null;
}): string {
  if (votesFor === null && votesAgainst === null) return ', no vote reported';
  const said = [
    votesFor === null ? null : `${votesFor} for`,
    votesAgainst === null ? null : `${votesAgainst} against`,
    abstained === null ? null : `${abstained} abstained`,
  ].filter((one) => one !== null);
  return `, ${said.join(', ')}`;
}
