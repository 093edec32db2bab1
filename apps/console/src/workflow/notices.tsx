import type { NoticeShown } from '@holdfast/domain';
import { dayAndClock } from '../format/times.ts';
import { Link } from '../address/use-address.tsx';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { Term } from '../parts/term.tsx';

/** What both parties were told in the same minute, who has receipted it, and what they answered. Both sides in the agreement's order. */
export function Notices({
  notices,
  children,
}: {
  readonly notices: readonly NoticeShown[];
  /** What may be done with one notice. */
  readonly children?: (notice: NoticeShown) => React.ReactNode;
}) {
  if (notices.length === 0)
    return <Empty title="No notice was served.">A notice goes to both parties at once.</Empty>;
  return (
    <ul className="notices">
      {notices.map((notice, at) => (
        <li key={notice.noticeId}>
          <p>
            <b>{notice.sentence}</b>{' '}
            {waits(notice) ? <span className="tag line">waits for a reply</span> : null}{' '}
            <Cite index={notice.entryIndex} />
            {notice.incidentId === null ? null : (
              <Link
                to={{ desk: 'case', caseId: notice.incidentId, tab: 'process' }}
                className="cite"
              >
                {notice.incidentId}
              </Link>
            )}
          </p>
          {notice.decided === null ? null : (
            <p>
              {notice.decided.sentence}{' '}
              <Link
                to={{ desk: 'desk', name: 'commission', path: [notice.decided.findingId] }}
                className="cite"
              >
                {notice.decided.findingId}
              </Link>
            </p>
          )}
          {notice.text === null ? null : <p className="verbatim">{notice.text}</p>}
          <p className="dim num">
            Served to both {dayAndClock(notice.servedAtMs)} UTC
            {notice.dueMs === null
              ? '; no reply is asked'
              : `; replies until ${dayAndClock(notice.dueMs)} UTC`}
            . One entry, one hash.
          </p>
          <dl className="kv num">
            {notice.parties.map(({ partyId, name, receiptedAtMs, replies }) => (
              <div key={partyId}>
                <dt>{name}</dt>
                <dd>
                  {receiptedAtMs === null ? 'not ' : ''}
                  {at === 0 ? <Term name="receipt">receipted</Term> : 'receipted'}
                  {receiptedAtMs === null ? '' : ` ${dayAndClock(receiptedAtMs)} UTC`}
                  {replies.map((reply) => (
                    <span key={reply.replyId} className="reply">
                      <Cite index={reply.entryIndex} label={reply.replyId} />{' '}
                      {dayAndClock(reply.filedAtMs)} UTC,{' '}
                      {reply.late ? 'late, still attached' : 'in time'}
                      {reply.text === null ? null : <q>{reply.text}</q>}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          {children?.(notice)}
        </li>
      ))}
    </ul>
  );
}

/** Whether some party has been asked and has not answered yet. */
export function waits({ dueMs, parties }: NoticeShown): boolean {
  return dueMs !== null && parties.some(({ replies }) => replies.length === 0);
}
