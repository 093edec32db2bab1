import { useState } from 'react';
import type { ClaimsView, ClaimTopicShown } from '@holdfast/domain';
import { CONTRADICTION_KINDS, REGISTER_MAY } from '@holdfast/domain';
import { useActor } from '../act/use-actor.ts';
import { Link, useNavigation } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Empty } from '../parts/states.tsx';
import { CitationPeek, CitedWords } from './citation-peek.tsx';
import { ContradictionNote } from './contradiction-note.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { sidesOf } from './sides.ts';
import { useLastRead } from './use-last-read.ts';
import { useQueryMember } from './use-claims.ts';
import { dayWords, KIND_WORDS, wordsOf } from './words.ts';

const STANDINGS = ['open', 'resolved', 'all'] as const;

/** Where the reports do not agree, by what they differ in: kept open until people resolve it with a reason. */
export function Contradictions({ view }: { readonly view: ClaimsView }) {
  const [askedKind, setKind] = useQueryMember('kind');
  const [askedStanding, setStanding] = useQueryMember('standing');
  const kind = CONTRADICTION_KINDS.find((known) => known === askedKind) ?? null;
  const standing = STANDINGS.find((known) => known === askedStanding) ?? 'all';
  const all = view.topics.filter(({ contradiction }) => contradiction !== null);
  const stands = all.filter(
    (topic) =>
      standing === 'all' || (topic.contradiction?.resolution === null) === (standing === 'open'),
  );
  const shown = stands.filter((topic) => kind === null || topic.kind === kind);
  const countOf = (each: string | null) =>
    stands.filter((topic) => each === null || topic.kind === each).length;
  return (
    <div className="pg contradictions">
      <div className="filters">
        <span className="seg" role="group" aria-label="By what they differ">
          {[null, ...CONTRADICTION_KINDS].map((each) => (
            <button key={each ?? 'all'} aria-pressed={kind === each} onClick={() => setKind(each)}>
              {each === null ? 'All kinds' : (KIND_WORDS[each] ?? each)}{' '}
              <span className="num">{countOf(each)}</span>
            </button>
          ))}
        </span>
        <span className="seg" role="group" aria-label="Open or resolved">
          {STANDINGS.map((each) => (
            <button
              key={each}
              aria-pressed={standing === each}
              onClick={() => setStanding(each === 'all' ? null : each)}
            >
              {each === 'all' ? 'Open and resolved' : each === 'open' ? 'Open' : 'Resolved'}
            </button>
          ))}
        </span>
      </div>
      <p className="dim small">
        Claims are compared within a topic, which people choose. What nobody put on one topic is not
        found, and not finding is not agreement.
      </p>
      {shown.length === 0 ? (
        <Empty title="No contradiction of this kind is on record.">
          {counted(all.length, 'contradiction', 'contradictions')} of every kind.
        </Empty>
      ) : null}
      {shown.map((topic) => (
        <OneContradiction key={topic.topicId} topic={topic} />
      ))}
    </div>
  );
}

function OneContradiction({ topic }: { readonly topic: ClaimTopicShown }) {
  const { isNew } = useLastRead();
  const { address } = useNavigation();
  const actor = useActor();
  const [resolving, setResolving] = useState(false);
  const { contradiction, title, kind, topicId } = topic;
  if (contradiction === null) return null;
  const may = actor !== null && REGISTER_MAY['resolve-contradiction'].includes(actor.role);
  const isOpen = contradiction.resolution === null && address.look.known === null;
  return (
    <section className="panel contradiction" aria-label={title}>
      <div className="ph">
        <h2 className="t">{title}</h2>
        <span className="tag">{KIND_WORDS[kind] ?? wordsOf(kind)}</span>
        {isNew(contradiction.entryIndex) ? <span className="tag">new</span> : null}
        <span className="push">
          <Link
            to={{ desk: 'desk', name: 'claims', path: ['side-by-side'] }}
            extra={{ topic: topicId }}
          >
            Side by side
          </Link>
        </span>
      </div>
      <ContradictionNote topic={topic} />
      <ul className="sides">
        {sidesOf(topic).map(({ says, claims }) => (
          <li key={says}>
            <h3>{says}</h3>
            {claims.map((claim) => (
              <div key={claim.claimId} className="saying">
                <CitedWords claim={claim} />
                <p className="row wrap">
                  <span>
                    {claim.saidBy === claim.reportedBy
                      ? claim.reportedBy
                      : `${claim.saidBy}, reported by ${claim.reportedBy}`}
                    , {dayWords(claim.asOfDay)}
                  </span>
                  <CitationPeek claim={claim} />
                </p>
              </div>
            ))}
          </li>
        ))}
      </ul>
      {!isOpen ? null : resolving ? (
        <ResolveForm topic={topic} onClose={() => setResolving(false)} />
      ) : (
        <p className="row wrap claimfoot">
          <button className="btn sm" disabled={!may} onClick={() => setResolving(true)}>
            Resolve with a reason
          </button>
          {may ? null : (
            <span className="dim small">
              {actor === null
                ? 'Choose who acts, at the top right.'
                : `For ${REGISTER_MAY['resolve-contradiction'].join(', ')}.`}
            </span>
          )}
        </p>
      )}
    </section>
  );
}
