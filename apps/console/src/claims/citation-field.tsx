import { useId, useState } from 'react';
import type { ClaimProblem, DocumentView, TextPart, Utf8Index } from '@holdfast/domain';
import { Wronged } from './wronged.tsx';
import { findWords } from './segments.ts';

interface CitationFieldProps {
  readonly view: DocumentView;
  readonly text: string;
  readonly index: Utf8Index;
  readonly part: TextPart | null;
  readonly onPart: (part: TextPart | null) => void;
  readonly problem: ClaimProblem | undefined;
}

/** The words that say so: as selected, or typed as they stand there, for who does not select with a pointer. */
export function CitationField({ view, text, index, part, onPart, problem }: CitationFieldProps) {
  const id = useId();
  const [sought, setSought] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const find = () => {
    const found = findWords(text, sought);
    setTrouble(typeof found === 'string' ? found : null);
    if (typeof found !== 'string') onPart(found);
  };
  if (view.standing !== 'shown')
    return (
      <Wronged problem={problem}>
        <p className="small mid">
          {view.standing === 'not-held'
            ? `Cites ${view.document.publisher} as a whole: this record holds no copy of it.`
            : 'Its words cannot be read here, so nothing in it can be cited.'}
        </p>
      </Wronged>
    );
  if (part !== null) {
    const bytes = index.bytesOf(part);
    return (
      <Wronged problem={problem}>
        <div className="fieldbox">
          <b>Words that say so</b>
          <blockquote className="words">{text.slice(part.from, part.to)}</blockquote>
          <p className="row wrap">
            <small className="mono">
              bytes {bytes.from} to {bytes.to}
            </small>
            <button type="button" className="btn sm" onClick={() => onPart(null)}>
              Other words
            </button>
          </p>
        </div>
      </Wronged>
    );
  }
  return (
    <Wronged problem={problem}>
      <div className="fieldbox">
        <label htmlFor={id}>Words that say so</label>
        <small className="dim">
          Cancel and select them in the document, or type them here as they stand there.
        </small>
        <div className="findrow">
          <input
            id={id}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              find();
            }}
          />
          <button type="button" className="btn sm" onClick={find}>
            Find
          </button>
        </div>
        {trouble === null ? null : (
          <p className="wrong" role="alert">
            Expected {trouble}.
          </p>
        )}
      </div>
    </Wronged>
  );
}
