import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClaimShown } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { Cite } from '../parts/marks.tsx';
import { Popover } from '../parts/overlay.tsx';
import { dayWords, shortHash } from './words.ts';

/** The panel's size at most, as the stylesheet has it. */
const PEEK_WIDTH_PX = 332;
const PEEK_HEIGHT_PX = 400;

/** Tells the stylesheet where: below the button, or as far up as keeps the panel in the window. */
function placeBeside(button: HTMLElement): void {
  const { left, bottom } = button.getBoundingClientRect();
  const leftPx = Math.max(8, Math.min(left, window.innerWidth - PEEK_WIDTH_PX));
  const topPx = Math.max(8, Math.min(bottom + 6, window.innerHeight - PEEK_HEIGHT_PX));
  const style = button.parentElement?.style;
  style?.setProperty('--peek-left', `${leftPx}px`);
  style?.setProperty('--peek-top', `${topPx}px`);
}

/** The panel stays where it was opened: once its button has moved away from there, it closes. */
function useCloseWhenMoved(
  button: React.RefObject<HTMLElement | null>,
  open: boolean,
  close: () => void,
): void {
  useEffect(() => {
    const placeOf = () => button.current?.getBoundingClientRect().top ?? 0;
    const openedAtPx = placeOf();
    const onScroll = () => {
      if (Math.abs(placeOf() - openedAtPx) > MOVED_PX) close();
    };
    if (!open) return undefined;
    window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', onScroll, { capture: true });
  }, [button, open, close]);
}

/** Less is not seen as moving. */
const MOVED_PX = 8;

/** A claim's name with a dotted line; pressed, the words it rests on, their document and their place in it. */
export function CitationPeek({ claim }: { readonly claim: ClaimShown }) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const button = useRef<HTMLButtonElement>(null);
  useCloseWhenMoved(button, open, close);
  const { claimId, citation, saidBy, reportedBy, statement, entryIndex } = claim;
  const { publisher, title, publishedDay, sha256, fromByte, toByte } = citation;
  return (
    <span className="peek">
      <button
        ref={button}
        className="cite"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`Citation of claim ${claimId}: ${statement}`}
        onClick={({ currentTarget }) => {
          placeBeside(currentTarget);
          setOpen(!open);
        }}
      >
        {claimId}
      </button>
      {open ? (
        <Popover label={`Citation of ${claimId}`} className="citation" onClose={close}>
          <CitedWords claim={claim} />
          <p className="dim">
            {saidBy === reportedBy
              ? `Said by ${saidBy}`
              : `Said by ${saidBy}, reported by ${reportedBy}`}
            . {publisher}, {dayWords(publishedDay)}: {title}
            {toByte === 0 ? ', cited as a whole' : `, bytes ${fromByte} to ${toByte}`}.
          </p>
          <p className="row wrap">
            <span className="mono" title={`sha256 ${sha256}`}>
              sha256 {shortHash(sha256)}
            </span>
            <Cite index={entryIndex} />
            <span className="push">
              <PlaceLink claim={claim}>Open at place</PlaceLink>
            </span>
          </p>
        </Popover>
      ) : null}
    </span>
  );
}

/** The words that a claim rests on, verbatim; where they may not be read here, whose they are. */
export function CitedWords({ claim }: { readonly claim: ClaimShown }) {
  const { words, publisher, title, publishedDay, toByte } = claim.citation;
  if (words !== null && toByte > 0)
    return <blockquote className="words">“{words.cited}”</blockquote>;
  return (
    <p className="nowords">
      Words not held here, or not for this reader: {publisher}, “{title}”, {dayWords(publishedDay)}.
    </p>
  );
}

/** To a claim's words in their document. */
export function PlaceLink({
  claim,
  children,
}: {
  readonly claim: ClaimShown;
  readonly children: React.ReactNode;
}) {
  return (
    <Link
      to={{ desk: 'desk', name: 'claims', path: [] }}
      extra={{ doc: claim.citation.sha256, sel: claim.claimId }}
    >
      {children}
    </Link>
  );
}

/** The claims that something rests on. */
export function Peeks({
  claims,
  byId,
}: {
  readonly claims: readonly { readonly claimId: string }[];
  readonly byId: ReadonlyMap<string, ClaimShown>;
}) {
  return (
    <span className="peeks">
      {claims.map(({ claimId }) => {
        const claim = byId.get(claimId);
        return claim === undefined ? null : <CitationPeek key={claimId} claim={claim} />;
      })}
    </span>
  );
}
