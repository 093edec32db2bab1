import { useEffect, useMemo, useRef, useState } from 'react';
import type { WatchItem, WatchView } from '@holdfast/domain';
import { allegationForms } from '../act/forms/floor-forms.ts';
import { FormButtons } from '../act/forms/form-buttons.tsx';
import { useActor } from '../act/use-actor.ts';
import type { Place } from '../address/address.ts';
import { Link, useNavigation } from '../address/use-address.tsx';
import { dayAndClock } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite, SeverityMark } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { ClockMark } from '../workflow/clocks.tsx';
import { AcknowledgeAll } from './acknowledge-all.tsx';
import { queueRows } from './queue-rows.ts';
import type { QueueRow } from './queue-rows.ts';

/** What wants somebody: new work is announced; the row under the pointer never moves. */
export function Queue({ view }: { readonly view: WatchView }) {
  const { go } = useNavigation();
  const [shown, setShown] = useState(view.queue);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const fresh = view.queue.filter(({ key }) => !shown.some((item) => item.key === key)).length;
  const gone = shown.some(({ key }) => !view.queue.some((item) => item.key === key));
  useEffect(() => {
    const watched = list.current?.matches(':hover, :focus-within') === true;
    if (!watched) setShown(view.queue);
  }, [view.queue]);
  const lines = useMemo(() => linesOf(queueRows(shown), opened), [shown, opened]);
  const chosen = lines[Math.min(at, lines.length - 1)];
  const toggle = (key: string) => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  };
  const open = (line: Line | undefined) => {
    if (line === undefined) return;
    if (line.row !== null) return toggle(line.row.key);
    const place = placeOf(line.item);
    if (place !== null) go(place);
  };
  const move = (by: 1 | -1) => {
    const next = Math.max(0, Math.min(lines.length - 1, at + by));
    setAt(next);
    list.current?.querySelectorAll('li')[next]?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ j: () => move(1), k: () => move(-1), Enter: () => open(chosen) });
  return (
    <section className="panel" aria-label="Queue">
      <div className="ph">
        <h2>What wants somebody</h2>
        {view.queue.length < view.queueTotal ? (
          <span className="dim num">
            the first {view.queue.length} of {view.queueTotal}
          </span>
        ) : null}
        {fresh > 0 || gone ? (
          <button className="btn sm push" onClick={() => setShown(view.queue)} aria-live="polite">
            {fresh > 0 ? `${fresh} new` : 'Refresh'}
          </button>
        ) : null}
      </div>
      {lines.length === 0 ? (
        <div className="pb">
          <Empty title="Nothing wants anybody.">What nobody watched is not in this list.</Empty>
        </div>
      ) : (
        <ul className="watchqueue" ref={list}>
          {lines.map((line, index) => (
            <li
              key={line.key}
              className={line.within ? 'within' : undefined}
              aria-current={line === chosen ? 'true' : undefined}
            >
              <button
                aria-expanded={line.row === null ? undefined : opened.has(line.row.key)}
                onClick={() => {
                  setAt(index);
                  open(line);
                }}
              >
                {line.row === null ? (
                  <Words item={line.item} within={line.within} nowMs={view.cut.knownAtMs} />
                ) : (
                  <Heading row={line.row} nowMs={view.cut.knownAtMs} />
                )}
              </button>
              {line.row === null ? (
                <ItemTail item={line.item} />
              ) : (
                <GroupTail row={line.row} isOpen={opened.has(line.row.key)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A line on the screen: a heading over several things, or one thing. */
interface Line {
  readonly key: string;
  readonly item: WatchItem;
  /** The several things that this is the heading of; null for one thing. */
  readonly row: QueueRow | null;
  /** It stands under a heading. */
  readonly within: boolean;
}

function linesOf(rows: readonly QueueRow[], opened: ReadonlySet<string>): readonly Line[] {
  return rows.flatMap((row): readonly Line[] => {
    const [item, ...more] = row.items;
    if (more.length === 0) return [{ key: item.key, item, row: null, within: false }];
    const heading = { key: row.key, item, row, within: false };
    if (!opened.has(row.key)) return [heading];
    return [
      heading,
      ...row.items.map((each) => ({ key: each.key, item: each, row: null, within: true })),
    ];
  });
}

/** Where an alert leads with one key: to its evidence; a clock to the steps of its case; an allegation that is in no case to its words. */
function placeOf({ kind, incidentId, allegation, clock }: WatchItem): Place | null {
  if (incidentId !== null) {
    const tab =
      allegation !== null
        ? ('observations' as const)
        : TO_PROCESS.includes(kind)
          ? ('process' as const)
          : ('evidence' as const);
    return { desk: 'case', caseId: incidentId, tab };
  }
  if (allegation !== null) return { desk: 'entry', index: allegation.entryIndex };
  return clock === null ? null : { desk: 'desk', name: 'liaison', path: [] };
}

/** What was done and is due stands with the steps of a case. */
const TO_PROCESS: readonly WatchItem['kind'][] = [
  'clock-missed',
  'clock-running',
  'new-since-decision',
];

function Words({
  item: { kind, title, sentence, clock, severity, allegation },
  within,
  nowMs,
}: {
  readonly item: WatchItem;
  readonly within: boolean;
  readonly nowMs: number;
}) {
  return (
    <>
      {within ? <span /> : <span className="tag line">{KIND_WORDS[kind]}</span>}
      <span className="what">
        {title === null ? null : <b>{title}</b>}
        {sentence}
        {allegation === null ? null : (
          <small className="dim num">
            filed {dayAndClock(allegation.filedAtMs)} UTC{title === null ? ', in no case yet' : ''}
          </small>
        )}
        {clock === null ? null : <ClockMark clock={clock} nowMs={nowMs} />}
      </span>
      {severity === null ? null : <SeverityMark value={severity} />}
    </>
  );
}

/** What several things have in common, and which of their clocks ends first. */
function Heading({ row: { items }, nowMs }: { readonly row: QueueRow; readonly nowMs: number }) {
  const [first] = items;
  const soonest = items
    .flatMap(({ clock }) => clock ?? [])
    .reduce<WatchItem['clock']>(
      (least, clock) => (least === null || clock.dueMs < least.dueMs ? clock : least),
      null,
    );
  return (
    <>
      <span className="tag line">{KIND_WORDS[first.kind]}</span>
      <span className="what">
        <b>{headingWords(first, items.length)}</b>
        {soonest === null ? null : <ClockMark clock={soonest} nowMs={nowMs} />}
      </span>
    </>
  );
}

function headingWords({ kind, allegation }: WatchItem, count: number): string {
  const who = allegation?.partyName ?? '';
  if (kind === 'acknowledge-allegation')
    return `${who} waits to hear that ${count} allegations were received`;
  if (kind === 'judge-allegation') return `${count} allegations of ${who}: are they admissible?`;
  return `${count} clocks run; the first to end`;
}

function ItemTail({ item }: { readonly item: WatchItem }) {
  const actor = useActor();
  const { kind, id, incidentId, allegation } = item;
  return (
    <>
      {allegation !== null && actor?.role === 'watch' ? (
        <FormButtons forms={allegationForms(id).filter((form) => form.kind === kind)} about={id} />
      ) : null}
      {incidentId !== null ? (
        <Link to={{ desk: 'case', caseId: incidentId, tab: 'evidence' }} className="cite">
          {incidentId}
        </Link>
      ) : allegation === null ? null : (
        <Cite index={allegation.entryIndex} />
      )}
    </>
  );
}

function GroupTail({ row, isOpen }: { readonly row: QueueRow; readonly isOpen: boolean }) {
  const actor = useActor();
  const [{ kind, allegation }] = row.items;
  return (
    <>
      {kind === 'acknowledge-allegation' && allegation !== null && actor?.role === 'watch' ? (
        <div className="buttons">
          <AcknowledgeAll
            partyName={allegation.partyName}
            allegationIds={row.items.map(({ id }) => id)}
          />
        </div>
      ) : null}
      <span className={isOpen ? 'turn open' : 'turn'} aria-hidden="true">
        <Icon name="down" />
      </span>
    </>
  );
}

const KIND_WORDS: Readonly<Record<WatchItem['kind'], string>> = {
  'clock-missed': 'Missed',
  'review-finding': 'Review',
  'hear-parties': 'Hear',
  'issue-finding': 'Issue',
  reopened: 'Reopened',
  'new-since-decision': 'New since',
  'draft-finding': 'Draft',
  'screen-incident': 'Screen',
  'acknowledge-allegation': 'Acknowledge',
  'judge-allegation': 'Judge',
  'task-done': 'Task done',
  'clock-running': 'Clock',
};
