import type { ReadingChoice, ReadingChosen } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { TruthGlyph } from '../parts/truth.tsx';

type Reading = ReadingChoice['readings'][number];

/** The reading that a card follows, who chose it and why; the others one press away. Where none was chosen, all of them. */
export function CardReading({
  choice,
  clauseId,
}: {
  readonly choice: ReadingChoice;
  readonly clauseId: string;
}) {
  const { chosen, readings } = choice;
  const followed = readings.find(({ readingId }) => readingId === chosen?.readingId) ?? null;
  if (chosen === null || followed === null)
    return (
      <div className="cardreading">
        <p>
          <b>It can be read in {readings.length} ways, and none was chosen.</b> The commission
          chooses in its decision, or for all cases with{' '}
          <Link to={{ desk: 'agreement', clauseId }}>the clause</Link>.
        </p>
        <Others readings={readings} />
      </div>
    );
  const others = readings.filter((reading) => reading !== followed);
  return (
    <div className="cardreading">
      <p>
        Read as <q>{followed.title}</q>
      </p>
      <p className="mid">{followed.words}</p>
      <Result reading={followed} />
      <ChosenWords chosen={chosen} />
      <details>
        <summary>
          {others.length === 1 ? 'The other reading' : `The ${others.length} other readings`}
        </summary>
        <Others readings={others} />
      </details>
    </div>
  );
}

/** Who chose the reading, where and when, and the reason in their own words. */
export function ChosenWords({ chosen }: { readonly chosen: ReadingChosen }) {
  const { decisionId, entryIndex, signedBy, atMs, reason } = chosen;
  return (
    <>
      <p className="num dim">
        Chosen by the commission
        {decisionId === null ? ', for all cases, ' : ' in its decision '}
        <Cite index={entryIndex} {...(decisionId === null ? {} : { label: decisionId })} />,{' '}
        {dayAndClock(atMs)} UTC{signedBy === null ? '' : `, signed by ${signedBy}`}
      </p>
      {reason === null ? null : <p className="verbatim">{reason}</p>}
    </>
  );
}

function Others({ readings }: { readonly readings: readonly Reading[] }) {
  return (
    <ul>
      {readings.map((reading) => (
        <li key={reading.readingId}>
          <q>{reading.title}</q>
          <p className="mid">{reading.words}</p>
          <Result reading={reading} />
        </li>
      ))}
    </ul>
  );
}

function Result({ reading: { value, result } }: { readonly reading: Reading }) {
  return (
    <p className="result">
      <TruthGlyph value={value} word /> {result}
    </p>
  );
}
