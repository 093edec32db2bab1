import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { TERMS } from '../format/terms.ts';
import type { TermName } from '../format/terms.ts';

const GAP_PX = 6;
const MARGIN_PX = 12;

/** A word of the trade where a view first uses it: pressed, it says in plain words what it means. */
export function Term({
  name,
  children,
}: {
  readonly name: TermName;
  readonly children: ReactNode;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const hint = useRef<HTMLSpanElement>(null);
  /** The browser keeps the hint above everything; where it stands is ours: under its word, inside the window. */
  const place = () => {
    const word = button.current?.getBoundingClientRect();
    const box = hint.current;
    if (word === undefined || box === null) return;
    const farthest = window.innerWidth - box.offsetWidth - MARGIN_PX;
    const isLow = word.bottom + GAP_PX + box.offsetHeight > window.innerHeight - MARGIN_PX;
    box.style.left = `${Math.max(MARGIN_PX, Math.min(word.left, farthest))}px`;
    box.style.top = `${isLow ? word.top - GAP_PX - box.offsetHeight : word.bottom + GAP_PX}px`;
  };
  return (
    <>
      <button ref={button} type="button" className="term" popoverTarget={id}>
        {children}
      </button>
      <span ref={hint} id={id} popover="auto" className="term-hint" onToggle={place}>
        {TERMS[name]}
      </span>
    </>
  );
}
