import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { CommissionItem, CommissionView, NextStep, OffAgenda } from '@holdfast/domain';
import {
  answerForms,
  bodyForm,
  decisionForms,
  hotlineForm,
  sittingForms,
} from '../act/forms/commission-forms.ts';
import { ActionPanel } from '../act/forms/action-panel.tsx';
import type { Choice, Form } from '../act/forms/form.ts';
import type { Elsewhere } from '../act/forms/next-steps.tsx';
import { useActor } from '../act/use-actor.ts';
import { useNavigation } from '../address/use-address.tsx';
import { Icon } from '../parts/icon.tsx';
import { PrintCut } from '../parts/print-cut.tsx';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import '../styles/commission.css';
import { useView } from '../use-view.tsx';
import { Agenda } from './agenda.tsx';
import { Brief } from './brief.tsx';
import { Decisions } from './decisions.tsx';
import { HotlineCalls } from './hotline-calls.tsx';
import { OffAgendaPanel, OvertakenNote } from './off-agenda.tsx';
import { OptionCards } from './option-cards.tsx';
import { Readings } from './readings.tsx';
import { Remedies } from './remedies.tsx';
import { Votes } from './votes.tsx';

/** Was it a breach, whose, and what does that open? */
export function CommissionPage({ path }: { readonly path: readonly string[] }) {
  const [findingId] = path;
  const more = useMemo(() => (findingId === undefined ? {} : { finding: findingId }), [findingId]);
  const { data, error, again } = useView('commission', null, false, more);
  if (data === null)
    return error === null ? (
      <FirstLoad what="what is before the commission" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <>
      {error === null ? null : <Trouble error={error} again={again} stale />}
      <Commission view={data} asked={findingId ?? null} />
    </>
  );
}

function Commission({
  view,
  asked,
}: {
  readonly view: CommissionView;
  /** The finding in the address; null where the address names none. */
  readonly asked: string | null;
}) {
  const { go } = useNavigation();
  const { agenda, item, cut } = view;
  useStayWith(item?.findingId ?? null, asked);
  const step = (by: 1 | -1) => {
    const at = agenda.findIndex(({ findingId }) => findingId === item?.findingId);
    const next = agenda[Math.max(0, Math.min(agenda.length - 1, at + by))];
    if (next !== undefined) go({ desk: 'desk', name: 'commission', path: [next.findingId] });
  };
  useKeys({ j: () => step(1), k: () => step(-1), p: () => window.print() });
  return (
    <div className="pg commission">
      <Title item={item} asked={asked} />
      <PrintCut cut={cut} />
      <div className={item === null || item.standing === 'decided' ? 'com' : 'com open'}>
        <Agenda view={view} chosenId={item?.findingId ?? null} />
        <div className="com-main">
          {item === null ? (
            <>
              {view.offAgenda === null ? null : <OffAgendaPanel off={view.offAgenda} />}
              <Acting view={view} item={null} />
            </>
          ) : (
            <Item view={view} item={item} />
          )}
        </div>
        {item === null ? null : <Brief item={item} />}
        <HotlineCalls calls={view.calls} />
      </div>
    </div>
  );
}

/** Whoever opens the desk without naming a finding is shown the first; from then on the address names it, so that deciding it does not put another in its place. */
function useStayWith(shownId: string | null, asked: string | null): void {
  const { stay } = useNavigation();
  useEffect(() => {
    if (asked === null && shownId !== null)
      stay({ desk: 'desk', name: 'commission', path: [shownId] });
  }, [asked, shownId, stay]);
}

/** What is decided comes first once it is decided; before, the votes. */
function Item({ view, item }: { readonly view: CommissionView; readonly item: CommissionItem }) {
  const nowMs = view.cut.knownAtMs;
  return (
    <>
      {item.overtaken === null ? null : <OvertakenNote overtaken={item.overtaken} />}
      <Decisions item={item} />
      <Acting view={view} item={item} />
      {item.cards.length === 0 ? (
        <NoCards item={item} />
      ) : (
        <OptionCards cards={item.cards} nowMs={nowMs} />
      )}
      <Remedies item={item} nowMs={nowMs} />
      <Votes body={view.body} item={item} />
      <Readings item={item} />
    </>
  );
}

function NoCards({ item }: { readonly item: CommissionItem }) {
  const last = item.decisions.at(-1);
  if (last === undefined || item.standing !== 'decided') return null;
  if (item.overtaken !== null)
    return (
      <Empty title="No option is open.">
        What a finding opens is open as long as it stands, and this one does not.
      </Empty>
    );
  return last.breach === 'yes' ? (
    <Empty title="The agreement opens nothing after this decision.">
      No clause in force lets anybody do more because of this finding.
    </Empty>
  ) : (
    <Empty title="No option is open.">A decision that there was a breach would open some.</Empty>
  );
}

