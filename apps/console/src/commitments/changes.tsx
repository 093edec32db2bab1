import type { CommitmentChange, CommitmentsView, Verdict } from '@holdfast/domain';
import { dayAndClock } from '../format/times.ts';
import { counted } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import type { Seen } from './use-desk.ts';

interface ChangesProps {
  readonly view: CommitmentsView;
  /** Under "what if" the changes are those that the assumption makes. */
  readonly assuming: boolean;
  readonly seen: Seen | null;
  readonly onRead: () => void;
}

/** What reads differently than when this person last marked the page as read, or than without the assumption: exactly that, and why. */
export function Changes({ view, assuming, seen, onRead }: ChangesProps) {
  const { changes, cut } = view;
  const title = assuming ? 'What would change' : 'Changed since you last read';
  return (
    <section className="panel" id="changes" tabIndex={-1} aria-label={title}>
      <div className="ph">
        <h2>{title}</h2>
        <span className="dim num">
          {assuming
            ? 'nothing is recorded'
            : seen === null
              ? ''
              : `${dayAndClock(seen.atMs)} UTC, entry ${seen.entries}`}
        </span>
        {assuming ? null : (
          <button className="btn sm push" onClick={onRead} disabled={seen?.entries === cut.entries}>
            Mark as read
          </button>
        )}
      </div>
      {changes.length === 0 ? (
        <div className="pb">
          <Nothing assuming={assuming} earlier={cut.earlier} />
        </div>
      ) : (
        <ul className="chg num">
          {changes.map((change) => (
            <Change key={`${change.kind} ${change.id}`} change={change} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Above the fold, because what changed may stand below it: how much reads differently, and the way there. */
export function ChangeNote({ view }: { readonly view: CommitmentsView }) {
  const { changes } = view;
  if (changes.length === 0) return null;
  const offers = changes.filter(({ kind }) => kind === 'pledge').length;
  const conditions = changes.length - offers;
  const see = () => {
    const panel = document.querySelector<HTMLElement>('#changes');
    panel?.scrollIntoView({ block: 'start' });
    panel?.focus({ preventScroll: true });
  };
  return (
    <p className="band" role="status">
      <Icon name="info" />
      <span className="num">
        <b>{counted(offers, 'offer', 'offers')}</b> and{' '}
        {counted(conditions, 'condition', 'conditions')} read differently than when you last read
        this page.
      </span>
      <button className="btn sm push" onClick={see}>
        What and why
      </button>
    </p>
  );
}

function Nothing({ assuming, earlier }: { readonly assuming: boolean; readonly earlier: boolean }) {
  if (assuming)
    return <Empty title="Nothing would change.">No pledge reads differently under this.</Empty>;
  if (earlier)
    return (
      <Empty title="An earlier time is shown.">
        What changed since you last read is said of now.
      </Empty>
    );
  return <Empty title="Nothing has changed.">No pledge and no condition reads differently.</Empty>;
}

function Change({ change }: { readonly change: CommitmentChange }) {
  const { title, kind, before, beforeValue, after, afterValue, through, because } = change;
  return (
    <li>
      <div>
        <b>{title}</b>
        <small>{kind === 'pledge' ? 'offer' : 'condition'}</small>
      </div>
      <Standing value={beforeValue} words={before ?? 'was not there'} />
      <Icon name="right" />
      <Standing value={afterValue} words={after} />
      <p className="why">
        {through.length === 0 ? null : <>Because of “{through.join('” and “')}”. </>}
        {because.map(({ entryIndex, words, reason, recordedAtMs }) => (
          <span key={entryIndex}>
            {words}
            {reason === null ? ' ' : <> “{reason}” </>}
            <span className="dim">recorded {dayAndClock(recordedAtMs)} UTC </span>
            <Cite index={entryIndex} />{' '}
          </span>
        ))}
      </p>
    </li>
  );
}

function Standing({ value, words }: { readonly value: Verdict | null; readonly words: string }) {
  return (
    <div className="standing">
      {value === null ? null : <TruthGlyph value={value} />}
      <span>{words}</span>
    </div>
  );
}
