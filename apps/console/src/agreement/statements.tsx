import type { ReadingShown, StatementShown } from '@holdfast/domain';
import { Cite } from '../parts/marks.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import { Cites, Words } from './words.tsx';

interface StatementsProps {
  readonly statements: readonly StatementShown[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** What a clause says, statement by statement, each with its state now. */
export function Statements({ statements, numbers }: StatementsProps) {
  return (
    <ul className="sts">
      {statements.map((statement) => (
        <li key={`${statement.kind} ${statement.statementId}`} className={statement.kind}>
          <TruthGlyph value={statement.value} />
          <div>
            {statement.kind === 'fact' ? null : <h3>{statement.title}</h3>}
            {statement.words.length === 0 ? null : (
              <p>
                <Words runs={statement.words} numbers={numbers} />
              </p>
            )}
            {statement.readings.length === 0 ? null : (
              <Readings readings={statement.readings} numbers={numbers} />
            )}
            <div className="st">
              <span>{statement.stateWord}</span>
              {statement.entryIndices.map((index) => (
                <Cite key={index} index={index} />
              ))}
              <Cites cites={statement.cites} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** One text, several readings: each with its words, its value and who reports it so, beside the others. */
export function Readings({
  readings,
  numbers,
}: {
  readonly readings: readonly ReadingShown[];
  readonly numbers: ReadonlyMap<string, number>;
}) {
  return (
    <ol className="read" aria-label="Readings side by side">
      {readings.map((reading) => (
        <li key={reading.readingId} className={reading.chosen === null ? '' : 'chosen'}>
          <div className="row">
            <TruthGlyph value={reading.value} />
            <b>{reading.stateWord}</b>
            {reading.chosen === null ? null : (
              <span className="tag">
                as the commission chose <Cite index={reading.chosen.entryIndex} />
              </span>
            )}
          </div>
          <q>{reading.title}</q>
          <p>
            <Words runs={reading.words} numbers={numbers} />
          </p>
          <Cites cites={reading.cites} />
        </li>
      ))}
    </ol>
  );
}
