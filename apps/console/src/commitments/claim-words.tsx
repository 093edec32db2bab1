import { useState } from 'react';
import type { ClaimLink, ClaimShown, ClaimsView } from '@holdfast/domain';
import { DAY_MS, dayYear } from '../format/times.ts';
import { useView } from '../use-view.tsx';
import { Sources } from './sources.tsx';

/** Where a statement comes from: in the source's own words where the record holds the document, else publisher, title and date. */
export function ClaimWords({ claims }: { readonly claims: readonly ClaimLink[] }) {
  const [open, setOpen] = useState(false);
  if (claims.length === 0) return null;
  return (
    <div className="claimwords">
      <button className="linkish" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open
          ? 'Hide the words'
          : `Read the words of ${claims.length === 1 ? 'its source' : `its ${claims.length} sources`}`}
      </button>{' '}
      <Sources claims={claims} />
      {open ? <Words claims={claims} /> : null}
    </div>
  );
}

function Words({ claims }: { readonly claims: readonly ClaimLink[] }) {
  const view = useView('claims').data;
  if (view === null) return <p className="dim">Reading the sources …</p>;
  return (
    <ul className="quotes">
      {claims.map(({ claimId }) => {
        const claim = claimIn(view, claimId);
        return claim === null ? null : <Quote key={claimId} claim={claim} />;
      })}
    </ul>
  );
}

function claimIn({ topics }: ClaimsView, claimId: string): ClaimShown | null {
  for (const { claims } of topics) {
    const found = claims.find((claim) => claim.claimId === claimId);
    if (found !== undefined) return found;
  }
  return null;
}

function Quote({ claim }: { readonly claim: ClaimShown }) {
  const { statement, citation, saidBy } = claim;
  const { words, publisher, title, publishedDay } = citation;
  return (
    <li>
      {words === null ? (
        <span>{statement}</span>
      ) : (
        <q>
          <span className="dim">{words.before}</span>
          <mark>{words.cited}</mark>
          <span className="dim">{words.after}</span>
        </q>
      )}
      <small>
        {saidBy}, in {publisher}, “{title}”, {dayYear(publishedDay * DAY_MS)}
      </small>
    </li>
  );
}
