import type { EntryView, SessionView } from '@holdfast/domain';
import { count } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import type { ProofState } from './use-proof.ts';

interface ProofProps {
  readonly entry: EntryView;
  readonly proof: ProofState;
  readonly session: SessionView | null;
}

/** That the entry is in the log, computed here step by step from its leaf to the root. */
export function EntryProof({ entry, proof, session }: ProofProps) {
  const published = session?.cut.checkpoint ?? null;
  return (
    <section className="panel" aria-label="Proof of inclusion">
      <div className="ph">
        <h2>Proof of inclusion</h2>
        <span className="dim push">computed in this browser</span>
      </div>
      <div className="pb stack">
        <Outcome
          entry={entry}
          proof={proof}
          publishedRoot={
            published !== null && entry.proof?.size === published.size ? published.rootHex : null
          }
        />
        <dl className="hashes">
          <dt>Leaf</dt>
          <dd className="mono">{entry.leafHex}</dd>
          {proof.state === 'checked' ? (
            <>
              <dt>Leaf hash</dt>
              <dd className="mono">{proof.check.leafHashHex}</dd>
            </>
          ) : null}
        </dl>
        {proof.state === 'checked' && proof.check.steps.length > 0 ? (
          <details open>
            <summary className="num">{proof.check.steps.length} hashes up to the root</summary>
            <ol className="path" tabIndex={0}>
              {proof.check.steps.map((step, at) => (
                <li key={at}>
                  <span className="num dim">{at + 1}</span>
                  <span>
                    <small>given, on the {step.side}</small>
                    <span className="mono">{step.siblingHex}</span>
                    <small>together</small>
                    <span className="mono strong">{step.resultHex}</span>
                  </span>
                </li>
              ))}
            </ol>
          </details>
        ) : null}
        {entry.proof === null ? null : (
          <dl className="hashes">
            <dt>Root given</dt>
            <dd className="mono">{entry.proof.rootHex}</dd>
            <dt>Root computed</dt>
            <dd className="mono">{proof.state === 'checked' ? proof.check.rootHex : '…'}</dd>
          </dl>
        )}
        <p className="dim small">
          A leaf is a salted commitment to the entry, so that outsiders can hold the tree without
          its words. Each step is SHA-256 of 01 and the two hashes; the leaf hash is SHA-256 of 00
          and the leaf.
        </p>
      </div>
    </section>
  );
}

function Outcome({
  entry,
  proof,
  publishedRoot,
}: {
  readonly entry: EntryView;
  readonly proof: ProofState;
  readonly publishedRoot: string | null;
}) {
  if (proof.state === 'checking') return <p className="outcome">Computing …</p>;
  if (proof.state === 'impossible') return <p className="outcome">{proof.reason}</p>;
  if (proof.state === 'not-yet')
    return (
      <p className="outcome">
        <Icon name="shield" /> Recorded, not yet under a checkpoint. The next one will hold it.
      </p>
    );
  const agrees =
    proof.check.matches && (publishedRoot === null || publishedRoot === entry.proof?.rootHex);
  return agrees ? (
    <p className="outcome good num" role="status">
      <Icon name="seal" />
      <span>
        <b>Matches.</b> Leaf and path lead to the root of {count(entry.proof?.size ?? 0)} entries.
      </span>
    </p>
  ) : (
    <p className="outcome bad num" role="alert">
      <Icon name="block" />
      <span>
        <b>Does not match.</b> Leaf and path lead to another root than the one given.
      </span>
    </p>
  );
}
