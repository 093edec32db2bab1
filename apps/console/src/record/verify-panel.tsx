import type { RecordView } from '@holdfast/domain';
import { count } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import type { Cosignature } from './check-cosignatures.ts';
import type { VerifyState } from './use-verify.ts';
import { useVerify } from './use-verify.ts';

/** Checks every leaf, tile and the root in this browser, and says what it found. */
export function VerifyPanel({ record }: { readonly record: RecordView }) {
  const { state, start } = useVerify(record.cut.origin);
  const { checkpointNote, keys, witnessKeys } = record.log;
  const key = keys.at(-1)?.vkey ?? null;
  return (
    <section className="panel" aria-label="Verify here">
      <div className="ph">
        <h2>Verify here</h2>
        <span className="dim push">in this browser, nothing is taken on trust</span>
      </div>
      <div className="pb stack">
        <p className="dim small">
          Downloads every leaf, hashes the tree anew, and compares the root with the signed
          checkpoint, and with what this browser saw before.
        </p>
        <div className="row wrap">
          <button
            className="btn pri"
            disabled={checkpointNote === null || key === null || state.state === 'running'}
            onClick={() => {
              if (checkpointNote !== null && key !== null)
                start({ note: checkpointNote, vkey: key, witnessKeys });
            }}
          >
            <Icon name="shield" />
            Verify the record
          </button>
        </div>
        <Outcome state={state} />
      </div>
    </section>
  );
}

function Outcome({ state }: { readonly state: VerifyState }) {
  switch (state.state) {
    case 'idle':
      return null;
    case 'trouble':
      return (
        <p className="outcome bad" role="alert">
          <Icon name="info" />
          {state.message}
        </p>
      );
    case 'running':
      return (
        <div className="stack">
          <progress aria-label="Leaves checked" max={Math.max(1, state.size)} value={state.done} />
          <span className="dim num">
            {count(state.done)} of {count(state.size)} leaves
          </span>
        </div>
      );
    case 'done':
      return <Report state={state} />;
  }
}

function Report({ state }: { readonly state: Extract<VerifyState, { state: 'done' }> }) {
  const { report, sameKey } = state;
  if (report.problems.length > 0)
    return (
      <div className="outcome bad" role="alert">
        <Icon name="block" />
        <div>
          <b>The record does not match.</b>
          <ul>
            {report.problems.slice(0, PROBLEMS_MAX).map((problem) => (
              <li key={problem.words} className="wraps">
                {problem.what === 'file' ? <span className="mono">{problem.path}: </span> : null}
                {problem.words}
              </li>
            ))}
          </ul>
        </div>
      </div>
    );
  return (
    <p className="outcome good num" role="status">
      <Icon name="seal" />
      <span>
        <b>Everything matches.</b> {count(report.size)} leaves lead to the signed root; signed by
        key {report.keyId}
        {sameKey === null
          ? ', seen here for the first time'
          : sameKey
            ? ', the same as before'
            : ', another key than before: see the keys below'}
        . {cosignedWords(report.cosignatures)}
      </span>
    </p>
  );
}

const PROBLEMS_MAX = 10;

function cosignedWords(cosignatures: readonly Cosignature[]): string {
  if (cosignatures.length === 0) return 'No witness cosigned it.';
  return cosignatures
    .map(({ name, outcome, timeMs }) =>
      outcome === 'holds'
        ? `Cosigned by ${name}${timeMs === null ? '' : `, ${dayAndClock(timeMs)} UTC`}: it holds.`
        : `${name} signed it too, with a key that the log’s policy does not name.`,
    )
    .join(' ');
}
