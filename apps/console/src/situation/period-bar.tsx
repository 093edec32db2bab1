import { useMemo } from 'react';
import type { SituationView } from '@holdfast/domain';
import { useNavigation } from '../address/use-address.tsx';
import { count } from '../format/numbers.ts';
import { dayYear } from '../format/times.ts';

/** What the address asks of a long record: only what began before a time. */
export function useBefore(): Readonly<Record<string, string>> {
  const { address } = useNavigation();
  const before = address.query.get('before');
  return useMemo(
    (): Readonly<Record<string, string>> => (before === null ? {} : { before }),
    [before],
  );
}

/** Of a long record, which part is shown, and the way to what is earlier and later. Nothing where all is shown. */
export function PeriodBar({ view }: { readonly view: SituationView }) {
  const { setQuery } = useNavigation();
  const { earlier, later, incidents, periodFromMs, periodToMs } = view;
  const first = incidents[0];
  if (earlier === 0 && later === 0) return null;
  const show = (before: number | null) =>
    setQuery({ before: before === null ? null : String(before), sel: null, from: null, to: null });
  return (
    <p className="period num" role="status">
      <span>
        {count(incidents.length)} of {count(incidents.length + earlier + later)}:{' '}
        {dayYear(periodFromMs)} to {dayYear(periodToMs)}.
      </span>
      {earlier === 0 || first === undefined ? null : (
        <button className="btn sm" onClick={() => show(first.fromMs)}>
          {count(earlier)} earlier
        </button>
      )}
      {later === 0 ? null : (
        <button className="btn sm" onClick={() => show(null)}>
          Latest
        </button>
      )}
    </p>
  );
}
