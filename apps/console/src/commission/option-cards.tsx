import { useState } from 'react';
import { MAY } from '@holdfast/domain';
import type { OptionCard } from '@holdfast/domain';
import { useActor } from '../act/use-actor.ts';
import { Link } from '../address/use-address.tsx';
import { RecordDecision } from '../commitments/record-decision.tsx';
import { dayAndClock } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite, DueClock } from '../parts/marks.tsx';
import { Dialog } from '../parts/overlay.tsx';
import { Term } from '../parts/term.tsx';
import { TruthChip, TruthGlyph } from '../parts/truth.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { useView } from '../use-view.tsx';
import { CardReading } from './card-reading.tsx';

/** How many cards have a key of their own. */
const KEYED = 6;

const cardAt = (at: number) => document.querySelector<HTMLElement>(`[data-card="${at + 1}"]`);

/** What the agreement lets each state do after this decision, in the order of the text. A card is read, never fired. */
export function OptionCards({
  cards,
  nowMs,
}: {
  readonly cards: readonly OptionCard[];
  readonly nowMs: number;
}) {
  const [first] = cards;
  const open = cards.filter(({ value }) => value !== 'false').length;
  useKeys(
    Object.fromEntries(
      Array.from({ length: KEYED }, (_, at) => [String(at + 1), () => cardAt(at)?.focus()]),
    ),
  );
  return (
    <section className="stack" aria-label="What the decision opens">
      <div className="optshead">
        <h2>
          {open} <Term name="option">{open === 1 ? 'option' : 'options'}</Term> in the order of the
          text
          {open === cards.length
            ? ''
            : `; ${cards.length - open} more that the chosen reading does not open`}
        </h2>
        <p>
          None is recommended. Nothing here acts: each state decides for itself.
          {first === undefined ? null : (
            <>
              {' '}
              What is not open, and what it would take, is with{' '}
              <Link to={{ desk: 'agreement', clauseId: first.clauseId }}>the clause</Link>.
            </>
          )}
        </p>
      </div>
      <div className="opts">
        {cards.map((card, at) => (
          <Card key={`${card.normId} ${card.kind}`} card={card} at={at} nowMs={nowMs} />
        ))}
      </div>
    </section>
  );
}

interface CardProps {
  readonly card: OptionCard;
  readonly at: number;
  readonly nowMs: number;
}

function Card({ card, at, nowMs }: CardProps) {
  const { clauseId, missing, dueMs, value, reading } = card;
  const isOpen = value === 'true';
  return (
    <article
      className={isOpen ? 'opt' : 'opt shut'}
      tabIndex={-1}
      data-card={at + 1}
      aria-label={`${card.kindWords}: ${card.title}`}
    >
      <div className="row">
        <TruthChip value={value} word={STATE_WORDS[value]} />
        {dueMs === null ? null : <DueClock dueMs={dueMs} nowMs={nowMs} what="Open" />}
        <span className="row push">
          <Link className="cite" to={{ desk: 'agreement', clauseId }}>
            clause {clauseId}
          </Link>
          {at < KEYED ? <kbd aria-hidden="true">{at + 1}</kbd> : null}
        </span>
      </div>
      <h3>{card.kindWords}</h3>
      <p className="norm">{card.title}</p>
      <Clause text={card.clauseText} />
      {reading === null ? null : <CardReading choice={reading} clauseId={clauseId} />}
      <dl className="kv num">
        <dt>{value === 'false' ? 'Would let' : 'Lets'}</dt>
        <dd>
          each of {card.bearers.join(', ')} {card.acts}
        </dd>
        <dt>Rests on</dt>
        <dd>
          {card.restsOn.length === 0
            ? 'the text alone'
            : card.restsOn.map((index) => (
                <span key={index}>
                  <Cite index={index} />{' '}
                </span>
              ))}
        </dd>
        {missing.length === 0 ? null : (
          <>
            <dt>Missing</dt>
            <dd>{missing.join('; ')}</dd>
          </>
        )}
        <dt>How long</dt>
        <dd>{dueMs === null ? 'the text sets no end' : `until ${dayAndClock(dueMs)} UTC`}</dd>
        <dt>Undo</dt>
        <dd>{card.undo}</dd>
      </dl>
      <States card={card} />
      {value === 'false' ? null : <Recording card={card} />}
    </article>
  );
}

