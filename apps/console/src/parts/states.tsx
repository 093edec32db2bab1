import { useEffect, useState } from 'react';
import type { ApiError } from '../api.ts';
import { Link } from '../address/use-address.tsx';
import { Icon } from './icon.tsx';

const SKELETON_AFTER_MS = 300;

/** First visit only, and only after a moment: no spinner, no jump for what comes quickly. */
export function FirstLoad({ what }: { readonly what: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="pg" aria-busy="true">
      {shown ? (
        <>
          <p className="dim">Reading {what} …</p>
          <div className="skeleton" aria-hidden="true">
            <i /> <i /> <i /> <i />
          </div>
        </>
      ) : null}
    </div>
  );
}

/** What failed, what still holds, what to do. */
export function Trouble({
  error,
  again,
  stale,
}: {
  readonly error: ApiError;
  readonly again: () => void;
  readonly stale: boolean;
}) {
  if (error.code !== 'unreachable' && !stale)
    return (
      <div className="pg stack">
        <h1 className="page">Not shown</h1>
        <div className="note" role="alert">
          <Icon name="block" />
          <span>{error.message}</span>
        </div>
        <p className="mid">
          <Link to={{ desk: 'situation' }}>Situation</Link> has what is shown to you. Who reads and
          who acts is chosen at the top right.
        </p>
      </div>
    );
  return (
    <div className="band bad" role="alert">
      <Icon name="info" />
      <span>
        <b>{error.code === 'unreachable' ? 'Could not reach the record.' : error.message}</b>{' '}
        {stale ? 'What you see is the last answer.' : 'Nothing was lost.'}
      </span>
      <button className="btn sm push" onClick={again}>
        Try again
      </button>
    </div>
  );
}

/** Says why there is nothing, and what that does and does not mean. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <div className="note">
      <Icon name="info" />
      <span>
        <b>{title}</b> {children}
      </span>
    </div>
  );
}
