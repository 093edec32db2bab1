import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { DocumentView, TextPart } from '@holdfast/domain';
import { count } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite } from '../parts/marks.tsx';
import type { CitedPart, Paragraph, Segment } from './segments.ts';
import { paragraphsOf, trimmedPart } from './segments.ts';
import { selectedPart } from './selected-part.ts';
import type { ClaimOnTopic } from './use-claims.ts';
import { dayWords, shortHash } from './words.ts';

interface DocumentTextProps {
  readonly view: DocumentView;
  readonly cited: readonly CitedPart[];
  readonly selectedId: string | null;
  /** In the order of their words: a claim's place is its number in the margin. */
  readonly claims: readonly ClaimOnTopic[];
  /** Words that the reader has selected. */
  readonly picked: TextPart | null;
  /** Words to keep marked while a claim is written from them. */
  readonly marked: TextPart | null;
  /** Null while selecting changes nothing. */
  readonly onPick: ((part: TextPart | null) => void) | null;
  readonly onSelect: (claimId: string) => void;
  readonly onWrite: (() => void) | null;
}

/** A document word for word, in serif, with what claims cite marked in the text and numbered in the margin. */
export function DocumentText(props: DocumentTextProps) {
  const { view, cited, marked, picked, onPick, onWrite } = props;
  const { document: shown, standing } = view;
  const text = standing === 'shown' ? (shown.text ?? '') : '';
  const body = useRef<HTMLDivElement>(null);
  const paragraphs = useMemo(
    () =>
      paragraphsOf(text, marked === null ? cited : [...cited, { claimId: MARKED, part: marked }]),
    [text, cited, marked],
  );
  useSelection(body, text, onPick);
  return (
    <article className="document" aria-label={shown.title}>
      <header>
        <p className="eyebrow">
          {shown.publisher}, {dayWords(shown.publishedDay)}
        </p>
        <h2>{shown.title}</h2>
        <p className="meta num">
          <Cite index={shown.entryIndex} />{' '}
          <span className="mono" title={`sha256 ${shown.sha256}`}>
            sha256 {shortHash(shown.sha256)}
          </span>{' '}
          {shown.held ? `${count(shown.byteLength)} bytes` : null}
        </p>
      </header>
      {standing === 'shown' ? (
        <div className="verbatimtext" ref={body}>
          {paragraphs.map((paragraph) => (
            <Words key={paragraph.from} paragraph={paragraph} {...props} />
          ))}
        </div>
      ) : (
        <NoWords view={view} />
      )}
      {picked === null || marked !== null ? null : (
        <div className="pickbar" role="status">
          <q>{shortened(text.slice(picked.from, picked.to))}</q>
          {onWrite === null ? (
            <span className="dim">Choose who acts, at the top right, to record a claim.</span>
          ) : (
            <button className="btn pri sm" onPointerDown={keepSelection} onClick={onWrite}>
              <Icon name="quote" />
              Claim from these words
            </button>
          )}
        </div>
      )}
    </article>
  );
}

/** Scrolls to where a claim's words begin; does nothing where they cannot be read. */
export function bringWordsIntoSight(claimId: string): void {
  document
    .querySelector(`[data-claims~="${CSS.escape(claimId)}"]`)
    ?.scrollIntoView({ block: 'center' });
}

/** Not an id: what is being written has none yet. */
const MARKED = '';

const SHORT_MAX = 90;

function shortened(words: string): string {
  return words.length <= SHORT_MAX ? words : `${words.slice(0, SHORT_MAX - 1)}…`;
}

/** A press on a button would clear what is selected. */
function keepSelection(event: React.PointerEvent): void {
  event.preventDefault();
}

/** Tells what is selected in the text, without white space at its ends; never clears it because focus went to a form. */
function useSelection(
  body: React.RefObject<HTMLDivElement | null>,
  text: string,
  onPick: DocumentTextProps['onPick'],
): void {
  const latest = useRef(onPick);
  latest.current = onPick;
  const read = useCallback(() => {
    const root = body.current;
    const part = root === null ? null : selectedPart(root, document.getSelection());
    const isElsewhere = document.activeElement?.matches('input, textarea, select') === true;
    if (part !== null || !isElsewhere)
      latest.current?.(part === null ? null : trimmedPart(text, part));
  }, [body, text]);
  useEffect(() => {
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [read]);
}

function Words({
  paragraph,
  selectedId,
  claims,
  onSelect,
}: DocumentTextProps & { readonly paragraph: Paragraph }) {
  const opens = paragraph.segments.flatMap((segment) => segment.opens).filter(isClaim);
  return (
    <div className="par">
      {opens.length === 0 ? null : (
        <span className="margin">
          {claims.map(({ claimId, statement }, at) =>
            opens.includes(claimId) ? (
              <button
                key={claimId}
                className="num"
                aria-pressed={claimId === selectedId}
                aria-label={`Claim ${at + 1}: ${statement}`}
                onClick={() => onSelect(claimId)}
              >
                {at + 1}
              </button>
            ) : null,
          )}
        </span>
      )}
      <p>
        {paragraph.segments.map((segment) => (
          <Run key={segment.from} segment={segment} selectedId={selectedId} onSelect={onSelect} />
        ))}
      </p>
    </div>
  );
}

const isClaim = (claimId: string) => claimId !== MARKED;

/** One text node a run: a place in the page is a place in the document. */
function Run({
  segment,
  selectedId,
  onSelect,
}: {
  readonly segment: Segment;
  readonly selectedId: string | null;
  readonly onSelect: (claimId: string) => void;
}) {
  const { from, text, claimIds } = segment;
  if (claimIds.length === 0) return <span data-from={from}>{text}</span>;
  const claims = claimIds.filter(isClaim);
  const state = [
    selectedId !== null && claims.includes(selectedId) ? 'on' : '',
    claims.length > 1 ? 'many' : '',
    claims.length < claimIds.length ? 'marked' : '',
  ];
  const press = () => {
    if (document.getSelection()?.isCollapsed === false) return;
    const next = claims[(claims.indexOf(selectedId ?? '') + 1) % claims.length];
    if (next !== undefined) onSelect(next);
  };
  return (
    <mark
      data-from={from}
      data-claims={claims.join(' ')}
      className={state.filter(Boolean).join(' ')}
      onClick={press}
    >
      {text}
    </mark>
  );
}

const NO_WORDS: Readonly<Record<Exclude<DocumentView['standing'], 'shown'>, string>> = {
  'not-held':
    'This record holds no copy of it: claims cite it as a whole, by publisher, title and date.',
  withheld:
    'Its words are for the mission and for capitals. Claims on it are the same for every reader.',
  erased: 'Its words were erased. Its hash, and what claims say of it, remain on record.',
  'not-text': 'Its bytes are not UTF-8 text, so nothing can be selected in it here.',
};

function NoWords({ view: { standing, document: shown } }: { readonly view: DocumentView }) {
  if (standing === 'shown') return null;
  return (
    <div className="note">
      <Icon name={standing === 'withheld' ? 'eyeoff' : 'info'} />
      <span>
        <b>No words to read here.</b> {NO_WORDS[standing]}
        {shown.address === null ? null : (
          <>
            {' '}
            Published at <span className="mono address">{shown.address}</span>.
          </>
        )}
      </span>
    </div>
  );
}
