import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { CaseView, NextStep } from '@holdfast/domain';
import { ActionPanel } from '../act/forms/action-panel.tsx';
import { caseForms } from '../act/forms/case-forms.ts';
import { useActor } from '../act/use-actor.ts';
import { noticeForms } from '../act/forms/floor-forms.ts';
import type { Form } from '../act/forms/form.ts';
import type { Elsewhere } from '../act/forms/next-steps.tsx';
import type { CaseTab } from '../address/address.ts';
import { CASE_TABS } from '../address/address.ts';
import { Link, useNavigation } from '../address/use-address.tsx';
import { count, counted } from '../format/numbers.ts';
import { clock, dayLong, dayLongYear, dayYear, isWholeDays, year } from '../format/times.ts';
import { CAUSE_WORDS, TYPE_WORDS } from '../format/words.ts';
import { viewAddress } from '../api.ts';
import { whenIdle } from '../map/when-idle.ts';
import { Icon } from '../parts/icon.tsx';
import { SeverityMark } from '../parts/marks.tsx';
import { FirstLoad, Trouble } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { useLive, useView } from '../use-view.tsx';
import { Chain, Recused, saysMore } from './chain.tsx';
import { Evidence } from './evidence.tsx';
import { Facts } from './facts.tsx';
import { weighWithout } from './ledger.ts';
import { Location } from './location.tsx';
import { Observations } from './observations.tsx';
import { Process } from './process.tsx';
import { Stages } from './stages.tsx';
import { CaseStanding } from './standing.tsx';
import { Finding, Obligations, Verdict } from './verdict.tsx';

/** Who, to which standard, and what speaks against it. */
export function CasePage({ caseId, tab }: { readonly caseId: string; readonly tab: CaseTab }) {
  const { data, error, again } = useView('case', caseId);
  const shown = useLastShown(data, error === null);
  usePrefetched(data);
  if (shown === null)
    return error === null ? (
      <FirstLoad what={`case ${caseId}`} />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <>
      {error === null ? null : <Trouble error={error} again={again} stale />}
      <Case view={shown} tab={tab} waits={data === null} />
    </>
  );
}

/** The case shown before stays, out of reach, until the next has come: nothing goes blank between two, and the map is not built anew. */
function useLastShown(data: CaseView | null, isWell: boolean): CaseView | null {
  const last = useRef<CaseView | null>(null);
  if (data !== null) last.current = data;
  return data ?? (isWell ? last.current : null);
}

/** Whoever reads case by case finds the next one there. */
function usePrefetched(data: CaseView | null): void {
  const { address } = useNavigation();
  const { store } = useLive();
  const { look } = address;
  const nextId = data?.nextId ?? null;
  const entries = data?.cut.entries ?? 0;
  useEffect(() => {
    if (nextId === null) return;
    return whenIdle(() => store.read<'case'>(viewAddress('case', nextId, look), entries), SOON_MS);
  }, [nextId, entries, look, store]);
}

const SOON_MS = 400;

const NONE: ReadonlySet<string> = new Set();