const STATE_WORDS: Readonly<Record<OptionCard['value'], string>> = {
  true: 'Open',
  false: 'Not open',
  unknown: 'Unknown',
  disputed: 'Disputed',
};

/** The words of the clause: folded where they are long, whole on paper. */
function Clause({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false);
  return (
    <div className="clausewords">
      <blockquote className={whole ? '' : 'folded'}>{text}</blockquote>
      {text.length > LONG_CHARACTERS ? (
        <button className="fold" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Fold' : 'Whole clause'}
        </button>
      ) : null}
    </div>
  );
}

/** About four lines of a card. */
const LONG_CHARACTERS = 130;

type StateOn = OptionCard['states'][number];

/** What each state has said it would need first for such a measure, and what its own bodies have decided. */
function States({ card: { states } }: { readonly card: OptionCard }) {
  const own = states.flatMap(({ pledges }) => pledges.filter(({ isOfThis }) => isOfThis));
  const met = own.filter(({ value }) => value === 'true').length;
  return (
    <div className="own8">
      <div className="l num">
        <span>State’s own conditions</span>
        <span>{own.length === 0 ? 'none said' : `${met} of ${own.length} met`}</span>
      </div>
      {states.map((each) => (
        <OneState key={each.stateId} {...each} />
      ))}
    </div>
  );
}

function OneState({ name, pledges, decisions }: StateOn) {
  const own = pledges.filter(({ isOfThis }) => isOfThis);
  const others = pledges.filter(({ isOfThis }) => !isOfThis);
  return (
    <details>
      <summary>
        <span>{name}</span>
        <span className="row">
          {own.length === 0 ? (
            <small className="dim">nothing pledged of this</small>
          ) : (
            own.map(({ pledgeId, value }) => <TruthGlyph key={pledgeId} value={value} />)
          )}
          <Icon name="down" />
        </span>
      </summary>
      <ul className="why num">
        {own.map((pledge) => (
          <Pledge key={pledge.pledgeId} {...pledge} />
        ))}
        {decisions.map(({ entryIndex, words }) => (
          <li key={entryIndex}>
            National decision: {words} <Cite index={entryIndex} />
          </li>
        ))}
        {decisions.length === 0 ? (
          <li className="dim">No national decision is on record.</li>
        ) : null}
        {others.length === 0 ? null : <li className="dim">Pledged for something else:</li>}
        {others.map((pledge) => (
          <Pledge key={pledge.pledgeId} {...pledge} />
        ))}
      </ul>
    </details>
  );
}

function Pledge({ value, sentence }: StateOn['pledges'][number]) {
  return (
    <li>
      <TruthGlyph value={value} /> {sentence}
    </li>
  );
}

/** Recorded here, decided elsewhere: what a state's own body has decided about its part. */
function Recording({ card }: { readonly card: OptionCard }) {
  const actor = useActor();
  const [open, setOpen] = useState(false);
  const view = useView('commitments', null, !open).data;
  if (actor === null || !MAY['record-national-decision'].includes(actor.role)) return null;
  if (card.states.every(({ pledges }) => pledges.length === 0)) return null;
  return (
    <>
      <button className="btn sm" onClick={() => setOpen(true)}>
        Record a national decision
      </button>
      {open ? (
        <Dialog
          label="Record a national decision"
          className="recordact"
          onClose={() => setOpen(false)}
        >
          <h2 className="t">Record a national decision</h2>
          <p className="mid">
            What a state’s own body has decided, as it was made known. It opens and closes nothing
            by itself but the conditions that name it.
          </p>
          {view === null ? null : <RecordDecision view={view} onDone={() => setOpen(false)} />}
        </Dialog>
      ) : null}
    </>
  );
}
