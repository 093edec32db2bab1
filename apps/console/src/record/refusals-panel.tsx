import { useState } from 'react';
import type { FeedRefusals, RefusalShown } from '@holdfast/domain';
import { fetchView, viewAddress } from '../api.ts';
import { Link, useNavigation } from '../address/use-address.tsx';
import { count } from '../format/numbers.ts';

/** What was refused, feed by feed, the latest first; earlier ones are asked for. */
export function RefusalsPanel({ feeds }: { readonly feeds: readonly FeedRefusals[] | null }) {
  return (
    <section className="panel" aria-label="Refusals by feed">
      <div className="ph">
        <h2>Refusals by feed</h2>
      </div>
      <div className="pb">
        {feeds === null ? <p className="dim">Read in the mission alone.</p> : null}
        {feeds?.length === 0 ? <p className="dim">Nothing has been refused.</p> : null}
        {feeds?.map((feed) => (
          <Feed key={feed.feed} feed={feed} />
        ))}
      </div>
    </section>
  );
}

function Feed({
  feed: { feed, count: total, latest, hasEarlier },
}: {
  readonly feed: FeedRefusals;
}) {
  const { look } = useNavigation().address;
  const [pages, setPages] = useState<readonly FeedRefusals[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const shown = [...latest, ...pages.flatMap((page) => page.latest)];
  const before = shown.at(-1)?.entryIndex;
  const earlier = async () => {
    const address = viewAddress('record', null, look, { feed, before: String(before) });
    try {
      const view = await fetchView<'record'>(address, new AbortController().signal);
      setTrouble(null);
      setPages([...pages, ...(view.refusals ?? [])]);
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : 'Could not reach the record.');
    }
  };
  return (
    <details>
      <summary>
        {feed} <span className="dim num">{count(total)}</span>
      </summary>
      <ul className="acts-list">
        {shown.map((refusal) => (
          <Refusal key={refusal.entryIndex} refusal={refusal} />
        ))}
      </ul>
      <p className="row wrap dim small num">
        {count(shown.length)} of {count(total)}, the latest first
        {(pages.at(-1)?.hasEarlier ?? hasEarlier) ? (
          <button className="btn sm" onClick={() => void earlier()}>
            Earlier
          </button>
        ) : null}
        {trouble}
      </p>
    </details>
  );
}

function Refusal({ refusal }: { readonly refusal: RefusalShown }) {
  const { entryIndex, code, line, file, expected, found } = refusal;
  return (
    <li>
      <Link to={{ desk: 'entry', index: entryIndex }}>
        {code.replaceAll('-', ' ')}
        {line === 0 ? '' : `, line ${line}`}
        {file === '' ? '' : ` of ${file}`}
      </Link>
      <span>
        Expected {expected}, found {found}.
      </span>
    </li>
  );
}
