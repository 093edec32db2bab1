import type { IncidentFill, Severity } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { DAY_MS, HOUR_MS, duration } from '../format/times.ts';
import { SEVERITY_WORDS } from '../format/words.ts';
import { Icon } from './icon.tsx';

/** S1 to S4 in ink, never in colour. */
export function SeverityMark({ value }: { readonly value: Severity }) {
  return (
    <span className={`sev s${value}`} title={`Severity ${value}: ${SEVERITY_WORDS[value]}`}>
      S{value}
    </span>
  );
}

/** The mark of an incident in lists and legends: fill by state, grey for what is nobody's breach. */
export function FillMark({ fill }: { readonly fill: IncidentFill }) {
  return (
    <svg className={`ev ${fill}`} viewBox="0 0 20 12" width="20" height="12" aria-hidden="true">
      <ellipse cx="10" cy="6" rx="8.5" ry="4.5" />
    </svg>
  );
}

const RING = 31.4;
const SOON_MS = 6 * HOUR_MS;

/** Clock at risk: a ring that empties over two days, what is due, and the time left against `nowMs`. Never blinks. */
export function DueClock({
  dueMs,
  nowMs,
  what,
}: {
  readonly dueMs: number;
  readonly nowMs: number;
  readonly what: string;
}) {
  const leftMs = dueMs - nowMs;
  const state = leftMs < 0 ? 'missed' : leftMs < SOON_MS ? 'soon' : '';
  const share = leftMs < 0 ? 1 : Math.min(1, leftMs / (2 * DAY_MS));
  return (
    <span className={`clock ${state}`}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5" />
        <circle cx="7" cy="7" r="5" strokeDasharray={`${(share * RING).toFixed(1)} ${RING}`} />
      </svg>
      {leftMs < 0
        ? `${what === 'Due' ? 'Missed' : `${what} missed`} by ${duration(-leftMs)}`
        : `${what}, ${duration(leftMs)}`}
    </span>
  );
}

/** Always counted, never silent. */
export function Withheld({ count, what }: { readonly count: number; readonly what: string }) {
  if (count === 0) return null;
  return (
    <p className="withheld">
      <Icon name="eyeoff" />
      <span>
        {counted(count, what, `${what}s`)} withheld from you. Totals are the same for every reader.
      </span>
    </p>
  );
}

/** A link to one entry of the record, in mono with a dotted underline. */
export function Cite({ index, label }: { readonly index: number; readonly label?: string }) {
  return (
    <Link
      to={{ desk: 'entry', index }}
      className="cite"
      label={
        label === undefined
          ? `Entry #${index} of the record`
          : `${label}, entry ${index} of the record`
      }
    >
      {label ?? `#${index}`}
    </Link>
  );
}
