import type { CommissionItem, ReadingChoice } from '@holdfast/domain';
import { Term } from '../parts/term.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import { ChosenWords } from './card-reading.tsx';

/** One finding under every reading of the text, side by side. Whoever decides chooses between them, and says why. */
export function Readings({ item }: { readonly item: CommissionItem }) {
  if (item.readings.length === 0) return null;
  return (
    <section className="panel" aria-label="Readings side by side">
      <div className="ph">
        <h2>
          The same finding under each <Term name="reading">reading</Term>
        </h2>
        <span className="dim">
          {item.readings.every(({ chosen }) => chosen === null)
            ? 'none is preferred'
            : 'the others stay beside the one that was chosen'}
        </span>
      </div>
      <div className="pb stack">
        {item.readings.map((choice) => (
          <Sides key={choice.normId} choice={choice} />
        ))}
      </div>
    </section>
  );
}

function Sides({ choice: { normTitle, readings, chosen } }: { readonly choice: ReadingChoice }) {
  return (
    <div className="stack">
      <h3 className="h">{normTitle}</h3>
      <div className="readingsides">
        {readings.map(({ readingId, title, words, value, result }) => {
          const isTaken = chosen?.readingId === readingId;
          return (
            <div key={readingId} className={isTaken ? 'side1 taken' : 'side1'}>
              <q>{title}</q>
              <p className="mid">{words}</p>
              <p className="result">
                <TruthGlyph value={value} word /> {result}
              </p>
              {isTaken ? <p className="dim">as the commission chose</p> : null}
            </div>
          );
        })}
      </div>
      {chosen === null ? null : <ChosenWords chosen={chosen} />}
    </div>
  );
}
