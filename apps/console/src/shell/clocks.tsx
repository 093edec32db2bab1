import type { DataCut } from '@holdfast/domain';
import { useNavigation } from '../address/use-address.tsx';
import { dayAndClock, duration } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/overlay.tsx';
import { useView } from '../use-view.tsx';

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
  const times = useView('session').data?.knownTimesMs ?? [];
  const latestMs = times.at(-1) ?? 0;
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
        {times.toReversed().map((timeMs) => (
          <li key={timeMs}>
            <button
              className="num"
              aria-pressed={address.look.known === timeMs}
              onClick={() => choose(timeMs)}
            >
              <b>{dayAndClock(timeMs)} UTC</b>
              <span>
                {timeMs === latestMs
                  ? 'the latest entry'
                  : `${duration(latestMs - timeMs)} before the latest entry`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
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