function Title({
  item,
  asked,
}: {
  readonly item: CommissionItem | null;
  readonly asked: string | null;
}) {
  return (
    <div className="title">
      <h1>{headingOf(item, asked)}</h1>
      <p className="sub">
        {item !== null && item.cards.length > 0
          ? 'Options in the order of the text, none recommended. Nothing here acts: the commission decides, and each state decides for itself.'
          : 'The mission finds what happened. The commission says whether it was a breach and whose, by its own rule, with every dissent.'}
      </p>
      <div className="acts">
        <button className="btn" onClick={() => window.print()}>
          <Icon name="print" /> Print
        </button>
      </div>
    </div>
  );
}

function headingOf(item: CommissionItem | null, asked: string | null): ReactNode {
  if (item === null)
    return asked === null ? 'Nothing is before the commission' : `${asked} is not on the agenda`;
  const { findingId, cards, standing } = item;
  const finding = <span className="nowrap">{findingId}</span>;
  if (cards.length > 0) return <>What the decision on {finding} opens, and for whom</>;
  if (item.overtaken !== null)
    return (
      <>
        Finding {finding}, decided on and since{' '}
        {item.overtaken.how === 'superseded' ? 'superseded' : 'withdrawn'}
      </>
    );
  if (standing === 'decided') return <>Finding {finding} is decided</>;
  return standing === 'appealed' ? (
    <>Finding {finding}, in second instance: was it a breach, and whose?</>
  ) : (
    <>Finding {finding}: was it a breach, and whose?</>
  );
}

const NOBODY: readonly Choice[] = [
  ['third-party', 'a third party'],
  ['accident', 'an accident'],
  ['exercise', 'an exercise'],
  ['natural', 'a natural cause'],
  ['undetermined', 'cannot be determined'],
];

function Acting({
  view,
  item,
}: {
  readonly view: CommissionView;
  readonly item: CommissionItem | null;
}) {
  const forms = useMemo(() => formsOf(view, item), [view, item]);
  const actor = useActor();
  const remedy = item?.remedies.at(-1) ?? null;
  const actions = [...(item?.actions ?? []), ...view.actions];
  const about = item?.findingId ?? 'commission';
  const next = {
    steps: item?.next ?? view.offAgenda?.next ?? [],
    atRest: atRestWords(view, item),
    elsewhere: (step: NextStep) => caseOf(step, view.offAgenda),
  };
  return (
    <ActionPanel
      title="What you may do"
      actions={actions}
      forms={[...forms, ...(remedy === null ? [] : answerForms(remedy, actor))]}
      about={about}
      next={next}
    />
  );
}

/** Why nothing is asked of anybody: never that alone. */
function atRestWords({ offAgenda }: CommissionView, item: CommissionItem | null): string {
  if (item !== null && item.overtaken !== null)
    return 'Nothing is asked on this finding: it stands no more. What was decided on it stays on record.';
  if (item !== null)
    return 'Nothing more is asked of anybody. What the decision opens is for each state to decide.';
  if (offAgenda === null)
    return 'No finding is before the commission. One comes here when it is issued.';
  if (offAgenda.overtaken?.byFindingId !== null && offAgenda.overtaken !== null)
    return `Nothing is asked on ${offAgenda.findingId}: the commission has ${offAgenda.overtaken.byFindingId} in its place.`;
  return `Nothing is asked on ${offAgenda.findingId} here. ${offAgenda.sentence}`;
}

/** What a finding off the agenda waits for is done in its case. */
function caseOf({ findingId }: NextStep, off: OffAgenda | null): Elsewhere | null {
  if (off === null || off.incidentId === null) return null;
  return findingId === null
    ? {
        place: { desk: 'case', caseId: off.incidentId, tab: 'evidence' },
        words: `Go to ${off.incidentId}`,
      }
    : {
        place: { desk: 'desk', name: 'commission', path: [findingId] },
        words: `Go to ${findingId}`,
      };
}

function formsOf(view: CommissionView, item: CommissionItem | null): readonly Form[] {
  const parties = view.parties.map(({ partyId, name }): Choice => [partyId, name]);
  const nowMs = view.cut.knownAtMs;
  const members = view.eligible.map(({ personId, name, nation }): Choice => [
    personId,
    nation === null ? name : `${name}, ${nation}`,
  ]);
  const decision = item?.decisions.at(-1) ?? null;
  const responsible = parties.find(([partyId]) => partyId === decision?.responsible);
  return [
    ...(item === null
      ? []
      : sittingForms({
          findingId: item.findingId,
          responsible: [...parties, ...NOBODY].map(([code, name]): Choice => [
            code,
            code === item.responsible ? `${name}, as the finding says` : name,
          ]),
          needed: item.needed,
          readings: item.readings.flatMap(({ normId, normTitle, readings }) =>
            readings.map(({ readingId, title }): Choice => [
              `${normId} ${readingId}`,
              `${normTitle}: ${title}`,
            ]),
          ),
        })),
    ...(decision === null
      ? []
      : decisionForms({
          decisionId: decision.decisionId,
          responsible: responsible ?? ['', 'nobody'],
          nowMs,
        })),
    bodyForm(members),
    hotlineForm({ parties, incidentId: item?.incidentId ?? null, nowMs }),
  ];
}
