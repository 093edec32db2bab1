import { useMemo, useState } from 'react';
import type { AllegationShown, LiaisonView, NoticeShown } from '@holdfast/domain';
import { ActionPanel } from '../act/forms/action-panel.tsx';
import { FormButtons } from '../act/forms/form-buttons.tsx';
import { allegationForms, noticeForms, partyForms } from '../act/forms/floor-forms.ts';
import { useActor } from '../act/use-actor.ts';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import '../styles/watch.css';
import { useView } from '../use-view.tsx';
import { ClockPanel } from '../workflow/clocks.tsx';
import { Notices, waits } from '../workflow/notices.tsx';

/** What has each side been told, asked and answered? Both parties see the same, to the letter. */
export function LiaisonPage() {
  const { data, error, again } = useView('liaison');
  if (data === null)
    return error === null ? (
      <FirstLoad what="what was said between the mission and the parties" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <>
      {error === null ? null : <Trouble error={error} again={again} stale />}
      <Liaison view={data} />
    </>
  );
}

function Liaison({ view }: { readonly view: LiaisonView }) {
  const actor = useActor();
  const [all, setAll] = useState(false);
  const situation = useView('situation').data;
  const nowMs = view.cut.knownAtMs;
  const sectors = useMemo(
    () => (situation?.sectors ?? []).map(({ sectorId, name }) => [sectorId, name] as const),
    [situation],
  );
  const forms = partyForms({ view, sectors, nowMs, partyId: actor?.partyId ?? null });
  const waiting = view.notices.filter(waits).length;
  // What waits for an answer stands first, so that nobody has to look for it.
  const notices = [...view.notices.filter(waits), ...view.notices.filter((one) => !waits(one))];
  return (
    <div className="pg watch">
      <div className="title">
        <h1 className="page">
          {counted(view.notices.length, 'notice', 'notices')} to both parties,{' '}
          {waiting === 0 ? 'none waits for a reply' : `${waiting} wait for a reply`}
        </h1>
        <p className="sub">
          {view.parties.map(({ name }) => name).join(' and ')} see this page alike, in the same
          minute. Each entry has one hash; either side can check it.
        </p>
      </div>
      <div className="watchgrid">
        <div className="watch-floor">
          <ActionPanel
            title="What you may file"
            actions={view.actions}
            forms={forms}
            about="party"
          />
        </div>
        <section className="panel" aria-label="Notices">
          <div className="ph">
            <h2>Notices and replies</h2>
            <span className="dim">what waits for a reply, then the latest</span>
          </div>
          <div className="pb">
            <Notices notices={all ? notices : notices.slice(0, SHOWN_FIRST)}>
              {(notice) => <Answering notice={notice} />}
            </Notices>
            {view.notices.length > SHOWN_FIRST ? (
              <button className="btn sm" onClick={() => setAll(!all)}>
                {all ? 'Fewer' : `All ${view.notices.length}`}
              </button>
            ) : null}
          </div>
        </section>
        <div className="watch-side">
          <ClockPanel clocks={view.clocks} nowMs={nowMs} withMet />
          <Allegations allegations={view.allegations} />
        </div>
      </div>
    </div>
  );
}

/** Receipt and reply, for the liaison officer of a party that has not given them. */
function Answering({ notice }: { readonly notice: NoticeShown }) {
  const actor = useActor();
  const own = notice.parties.find(({ partyId }) => partyId === actor?.partyId);
  if (actor?.role !== 'liaison' || own === undefined) return null;
  const forms = noticeForms(notice.noticeId).filter(
    ({ kind }) =>
      (kind === 'receipt-notice' && own.receiptedAtMs === null) ||
      (kind === 'file-reply' && notice.dueMs !== null),
  );
  return <FormButtons forms={forms} about={notice.noticeId} />;
}

const OPEN_STAGES = ['filed', 'acknowledged'];

/** What each party claims, and what became of it. Claimed is not confirmed. */
function Allegations({ allegations }: { readonly allegations: readonly AllegationShown[] }) {
  const actor = useActor();
  const [all, setAll] = useState(false);
  const shown = all ? allegations : allegations.slice(0, SHOWN_FIRST);
  return (
    <section className="panel" aria-label="Allegations">
      <div className="ph">
        <h2>Allegations</h2>
        <span className="dim">claimed, not confirmed; {allegations.length} in all</span>
      </div>
      <div className="pb">
        {allegations.length === 0 ? (
          <Empty title="Neither party has alleged anything." />
        ) : (
          <ul className="notices">
            {shown.map((one) => (
              <li key={one.allegationId}>
                <p>
                  <b>{one.partyName}</b> <span className="tag line">{one.stage}</span>{' '}
                  <Cite index={one.entryIndex} />
                  {one.incidentId === null ? null : (
                    <Link
                      to={{ desk: 'case', caseId: one.incidentId, tab: 'observations' }}
                      className="cite"
                    >
                      {one.incidentId}
                    </Link>
                  )}
                </p>
                {one.verbatim === null ? (
                  <p>{one.sentence}</p>
                ) : (
                  <p className="verbatim">{one.verbatim}</p>
                )}
                <p className="dim num">filed {dayAndClock(one.filedAtMs)} UTC</p>
                {actor?.role === 'watch' && OPEN_STAGES.includes(one.stage) ? (
                  <FormButtons
                    forms={allegationForms(one.allegationId).filter(
                      ({ kind }) => (kind === 'acknowledge-allegation') === (one.stage === 'filed'),
                    )}
                    about={one.allegationId}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {allegations.length > SHOWN_FIRST ? (
          <button className="btn sm" onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `All ${allegations.length}`}
          </button>
        ) : null}
      </div>
    </section>
  );
}

const SHOWN_FIRST = 10;
