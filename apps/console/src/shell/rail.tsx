import { useCallback, useState } from 'react';
import { Link, useNavigation } from '../address/use-address.tsx';
import type { Desk } from '../desks.tsx';
import { count } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import { Dialog } from '../parts/overlay.tsx';

interface RailProps {
  /** Those that this record has, in the order of the chain. */
  readonly desks: readonly Desk[];
  /** What waits for a person, once known. */
  readonly waiting: number | null;
}

/** Rail on the desktop. The record sits apart at the foot, because it looks at the chain from outside. */
export function Rail({ desks, waiting }: RailProps) {
  return (
    <nav className="rail" aria-label="Desks">
      {desks
        .filter(({ atFoot }) => atFoot !== true)
        .map((desk) => (
          <DeskLink
            key={desk.name}
            desk={desk}
            waiting={desk.name === 'Situation' ? waiting : null}
          />
        ))}
      <span className="sp" />
      {desks
        .filter(({ atFoot }) => atFoot === true)
        .map((desk) => (
          <DeskLink key={desk.name} desk={desk} waiting={null} />
        ))}
    </nav>
  );
}

/** Desks that a phone shows at its foot; the rest are one press further. */
const TABS_MAX = 4;

/** The first desks at the foot of a phone, and a list of all. */
export function TabBar({ desks }: Omit<RailProps, 'waiting'>) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const { address } = useNavigation();
  const tabs = desks.slice(0, TABS_MAX);
  const elsewhere = !tabs.some(({ holds }) => holds(address.place));
  return (
    <nav className="tabbar" aria-label="Desks, phone">
      {tabs.map((desk) => (
        <DeskLink key={desk.name} desk={desk} waiting={null} />
      ))}
      <button
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-current={elsewhere ? 'page' : undefined}
        onClick={() => setOpen(true)}
      >
        <Icon name="more" />
        More
      </button>
      {open ? (
        <Dialog label="All desks" className="alldesks" onClose={close}>
          <h2 className="t">All desks</h2>
          <ul className="choices">
            {desks.map((desk) => (
              <li key={desk.name}>
                <Link to={desk.to} onGo={close}>
                  <Icon name={desk.icon} />
                  {desk.name}
                </Link>
              </li>
            ))}
          </ul>
        </Dialog>
      ) : null}
    </nav>
  );
}

function DeskLink({ desk, waiting }: { readonly desk: Desk; readonly waiting: number | null }) {
  const { address } = useNavigation();
  return (
    <Link to={desk.to} current={desk.holds(address.place) ? 'page' : undefined}>
      <Icon name={desk.icon} />
      {desk.name}
      {waiting === null || waiting === 0 ? null : (
        <em>
          {waiting > 99 ? '99+' : count(waiting)}
          <span className="sr"> wait for a person</span>
        </em>
      )}
    </Link>
  );
}