function Case({
  view,
  tab: asked,
  waits,
}: {
  readonly view: CaseView;
  readonly tab: CaseTab;
  /** Another case has been asked for and has not come yet. */
  readonly waits: boolean;
}) {
  const { go } = useNavigation();
  const { incident, ledger, previousId, nextId } = view;
  const caseId = incident.incidentId;
  const [left, setLeft] = useState({ caseId, rows: NONE });
  const leftOut = left.caseId === caseId ? left.rows : NONE;
  const setLeftOut = (rows: ReadonlySet<string>) => setLeft({ caseId, rows });
  // Where nothing has been weighed, what was perceived comes first.
  const tab = asked === 'evidence' && ledger === null ? 'observations' : asked;
  const weighed = useMemo(
    () => (ledger === null ? null : weighWithout(ledger, leftOut)),
    [ledger, leftOut],
  );
  const to = (otherId: string | null) => {
    if (otherId !== null) go({ desk: 'case', caseId: otherId, tab });
  };
  const show = (at: number) => {
    const next = tabsOf(view)[at];
    if (next !== undefined) go({ desk: 'case', caseId, tab: next });
  };
  useKeys({
    j: () => to(nextId),
    k: () => to(previousId),
    '1': () => show(0),
    '2': () => show(1),
    '3': () => show(2),
    '4': () => show(3),
    Escape: () => go({ desk: 'situation' }, { sel: caseId }),
  });
  return (
    <div className="pg" inert={waits} aria-busy={waits}>
      <Title view={view} />
      <Stages view={view} />
      <div className={`case ${besideOf(view) ? '' : 'two'}`}>
        <div className="c-left">
          <Facts view={view} />
        </div>
        <div className="c-main" key={`main ${caseId}`}>
          <Tabs view={view} tab={tab} />
          {tab === 'observations' ? <Observations view={view} /> : null}
          {tab === 'location' ? <Location view={view} /> : null}
          {tab === 'process' ? <Process view={view} /> : null}
          {tab === 'evidence' && ledger !== null && weighed !== null ? (
            <Evidence ledger={ledger} weighed={weighed} leftOut={leftOut} setLeftOut={setLeftOut} />
          ) : null}
        </div>
        {besideOf(view) ? (
          <div className="c-right" key={`right ${caseId}`}>
            <Acting view={view} />
            {view.finding === null ? null : <Finding view={view} finding={view.finding} />}
            <Chain view={view} />
            <Recused view={view} />
            {ledger === null || weighed === null ? null : (
              <Verdict view={view} ledger={ledger} weighed={weighed} leftOut={leftOut.size} />
            )}
            <Obligations view={view} />
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** Without a ledger there is no evidence to show, and no tab for it. */
const tabsOf = ({ ledger }: CaseView) =>
  CASE_TABS.filter((name) => name !== 'evidence' || ledger !== null);

/** Whether anything stands beside the sources: something to do, a finding, a verdict, an obligation. */
const besideOf = ({ finding, ledger, obligations, actions, findingChain }: CaseView) =>
  actions.length > 0 ||
  finding !== null ||
  ledger !== null ||
  obligations.length > 0 ||
  saysMore(findingChain);

/** What the person who acts may do with this case now. */
function Acting({ view }: { readonly view: CaseView }) {
  const actor = useActor();
  const forms = useMemo(() => [...caseForms({ view, actor }), ...replyForms(view)], [view, actor]);
  const about = view.incident.incidentId;
  const next = { steps: view.next, atRest: atRestWords(view), elsewhere: commissionOf };
  return (
    <ActionPanel
      title="What you may do"
      actions={view.actions}
      forms={forms}
      about={about}
      next={next}
    />
  );
}

/** Steps on a finding that was issued are taken before the commission. */
function commissionOf({ findingId }: NextStep): Elsewhere | null {
  return findingId === null
    ? null
    : {
        place: { desk: 'desk', name: 'commission', path: [findingId] },
        words: 'Go to the commission',
      };
}

/** Receipt of, and reply to, the latest notice that asks for one. */
function replyForms({ notices }: CaseView): readonly Form[] {
  const asking = notices.findLast(({ dueMs }) => dueMs !== null);
  return asking === undefined ? [] : noticeForms(asking.noticeId);
}

const CLOSED_WORDS: Readonly<Record<string, string>> = {
  'not-verified': 'Closed as not verified.',
  'unverifiable-access': 'Closed as unverifiable, for want of access.',
  'unverifiable-coverage': 'Closed as unverifiable: nobody was looking.',
};

/** Why nothing more is asked of anybody. */
function atRestWords({ phase, mergedIntoId, decided, closedBecause }: CaseView): ReactNode {
  if (mergedIntoId !== null)
    return (
      <>
        This case is part of{' '}
        <Link to={{ desk: 'case', caseId: mergedIntoId, tab: 'evidence' }}>{mergedIntoId}</Link>: it
        goes on there. What does not belong there can be split off there.
      </>
    );
  if (phase === 'set-aside') return 'It is set aside. New evidence, or an officer, opens it again.';
  if (phase === 'not-verified' || phase.startsWith('unverifiable'))
    return `${CLOSED_WORDS[phase] ?? 'Closed.'} ${closedBecause ?? ''} An officer may open it again.`;
  if (decided !== null) return 'Nothing more is asked of anybody.';
  if (phase === 'reopened')
    return 'It was reopened on new evidence. The finding stands until another takes its place.';
  return 'The mission has issued its finding. What is asked next, the commission and the parties are told.';
}

function Title({ view }: { readonly view: CaseView }) {
  const { incident, previousId, nextId } = view;
  const neighbour = (caseId: string | null, name: string, icon: 'left' | 'right') =>
    caseId === null ? null : (
      <Link
        className="btn"
        to={{ desk: 'case', caseId, tab: 'evidence' }}
        label={`${name} case, ${caseId}`}
      >
        {icon === 'left' ? <Icon name="left" /> : null}
        {caseId}
        {icon === 'right' ? <Icon name="right" /> : null}
      </Link>
    );
  return (
    <div className="title">
      <h1>
        {incident.title}, <When {...incident} nowMs={view.cut.knownAtMs} />
      </h1>
      <div className="row wrap">
        <SeverityMark value={incident.severity} />
        <CaseStanding view={view} />
        <span className="tag">{TYPE_WORDS[incident.incidentType]}</span>
        {incident.cause === null ? null : (
          <span className="tag">{CAUSE_WORDS[incident.cause]}</span>
        )}
        {view.sectorName === null ? null : <span className="dim">{view.sectorName}</span>}
      </div>
      <div className="acts">
        {neighbour(previousId, 'Previous', 'left')}
        {neighbour(nextId, 'Next', 'right')}
      </div>
    </div>
  );
}

/** No finer than was said: days for what is dated by days; the year when it is not the record's own. */
function When({
  fromMs,
  toMs,
  nowMs,
}: Pick<CaseView['incident'], 'fromMs' | 'toMs'> & { readonly nowMs: number }) {
  const dated = year(fromMs) === year(nowMs) ? dayLong : dayLongYear;
  const oneDay = dayYear(fromMs) === dayYear(toMs);
  if (isWholeDays(fromMs, toMs))
    return (
      <span className="num">{oneDay ? dated(fromMs) : `${dated(fromMs)} to ${dated(toMs)}`}</span>
    );
  const time =
    clock(fromMs) === clock(toMs) && oneDay
      ? clock(fromMs)
      : `${clock(fromMs)} to ${oneDay ? '' : `${dated(toMs)}, `}${clock(toMs)}`;
  return (
    <>
      {dated(fromMs)}, <span className="nowrap num">{time} UTC</span>
    </>
  );
}

function Tabs({ view, tab }: { readonly view: CaseView; readonly tab: CaseTab }) {
  const caseId = view.incident.incidentId;
  const placed = view.sources.filter(({ area }) => area !== null).length;
  const counts: Readonly<Record<CaseTab, string>> = {
    evidence:
      view.ledger === null ? 'not weighed' : counted(view.ledger.rows.length, 'group', 'groups'),
    observations: count(view.sources.length),
    location: count(placed),
    process: count(view.steps.length),
  };
  const names: Readonly<Record<CaseTab, string>> = {
    evidence: 'Evidence',
    observations: 'Observations',
    location: 'Location',
    process: 'Process',
  };
  return (
    <nav className="tabs num" aria-label="Case">
      {tabsOf(view).map((name) => (
        <Link
          key={name}
          to={{ desk: 'case', caseId, tab: name }}
          current={name === tab ? 'page' : undefined}
        >
          {names[name]} <span>{counts[name]}</span>
        </Link>
      ))}
      {view.ledger === null ? <span className="dim">Nothing weighed that you may see</span> : null}
    </nav>
  );
}
