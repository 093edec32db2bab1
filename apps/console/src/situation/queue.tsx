import { useEffect, useRef, useState } from 'react';
import type { QueueItem, SituationView } from '@holdfast/domain';
import { Link, useNavigation } from '../address/use-address.tsx';
import { count, counted } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { DueClock, SeverityMark } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import type { TimeSpan } from './selection.ts';

const ICONS: Readonly<Record<QueueItem['kind'], IconName>> = {
  'screen-incident': 'wave',
  'draft-finding': 'pen',
  'review-finding': 'people',
  'issue-finding': 'send',
  'obligation-due': 'agreement',
};

const NEXT: Readonly<Record<QueueItem['kind'], string>> = {
  'screen-incident': 'Open or set aside',
  'draft-finding': 'Draft the finding',
  'review-finding': 'Review',
  'issue-finding': 'Issue',
  'obligation-due': 'Due',
};

interface QueueProps {
  readonly view: SituationView;
  readonly items: readonly QueueItem[];
  readonly brush: TimeSpan | null;
  readonly selectedId: string | null;
  readonly onSelect: (incidentId: string) => void;
}

/** What wants a person, by consequence. New work waits beside the list while the pointer or the focus is on it. */
export function Queue({ view, items, brush, selectedId, onSelect }: QueueProps) {
  const { shown, fresh, hold, release } = useSteadyList(items);
  const total = brush === null ? view.queueTotal : items.length;
  return (
    <aside className="queue" aria-label="Needs a person">
      <div className="ph">
        <h2>Needs a person</h2>
        <span className="dim">by consequence, then clock</span>
        <span className="push tag num">{count(total)}</span>
      </div>
      {fresh === 0 ? null : (
        <button className="fresh num" onClick={release} role="status">
          {fresh} new. Show
        </button>
      )}
      <div
        className="list"
        onPointerEnter={hold}
        onPointerLeave={release}
        onFocus={hold}
        onBlur={release}
        tabIndex={0}
        role="region"
        aria-label="Queue"
      >
        {shown.length === 0 ? (
          <div className="pb">
            <Empty title="Nothing waits for a person.">
              {brush === null ? 'New work appears here by itself.' : 'Not in the selected time.'}
            </Empty>
          </div>
        ) : null}
        <ol>
          {shown.map((item) => (
            <Row
              key={item.key}
              item={item}
              nowMs={view.cut.knownAtMs}
              selected={item.incidentId !== null && item.incidentId === selectedId}
              onSelect={onSelect}
            />
          ))}
        </ol>
        {view.queueTotal > view.queue.length && brush === null ? (
          <p className="pb dim num">
            The {count(view.queue.length)} of most consequence are shown;{' '}
            {count(view.queueTotal - view.queue.length)} more are in the table.
          </p>
        ) : null}
      </div>
      {view.withheld > 0 ? (
        <p className="withheld foot-note">
          <Icon name="eyeoff" />
          {counted(view.withheld, 'incident is', 'incidents are')} withheld from you.
        </p>
      ) : null}
    </aside>
  );
}

interface RowProps {
  readonly item: QueueItem;
  readonly nowMs: number;
  readonly selected: boolean;
  readonly onSelect: (incidentId: string) => void;
}

function Row({ item, nowMs, selected, onSelect }: RowProps) {
  const { incidentId } = item;
  const { go } = useNavigation();
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected && ref.current !== null) scrollInList(ref.current);
  }, [selected]);
  return (
    <li className="q" ref={ref} aria-current={selected ? 'true' : undefined}>
      <span className="ic">
        <Icon name={ICONS[item.kind]} />
      </span>
      <div className="a">
        {incidentId === null ? (
          <b>{item.title}</b>
        ) : (
          <button
            className="cover"
            aria-pressed={selected}
            onClick={() =>
              selected
                ? go({ desk: 'case', caseId: incidentId, tab: 'evidence' })
                : onSelect(incidentId)
            }
          >
            <b>{item.title}</b>
          </button>
        )}
        {incidentId === null ? null : (
          <Link
            className="mono"
            to={{ desk: 'case', caseId: incidentId, tab: 'evidence' }}
            label={`Open case ${incidentId}`}
          >
            {incidentId}
          </Link>
        )}
      </div>
      <div className="m">{item.sentence}</div>
      <div className="c">
        {item.dueMs === null ? (
          <span>{NEXT[item.kind]}</span>
        ) : (
          <DueClock dueMs={item.dueMs} nowMs={nowMs} what={NEXT[item.kind]} />
        )}
        {item.severity === null ? null : <SeverityMark value={item.severity} />}
        {item.proposal ? <span className="tag line">Machine proposal</span> : null}
        {selected && incidentId !== null ? (
          <Link className="open" to={{ desk: 'case', caseId: incidentId, tab: 'evidence' }}>
            Open case
          </Link>
        ) : null}
      </div>
    </li>
  );
}

/** Brings a row into sight within the list; on a phone the list is the page, which must not move by itself. */
function scrollInList(row: HTMLElement): void {
  const list = row.closest('.list');
  if (list === null || list.scrollHeight <= list.clientHeight) return;
  const above = row.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const below = row.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
  if (above < 0) list.scrollTop += above;
  else if (below > 0) list.scrollTop += below;
}

/** Keeps a list still while someone is on it: rows change in place, new ones are counted, the order waits. */
function useSteadyList(items: readonly QueueItem[]) {
  const [held, setHeld] = useState<readonly QueueItem[] | null>(null);
  const byKey = new Map(items.map((item) => [item.key, item]));
  const shown = held === null ? items : held.map((item) => byKey.get(item.key) ?? item);
  const heldKeys = new Set(held?.map(({ key }) => key));
  const fresh = held === null ? 0 : items.filter(({ key }) => !heldKeys.has(key)).length;
  return {
    shown,
    fresh,
    hold: () => setHeld((old) => old ?? items),
    release: () => setHeld(null),
  };
}
