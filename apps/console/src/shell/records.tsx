import { useState } from 'react';
import type { SessionView } from '@holdfast/domain';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/overlay.tsx';

/** The records that this server holds, where there is more than one. Another record is another page load: nothing is shared. */
export function Records({ records }: { readonly records: SessionView['records'] }) {
  const [open, setOpen] = useState(false);
  if (records.length < 2) return null;
  return (
    <div className="anchor records">
      <button
        className="iconbtn"
        aria-label="Other records"
        title="Other records on this machine"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="down" />
      </button>
      {open ? (
        <Popover label="Records" className="known" onClose={() => setOpen(false)}>
          <h2 className="t">Records on this machine</h2>
          <p className="dim">Each stands alone: other people, other entries, another key.</p>
          <ul className="choices">
            {records.map(({ title, href, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </Popover>
      ) : null}
    </div>
  );
}
