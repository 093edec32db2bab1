import { useState } from 'react';
import type { ClaimsView } from '@holdfast/domain';
import { counted } from '../format/numbers.ts';
import { Cite } from '../parts/marks.tsx';
import { useLastRead } from './use-last-read.ts';
import { RESOLUTION_WORDS } from './words.ts';

interface Change {
  readonly entryIndex: number;
  readonly words: string;
}

/** Everything on the desk, by the entry that brought it. */
function statementsIn({ documents, topics }: ClaimsView): readonly Change[] {
  const received = documents.map(({ entryIndex, title, publisher }) => ({
    entryIndex,
    words: `Document: ${title}, ${publisher}`,
  }));
  const onTopics = topics.flatMap(({ title, claims, contradiction }) => [
    ...claims.map(({ entryIndex, statement }) => ({ entryIndex, words: `Claim: ${statement}` })),
    ...(contradiction === null
      ? []
      : [{ entryIndex: contradiction.entryIndex, words: `Contradiction noted: ${title}` }]),
    ...(contradiction?.resolution === null || contradiction === null
      ? []
      : [
          {
            entryIndex: contradiction.resolution.entryIndex,
            words: `Contradiction resolved: ${title}. ${RESOLUTION_WORDS[contradiction.resolution.resolution]?.[0] ?? contradiction.resolution.resolution}, ${contradiction.resolution.by}`,
          },
        ]),
  ]);
  return [...received, ...onTopics].sort((a, b) => b.entryIndex - a.entryIndex);
}

const SHOWN_MAX = 50;

/** What came on record since this person last marked the desk as read, on this device. */
export function Changed({ view }: { readonly view: ClaimsView }) {
  const { seen, isNew, markRead } = useLastRead();
  const [open, setOpen] = useState(false);
  const changes = statementsIn(view).filter(({ entryIndex }) => isNew(entryIndex));
  const mark = () => {
    setOpen(false);
    markRead(view.cut.entries);
  };
  if (view.cut.earlier) return null;
  return (
    <div className="sincelast" aria-label="Changed since you last read" role="group">
      <span className={changes.length === 0 ? 'dim' : 'strong'}>
        {seen === null
          ? 'Mark this desk as read, and what comes later is listed here.'
          : changes.length === 0
            ? 'Nothing has changed since you last read.'
            : `${counted(changes.length, 'statement', 'statements')} since you last read.`}
      </span>
      {changes.length === 0 ? null : (
        <button className="btn sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide' : 'Show what changed'}
        </button>
      )}
      {seen !== null && changes.length === 0 ? null : (
        <button className="btn sm" onClick={mark}>
          Mark as read
        </button>
      )}
      {open ? (
        <ul>
          {changes.slice(0, SHOWN_MAX).map(({ entryIndex, words }) => (
            <li key={`${entryIndex} ${words}`}>
              <Cite index={entryIndex} /> {words}
            </li>
          ))}
          {changes.length > SHOWN_MAX ? <li>and {changes.length - SHOWN_MAX} more.</li> : null}
        </ul>
      ) : null}
    </div>
  );
}
