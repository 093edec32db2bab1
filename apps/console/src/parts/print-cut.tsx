import type { DataCut } from '@holdfast/domain';
import { clock, dayLongYear } from '../format/times.ts';

/** What a printed page rests on: entries, record, moment and root. Shown on paper alone; `children` add what was supposed. */
export function PrintCut({
  cut,
  children,
}: {
  readonly cut: DataCut;
  readonly children?: React.ReactNode;
}) {
  return (
    <p className="printcut">
      Data cut: {cut.entries} entries of {cut.origin}, as known {dayLongYear(cut.knownAtMs)},{' '}
      {clock(cut.knownAtMs)} UTC
      {cut.checkpoint === null
        ? ''
        : `; root of ${cut.checkpoint.size} entries ${cut.checkpoint.rootHex}`}
      .{children}
    </p>
  );
}
