import type { DataCut, EntryView, Role } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { count, shortHash } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import { useProof } from '../record/use-proof.ts';
import { useLive, useView } from '../use-view.tsx';

/**
 * The record seal: the newest entry under the last checkpoint that the reader is told of, proved in this browser against the checkpoint's root.
 * Says what was checked here and no more.
 */
export function Seal({ cut }: { readonly cut: DataCut }) {
  const { checkpoint, entries } = cut;
  const last = useProvedIndex(cut);
  const { data, error } = useView('entry', last === null ? null : String(last), last === null);
  const { online } = useLive();
  const proof = useProof(data);
  const agrees = proof.state === 'checked' && proof.check.matches && sameRoot(data, checkpoint);
  const [tone, words] =
    last === null
      ? ['', checkpoint === null ? 'Recorded, no checkpoint yet' : 'Recorded, not told of yet']
      : wordsOf(proof.state, agrees, online && error === null);
  return (
    <>
      <span className={`row seal ${tone}`} role="status">
        <Icon name={agrees ? 'seal' : 'shield'} />
        {last === null ? (
          <span>{words}</span>
        ) : (
          <Link to={{ desk: 'entry', index: last }}>{words}</Link>
        )}
      </span>
      <span className="mono">{count(entries)} entries</span>
      {checkpoint === null ? null : (
        <span className="mono dim" title={checkpoint.rootHex}>
          root {shortHash(checkpoint.rootHex)}
        </span>
      )}
      {checkpoint === null || checkpoint.size === entries ? null : (
        <span className="optional">
          {count(entries - checkpoint.size)} not under a checkpoint yet
        </span>
      )}
    </>
  );
}

/** Outside the mission the newest entries are not told of for a quarter of an hour: the first proves the same root, once it is told of. */
function useProvedIndex({ checkpoint, entries }: DataCut): number | null {
  const role = useView('session').data?.reader.role ?? null;
  if (checkpoint === null || checkpoint.size === 0 || role === null) return null;
  if (!OUTSIDE.includes(role)) return checkpoint.size - 1;
  return entries === 0 ? null : 0;
}

const OUTSIDE: readonly Role[] = ['liaison', 'capital', 'planner', 'public'];

/** Of one size there is one root. Proof and checkpoint may have been asked for at different sizes: then each stands by itself. */
function sameRoot(entry: EntryView | null, checkpoint: DataCut['checkpoint']): boolean {
  const proof = entry?.proof ?? null;
  if (proof === null || checkpoint === null || proof.size !== checkpoint.size) return true;
  return proof.rootHex === checkpoint.rootHex;
}

function wordsOf(state: string, agrees: boolean, online: boolean): readonly [string, string] {
  if (agrees) return ['good', online ? 'Record checked here' : 'Offline. Last check held'];
  if (!online) return ['', 'Record not reached'];
  if (state === 'checked') return ['bad', 'Record does not match'];
  return state === 'impossible' ? ['', 'This browser cannot check'] : ['', 'Checking the record'];
}

/** Full width, on every page, until someone has looked: a record that does not match is not a detail. */
export function SealBroken({ cut }: { readonly cut: DataCut }) {
  const last = useProvedIndex(cut);
  const { data } = useView('entry', last === null ? null : String(last), last === null);
  const proof = useProof(data);
  if (proof.state !== 'checked' || proof.check.matches || last === null) return null;
  return (
    <div className="band bad" role="alert">
      <Icon name="block" />
      <span>
        <b>The record does not match its checkpoint.</b> Entry {last} does not lead to the root that
        was published.
      </span>
      <Link to={{ desk: 'entry', index: last }} className="push">
        See the proof
      </Link>
    </div>
  );
}
