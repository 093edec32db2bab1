import type { CaseView, FindingLink } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';

const STANDING_WORDS: Readonly<Record<FindingLink['standing'], string>> = {
  draft: 'Draft',
  returned: 'Sent back',
  stands: 'Stands',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
};

const CHANGE_WORDS: Readonly<Record<FindingLink['changes'][number]['kind'], string>> = {
  corrected: 'Corrected',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
  returned: 'Sent back by the review',
};

/** Every finding of a case and what became of each, where there is more to say than that one stands. Nothing is ever taken out of it. */
export function Chain({ view: { findingChain } }: { readonly view: CaseView }) {
  if (!saysMore(findingChain)) return null;
  return (
    <section className="panel" aria-label="What became of its findings">
      <div className="ph">
        <h2>What became of its findings</h2>
      </div>
      <ul className="pb chain num">
        {findingChain.map((link) => (
          <li key={link.findingId}>
            <Found link={link} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether there is a chain at all: a second finding, or one that was changed. */
export function saysMore(chain: readonly FindingLink[]): boolean {
  return chain.length > 1 || chain.some(({ changes }) => changes.length > 0);
}

function Found({
  link: { findingId, standing, responsibleName, issuedAtMs, supersededById, changes },
}: {
  readonly link: FindingLink;
}) {
  return (
    <>
      <p>
        {issuedAtMs === null ? (
          <b className="mono">{findingId}</b>
        ) : (
          <Link className="cite" to={{ desk: 'desk', name: 'commission', path: [findingId] }}>
            {findingId}
          </Link>
        )}{' '}
        <span className="tag">{STANDING_WORDS[standing]}</span>
      </p>
      <p className={standing === 'stands' || standing === 'draft' ? '' : 'gone'}>
        {responsibleName}
      </p>
      <p className="dim small">
        {issuedAtMs === null ? 'not issued' : `issued ${dayAndClock(issuedAtMs)} UTC`}
        {supersededById === null ? '' : `; ${supersededById} stands in its place`}
      </p>
      {changes.map(({ entryIndex, kind, atMs, reason }) => (
        <div key={entryIndex} className="note-under">
          <p className="small">
            {CHANGE_WORDS[kind]} {dayAndClock(atMs)} UTC <Cite index={entryIndex} />
          </p>
          {reason === null ? null : <p className="verbatim">{reason}</p>}
        </div>
      ))}
    </>
  );
}

/** Who has no part in the findings of this case. */
export function Recused({ view: { recused, steps } }: { readonly view: CaseView }) {
  if (recused.length === 0) return null;
  const entries = steps.filter(({ kind }) => kind === 'member.recused');
  return (
    <section className="panel" aria-label="Recused">
      <div className="ph">
        <h2>Recused</h2>
        <span className="dim">no part in its findings</span>
      </div>
      <ul className="pb chain num">
        {recused.map((name) => (
          <li key={name}>
            <b>{name}</b>
          </li>
        ))}
        {entries.map(({ entryIndex, who, recordedAtMs, reason }) => (
          <li key={entryIndex} className="note-under">
            <p className="small">
              said by {who}, {dayAndClock(recordedAtMs)} UTC <Cite index={entryIndex} />
            </p>
            {reason === null ? null : <p className="verbatim">{reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
