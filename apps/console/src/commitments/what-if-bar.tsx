import { useState } from 'react';
import type { CommitmentsView, ConditionShown, Verdict } from '@holdfast/domain';
import { TruthGlyph } from '../parts/truth.tsx';
import { counted } from '../format/numbers.ts';

interface WhatIfBarProps {
  readonly view: CommitmentsView;
  readonly assumed: ReadonlyMap<string, Verdict>;
  readonly onAssume: (assumed: ReadonlyMap<string, Verdict>) => void;
}

const SHOWN_FIRST = 7;

/** Conditions as buttons: a press tries the next value that an act, or the want of one, could give. Nothing is recorded. */
export function WhatIfBar({ view, assumed, onAssume }: WhatIfBarProps) {
  const [all, setAll] = useState(false);
  const asked = view.conditions
    .filter(({ pledgeIds }) => pledgeIds.length > 0)
    .sort((a, b) => b.pledgeIds.length - a.pledgeIds.length);
  // Those that most offers name come first; one that is assumed is never folded away.
  const shown = asked.filter(
    ({ conditionId }, at) => all || at < SHOWN_FIRST || assumed.has(conditionId),
  );
  const press = (condition: ConditionShown) => {
    const next = new Map(assumed);
    const value = nextValue(condition, assumed.get(condition.conditionId) ?? null);
    if (value === null) next.delete(condition.conditionId);
    else next.set(condition.conditionId, value);
    onAssume(next);
  };
  const pledges = view.changes.filter(({ kind }) => kind === 'pledge').length;
  const offers = view.states.flatMap((one) => one.pledges).filter((p) => p.stance === 'offers');
  return (
    <section className="panel whatif" aria-label="What if">
      <b>What if</b>
      {shown.map((condition) => (
        <button
          key={condition.conditionId}
          className="btn sm"
          aria-pressed={assumed.has(condition.conditionId)}
          onClick={() => press(condition)}
          title={`${condition.pledgeIds.length} offers name it`}
        >
          <TruthGlyph value={condition.value} />
          <span>{condition.title}</span>
        </button>
      ))}
      {shown.length === asked.length && !all ? null : (
        <button className="linkish" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${asked.length - shown.length} more`}
        </button>
      )}
      <span className="push dim" role="status">
        {assumed.size === 0
          ? 'Press a condition to try its other values. Nothing is recorded.'
          : `${pledges} of ${counted(offers.length, 'offer', 'offers')} change. Nothing is recorded.`}
      </span>
      {assumed.size === 0 ? null : (
        <button className="btn sm" onClick={() => onAssume(new Map())}>
          Back to what is
        </button>
      )}
    </section>
  );
}

const ORDER: readonly Verdict[] = ['true', 'false', 'disputed', 'unknown'];

/** From what is to each other possible value in turn, and back. */
function nextValue({ possible, value }: ConditionShown, assumed: Verdict | null): Verdict | null {
  const tries = ORDER.filter((one) => possible.includes(one));
  if (assumed === null) return tries.find((one) => one !== value) ?? null;
  return tries[tries.indexOf(assumed) + 1] ?? null;
}
