import { useState } from 'react';
import type { SessionView } from '@holdfast/domain';
import { useNavigation } from '../address/use-address.tsx';
import { Popover } from '../parts/overlay.tsx';

/** Who reads. In an exercise on one machine the visitor may look with any role's eyes. */
export function ReaderChip({ session }: { readonly session: SessionView }) {
  const [open, setOpen] = useState(false);
  const { setLook } = useNavigation();
  const { reader, roles } = session;
  const mine = roles.find(
    ({ role, partyId }) => role === reader.role && partyId === reader.partyId,
  );
  const label = mine?.label ?? reader.role;
  return (
    <div className="anchor">
      <button
        className="who"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="av" aria-hidden="true">
          {initials(label)}
        </span>
        <span className="t">
          <b>{label}</b>
          <span>
            {reader.nation ?? (roles.length > 1 ? 'look as another role' : 'this machine')}
          </span>
        </span>
      </button>
      {open ? (
        <Popover label="Look as" className="roles" onClose={() => setOpen(false)}>
          <h2 className="t">Look as</h2>
          <p className="dim">Each role sees what it may. What is withheld is counted.</p>
          <ul className="choices">
            {roles.map(({ role, partyId, label: name }) => (
              <li key={`${role} ${partyId ?? ''}`}>
                <button
                  aria-pressed={role === reader.role && partyId === reader.partyId}
                  onClick={() => {
                    setLook({ role, party: partyId });
                    setOpen(false);
                  }}
                >
                  <b>{name}</b>
                </button>
              </li>
            ))}
          </ul>
        </Popover>
      ) : null}
    </div>
  );
}

function initials(label: string): string {
  const words = label.split(/[\s,]+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
