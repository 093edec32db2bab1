import { useState } from 'react';
import type { ClaimsView, ClaimTopicShown } from '@holdfast/domain';
import { Link, useNavigation } from '../address/use-address.tsx';
import { count, counted } from '../format/numbers.ts';
import { Empty } from '../parts/states.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import { CitationPeek, CitedWords, PlaceLink } from './citation-peek.tsx';
import { ClaimFacts } from './claim-cards.tsx';
import { ContradictionNote } from './contradiction-note.tsx';
import type { ClaimOnTopic } from './use-claims.ts';
import { KIND_WORDS } from './words.ts';

/** Several outlets on one statement: a column an outlet, in its own words where they are held. */
export function SideBySide({ view }: { readonly view: ClaimsView }) {
  const { address } = useNavigation();
  const [sought, setSought] = useState('');
  const asked = address.query.get('topic');
  const chosen = view.topics.find(({ topicId }) => topicId === asked) ?? mostReported(view.topics);
  const shown = view.topics.filter(({ title, topicId, claims }) =>
    [title, topicId, ...claims.map(({ statement }) => statement)]
      .join(' ')
      .toLowerCase()
      .includes(sought.trim().toLowerCase()),
  );
  if (chosen === null)
    return (
      <div className="pg">
        <Empty title="No claim is on record.">A topic appears with its first claim.</Empty>
      </div>
    );
  return (
    <div className="topics">
      <nav className="topiclist" aria-label="Topics">
        <input
          type="search"
          aria-label="Filter topics"
          placeholder={`Filter ${count(view.topics.length)} topics`}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <ul>
          {shown.map((topic) => (
            <TopicRow key={topic.topicId} topic={topic} on={topic === chosen} />
          ))}
        </ul>
        {shown.length === 0 ? <p className="dim small">No topic has these words.</p> : null}
      </nav>
      <section className="topic" aria-label={chosen.title}>
        <h2 className="topictitle">{chosen.title}</h2>
        <p className="mid">
          {KIND_WORDS[chosen.kind] ?? chosen.kind}.{' '}
          {counted(chosen.claims.length, 'claim', 'claims')} by{' '}
          {counted(outletsOf(chosen).length, 'outlet', 'outlets')}, as each said it.
        </p>
        {chosen.contradiction === null ? null : <ContradictionNote topic={chosen} />}
        <Outlets topic={chosen} />
      </section>
    </div>
  );
}

/** Where the address names no topic: the one that most outlets speak on. */
function mostReported(topics: readonly ClaimTopicShown[]): ClaimTopicShown | null {
  return topics.reduce<ClaimTopicShown | null>(
    (most, topic) =>
      most === null || outletsOf(topic).length > outletsOf(most).length ? topic : most,
    null,
  );
}

interface Outlet {
  readonly name: string;
  readonly claims: readonly ClaimOnTopic[];
}

/** Claims by who reported them, in the order recorded. */
export function outletsOf(topic: ClaimTopicShown): readonly Outlet[] {
  const names = [...new Set(topic.claims.map(({ reportedBy }) => reportedBy))];
  return names.map((name) => ({
    name,
    claims: topic.claims
      .filter(({ reportedBy }) => reportedBy === name)
      .map((claim) => ({ ...claim, topic })),
  }));
}

function TopicRow({ topic, on }: { readonly topic: ClaimTopicShown; readonly on: boolean }) {
  const { topicId, title, contradiction } = topic;
  const isOpen = contradiction !== null && contradiction.resolution === null;
  return (
    <li>
      <Link
        to={{ desk: 'desk', name: 'claims', path: ['side-by-side'] }}
        extra={{ topic: topicId }}
        current={on ? 'true' : undefined}
      >
        <span className="glyph">
          {isOpen ? (
            <TruthGlyph
              value={contradiction.relation === 'conflict' ? 'disputed' : 'unknown'}
              word
            />
          ) : null}
        </span>
        <span>
          {title}
          {isOpen ? <span className="sr">, contradiction open</span> : null}
        </span>
        <small className="num">{outletsOf(topic).length}</small>
      </Link>
    </li>
  );
}

function Outlets({ topic }: { readonly topic: ClaimTopicShown }) {
  const outlets = outletsOf(topic);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Outlets side by side">
      <div className="outlets">
        {outlets.map(({ name, claims }) => (
          <section key={name} className="outlet" aria-label={name}>
            <h3>{name}</h3>
            {claims.map((claim) => (
              <div key={claim.claimId} className="saying">
                <CitedWords claim={claim} />
                <p>{claim.statement}</p>
                <ClaimFacts claim={claim} />
                <p className="row wrap claimfoot">
                  <CitationPeek claim={claim} />
                  <PlaceLink claim={claim}>Open at place</PlaceLink>
                </p>
              </div>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
