import type { CommissionItem, ReadingChoice } from '@holdfast/domain';
import { Term } from '../parts/term.tsx';

/** One finding under every reading of the text, side by side. Whoever decides chooses between them, and says why. */
export function Readings({ item }: { readonly item: CommissionItem }) {
  if (item.readings.length === 0) return null;
  return (
    <section className="panel" aria-label="Readings side by side">
      <div className="ph">
        <h2>
          The same finding under each <Term name="reading">reading</Term>
        </h2>
        <span className="dim">none is preferred</span>
      </div>
      <div className="pb stack">
        {item.readings.map((choice) => (
          <Sides key={choice.normId} choice={choice} item={item} />
        ))}
      </div>
    </section>
  );
}

function Sides({
  choice: { normTitle, readings },
  item,
}: {
  readonly choice: ReadingChoice;
  readonly item: CommissionItem;
}) {
  const taken = item.decisions.at(-1)?.reading ?? null;
  return (
    <div className="stack">
      <h3 className="h">{normTitle}</h3>
      <div className="readingsides">
        {readings.map(({ readingId, title, result }) => {
          const isTaken = taken?.normTitle === normTitle && taken.readingTitle === title;
          return (
            <div key={readingId} className={isTaken ? 'side1 taken' : 'side1'}>
              <q>{title}</q>
              <p>{result}</p>
              {isTaken ? <p className="dim">as the commission chose</p> : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}
