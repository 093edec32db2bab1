import type { ReactNode } from 'react';
import type { CommissionItem } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { day, dayAndClock, span } from '../format/times.ts';
import { SeverityMark } from '../parts/marks.tsx';
import { Term } from '../parts/term.tsx';

/** The finding in five minutes: what was found, to which standard, what speaks for it and against, what is missing, and how like cases went. */
export function Brief({ item }: { readonly item: CommissionItem }) {
  const { findingId, incidentId, responsibleName, standardName, statement } = item;
  return (
    <section className="panel brief" aria-label="The finding in five minutes">
      <div className="ph">
        <h2>The finding in five minutes</h2>
        <Link className="cite" to={{ desk: 'case', caseId: incidentId, tab: 'evidence' }}>
          {incidentId}
        </Link>
      </div>
      <div className="pb">
        <blockquote>
          {statement ?? `The mission finds, in ${findingId}: ${responsibleName}.`}
        </blockquote>
        <dl className="kv num">
          <dt>Responsible</dt>
          <dd>{responsibleName}</dd>
          <dt>Standard</dt>
          <dd>{standardName ?? 'none is met'}</dd>
          <dt>Incident</dt>
          <dd>
            {item.title}&ensp;
            <SeverityMark value={item.severity} />
          </dd>
          <dt>When</dt>
          <dd>{span(item.fromMs, item.toMs)} UTC</dd>
          <dt>Issued</dt>
          <dd>{dayAndClock(item.issuedAtMs)} UTC</dd>
        </dl>
        <Rows
          title={
            <>
              Speaks for it, by so many <Term name="decibans">dB</Term>
            </>
          }
          rows={item.forRows}
          none="Nothing that was weighed."
        />
        <Rows title="Speaks against it" rows={item.againstRows} none="Nothing that was weighed." />
        <Rows
          title="Disputed or missing"
          rows={item.missing}
          none="Nothing is known to be missing."
        />
        <Replies item={item} />
        <LikeCases item={item} />
      </div>
    </section>
  );
}

function Rows({
  title,
  rows,
  none,
}: {
  readonly title: ReactNode;
  readonly rows: readonly string[];
  readonly none: string;
}) {
  return (
    <>
      <h3 className="h">{title}</h3>
      {rows.length === 0 ? (
        <p className="dim">{none}</p>
      ) : (
        <ul className="bul num">
          {rows.map((row) => (
            <li key={row}>{row}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Both parties in the agreement's order, whether or not they answered. */
function Replies({ item }: { readonly item: CommissionItem }) {
  return (
    <>
      <h3 className="h">What the parties replied</h3>
      {item.replies.length === 0 ? (
        <p className="dim">Neither party has replied.</p>
      ) : (
        <ul className="bul num">
          {item.replies.map(({ partyName, atMs, late, text }) => (
            <li key={`${partyName} ${atMs}`}>
              <b>{partyName}</b>, {dayAndClock(atMs)} UTC{late ? ', late, still attached' : ''}:{' '}
              {text === null ? <span className="dim">words erased</span> : <q>{text}</q>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Equal treatment: the same question, whoever is responsible. */
function LikeCases({ item }: { readonly item: CommissionItem }) {
  const decided = item.likeCases.filter(({ outcome }) => outcome !== null);
  const open = item.likeCases.filter(({ outcome }) => outcome === null);
  return (
    <>
      <h3 className="h">Like cases, and how they were decided</h3>
      {decided.length === 0 ? (
        <p className="dim">None is decided yet: this would be the first.</p>
      ) : (
        <ul className="bul num">
          {decided.map((like) => (
            <li key={like.findingId}>
              <LikeLink {...like} /> {like.responsibleName}, S{like.severity},{' '}
              {day(like.issuedAtMs)}: {like.outcome}
            </li>
          ))}
        </ul>
      )}
      {open.length === 0 ? null : (
        <p className="small dim num">
          Not decided yet:{' '}
          {open.map((like) => (
            <span key={like.findingId}>
              <LikeLink {...like} />{' '}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function LikeLink({ findingId }: { readonly findingId: string }) {
  return (
    <Link
      className="cite"
      to={{ desk: 'desk', name: 'commission', path: [findingId] }}
      label={`Finding ${findingId}`}
    >
      {findingId}
    </Link>
  );
}
