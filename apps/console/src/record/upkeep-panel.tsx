import type { RecordUpkeep } from '@holdfast/domain';
import { count } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { useView } from '../use-view.tsx';

/** What the server does for the record by itself. Nothing where it does not, or where the reader may not know. */
export function UpkeepPanel() {
  const { data } = useView('health');
  const upkeep = data?.upkeep ?? null;
  if (upkeep === null) return null;
  const { trouble } = upkeep;
  return (
    <section className="panel" aria-label="Upkeep">
      <div className="ph">
        <h2>Upkeep</h2>
        <span className="dim">since this server started</span>
      </div>
      <div className="pb stack">
        {trouble === null ? null : (
          <p className="outcome bad" role="alert">
            <Icon name="block" />
            <span>{trouble}</span>
          </p>
        )}
        <dl className="hashes num">
          <dt>Every byte read</dt>
          <dd>{readWords(upkeep)}</dd>
          <dt>Signed</dt>
          <dd>{signedWords(upkeep)}</dd>
          <dt>Witnesses</dt>
          <dd>{witnessWords(upkeep)}</dd>
        </dl>
      </div>
    </section>
  );
}

function readWords({ scrubbed }: RecordUpkeep): string {
  if (scrubbed === null) return 'the first reading goes on';
  return `${dayAndClock(scrubbed.atMs)} UTC, ${count(scrubbed.entries)} entries; again after a day`;
}

function signedWords({ signed }: RecordUpkeep): string {
  if (signed === null) return 'nothing new to sign; looked at every 15 minutes';
  return `${dayAndClock(signed.atMs)} UTC, ${count(signed.size)} entries; again on the quarter hour`;
}

function witnessWords({ witnessed }: RecordUpkeep): string {
  if (witnessed === null) return 'none is named by the record: nobody outside can tell an old copy';
  if (witnessed.cosigned.length === 0) return 'none answered; asked again on the quarter hour';
  const names = witnessed.cosigned.join(', ');
  return witnessed.isQuorum ? `${names}: a quorum` : `${names}: no quorum yet`;
}
