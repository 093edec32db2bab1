import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import { CitedWords } from './citation-peek.tsx';
import { bringWordsIntoSight } from './document-text.tsx';
import type { ClaimOnTopic } from './use-claims.ts';
import { useLastRead } from './use-last-read.ts';
import { dayWords, figuresGrouped, RELATION_WORDS, wordsOf } from './words.ts';

interface ClaimCardsProps {
  readonly claims: readonly ClaimOnTopic[];
  readonly selectedId: string | null;
  /** The claim that this reader has just recorded here; null for none. */
  readonly recordedId: string | null;
  readonly onSelect: (claimId: string | null) => void;
  /** Null where nobody acts, or an earlier time is shown. */
  readonly onWrite: (() => void) | null;
  readonly onCorrect: ((claim: ClaimOnTopic) => void) | null;
}

/** What the document says, claim by claim, in the recorder's own words, in the order of the document's. */
export function ClaimCards(props: ClaimCardsProps) {
  const { claims, selectedId, recordedId, onSelect, onWrite, onCorrect } = props;
  return (
    <>
      <div className="sidehead">
        <h2 className="t">{counted(claims.length, 'claim', 'claims')}</h2>
        {onWrite === null ? (
          <span className="dim">To record one, choose who acts and read as of now.</span>
        ) : (
          <button className="btn sm" onClick={onWrite}>
            <Icon name="plus" />
            New claim
          </button>
        )}
      </div>
      {recordedId === null ? null : (
        <p className="done" role="status">
          <Icon name="check" />
          <span>
            Recorded as {recordedId}. It stays as it is: what undoes it is a later claim on its
            topic, never an edit.
          </span>
        </p>
      )}
      {claims.length === 0 ? (
        <Empty title="No claim rests on this document.">
          Select words in it to record what it says.
        </Empty>
      ) : null}
      <ol className="claimcards">
        {claims.map((claim, at) => (
          <Card
            key={claim.claimId}
            claim={claim}
            number={at + 1}
            on={claim.claimId === selectedId}
            onSelect={onSelect}
            onCorrect={onCorrect}
          />
        ))}
      </ol>
    </>
  );
}

interface CardProps {
  readonly claim: ClaimOnTopic;
  readonly number: number;
  readonly on: boolean;
  readonly onSelect: ClaimCardsProps['onSelect'];
  readonly onCorrect: ClaimCardsProps['onCorrect'];
}

function Card({ claim, number, on, onSelect, onCorrect }: CardProps) {
  const { isNew } = useLastRead();
  return (
    <li id={`claim-${claim.claimId}`} className={on ? 'claimcard on' : 'claimcard'}>
      <button
        className="statement"
        aria-pressed={on}
        onClick={() => onSelect(on ? null : claim.claimId)}
      >
        <span className="no num">{number}</span>
        <span>{claim.statement}</span>
      </button>
      {on && claim.citation.words === null ? <CitedWords claim={claim} /> : null}
      <ClaimFacts claim={claim} />
      <p className="row wrap claimfoot">
        <Cite index={claim.entryIndex} label={claim.claimId} />
        {isNew(claim.entryIndex) ? <span className="tag">new</span> : null}
        <TopicLink claim={claim} />
      </p>
      {on ? (
        <p className="row wrap">
          {claim.citation.words === null ? null : (
            <button className="btn sm" onClick={() => bringWordsIntoSight(claim.claimId)}>
              <Icon name="quote" />
              To its words
            </button>
          )}
          {onCorrect === null ? null : (
            <button className="btn sm" onClick={() => onCorrect(claim)}>
              <Icon name="undo" />
              Correct it by a later claim
            </button>
          )}
        </p>
      ) : null}
    </li>
  );
}

/** Value, modality, day, and who said and reported it. */
export function ClaimFacts({ claim }: { readonly claim: ClaimOnTopic }) {
  const { value, modality, asOfDay, saidBy, reportedBy, instrumentId } = claim;
  return (
    <dl className="facts">
      {value === null ? null : (
        <>
          <dt>Value</dt>
          <dd className="value">{figuresGrouped(value)}</dd>
        </>
      )}
      <dt>As said</dt>
      <dd>
        <b>{wordsOf(modality)}</b>, as of {dayWords(asOfDay)}
      </dd>
      <dt>Said by</dt>
      <dd>
        {saidBy}
        {saidBy === reportedBy ? '' : `, reported by ${reportedBy}`}
      </dd>
      {instrumentId === null ? null : (
        <>
          <dt>Of</dt>
          <dd>
            <Link
              to={{ desk: 'desk', name: 'claims', path: ['instruments'] }}
              extra={{ sel: instrumentId }}
            >
              {wordsOf(instrumentId)}
            </Link>
          </dd>
        </>
      )}
    </dl>
  );
}

function TopicLink({ claim: { topic } }: { readonly claim: ClaimOnTopic }) {
  const { contradiction } = topic;
  const relation =
    contradiction === null
      ? null
      : (RELATION_WORDS[contradiction.relation]?.[0] ?? contradiction.relation);
  const standing = contradiction?.resolution === null ? 'open' : 'resolved';
  return (
    <Link
      to={{ desk: 'desk', name: 'claims', path: ['side-by-side'] }}
      extra={{ topic: topic.topicId }}
      className="topiclink"
    >
      {contradiction === null ? null : (
        <TruthGlyph value={contradiction.relation === 'conflict' ? 'disputed' : 'unknown'} word />
      )}
      {topic.title}
      {relation === null ? null : `: ${relation.toLowerCase()}, ${standing}`}
    </Link>
  );
}
