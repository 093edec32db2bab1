import { useEffect, useState } from 'react';
import type { DataCut, EntryView } from '@holdfast/domain';
import { fetchView, viewAddress } from '../api.ts';
import { useNavigation } from '../address/use-address.tsx';
import { dayAndClock } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/overlay.tsx';

/** How many of the record's own times are offered. */
const OFFERED = 8;

interface ClocksProps {
  readonly cut: DataCut;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** Two clocks: when it was so in the world, and when we knew it. Both govern every number on the page. */
export function Clocks({ cut, open, setOpen }: ClocksProps) {
  return (
    <div className="anchor">
      <button
        className="asof num"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
        title="When it was so, and when we knew it. Press T."
      >
        <i>In the world</i>
        <b>{cut.worldToMs === 0 ? 'nothing yet' : `to ${dayAndClock(cut.worldToMs)} UTC`}</b>
        <i>As known</i>
        <b>{cut.earlier ? `${dayAndClock(cut.knownAtMs)} UTC` : 'now'}</b>
      </button>
      {open ? <KnownTimes onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** Times at which something was recorded, spread over the record; the record's own, so that each shows a real state. */
function KnownTimes({ onClose }: { readonly onClose: () => void }) {
  const { address, setLook } = useNavigation();
  const { entries, failed } = useTimesOfRecord();
  const choose = (known: number | null) => {
    setLook({ known });
    onClose();
  };
  return (
    <Popover label="As known at" className="known" onClose={onClose}>
      <h2 className="t">What was known at an earlier time</h2>
      <p className="dim">
        Everything on every desk then shows only what had been recorded by then.
      </p>
      <ul className="choices">
        <li>
          <button
            data-first
            aria-pressed={address.look.known === null}
            onClick={() => choose(null)}
          >
            <b>Now</b>
            <span>all that is recorded</span>
          </button>
        </li>
        {entries.map((entry) => (
          <li key={entry.index}>
            <button
              className="num"
              aria-pressed={address.look.known === entry.recordedAtMs}
              onClick={() => choose(entry.recordedAtMs)}
            >
              <b>{dayAndClock(entry.recordedAtMs)} UTC</b>
              <span>{entry.sentence}</span>
            </button>
          </li>
        ))}
      </ul>
      {failed ? <p className="dim">The record did not give its times.</p> : null}
    </Popover>
  );
}

function useTimesOfRecord(): { readonly entries: readonly EntryView[]; readonly failed: boolean } {
  const { address } = useNavigation();
  const { role, party, as } = address.look;
  const [found, setFound] = useState<{
    readonly entries: readonly EntryView[];
    readonly failed: boolean;
  }>({
    entries: [],
    failed: false,
  });
  useEffect(() => {
    const abort = new AbortController();
    const look = { role, party, as, known: null };
    const read = async () => {
      const { cut } = await fetchView<'session'>(viewAddress('session', null, look), abort.signal);
      const steps = Math.min(OFFERED, cut.entries - 1);
      const indices = Array.from({ length: Math.max(0, steps) }, (_, at) =>
        Math.floor(((at + 1) * (cut.entries - 1)) / (steps + 1)),
      );
      const entries = await Promise.all(
        indices.map((index) =>
          fetchView<'entry'>(viewAddress('entry', String(index), look), abort.signal),
        ),
      );
      const latestFirst = entries.reverse();
      return latestFirst.filter(
        (entry, at) => entry.recordedAtMs !== latestFirst[at - 1]?.recordedAtMs,
      );
    };
    read().then(
      (entries) => setFound({ entries, failed: false }),
      () => {
        if (!abort.signal.aborted) setFound({ entries: [], failed: true });
      },
    );
    return () => abort.abort();
  }, [role, party, as]);
  return found;
}

/** While an earlier time is shown: what one reads, and the way back. */
export function KnownBand() {
  const { address, setLook } = useNavigation();
  if (address.look.known === null) return null;
  return (
    <div className="band past" role="status">
      <Icon name="clock" />
      <span>
        You are reading what was known on{' '}
        <b className="num">{dayAndClock(address.look.known)} UTC</b>. Live changes are off.
      </span>
      <button className="btn sm push" onClick={() => setLook({ known: null })}>
        Return to now
      </button>
    </div>
  );
}
