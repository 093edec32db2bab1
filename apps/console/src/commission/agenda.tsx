import { useState } from 'react';
import type { AgendaItem, CommissionView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { day } from '../format/times.ts';
import { SeverityMark } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';

const SHOWN_FIRST = 5;

/** What is before the commission: what wants deciding first, then what is decided. */
export function Agenda({
  view,
  chosenId,
}: {
  readonly view: CommissionView;
  readonly chosenId: string | null;
}) {
  const [all, setAll] = useState(false);
  const { agenda, agendaTotal } = view;
  const open = agenda.filter(({ standing }) => standing !== 'decided').length;
  const first = agenda.slice(0, SHOWN_FIRST);
  const chosen = agenda.find(({ findingId }) => findingId === chosenId);
  const shown = all || chosen === undefined || first.includes(chosen) ? first : [...first, chosen];
  return (
    <nav className={all ? 'panel agenda' : 'panel agenda folded'} aria-label="Agenda">
      <div className="ph">
        <h2>Agenda</h2>
        <span className="dim">
          {open} to decide, {agendaTotal - open} decided
        </span>
      </div>
      {agenda.length === 0 ? (
        <div className="pb">
          <Empty title="No finding is before the commission.">
            A finding comes here when it is issued.
          </Empty>
        </div>
      ) : (
        <ul>
          {(all ? agenda : shown).map((item) => (
            <Line key={item.findingId} item={item} current={item.findingId === chosenId} />
          ))}
        </ul>
      )}
      {agenda.length > 1 ? (
        <div className={agenda.length > SHOWN_FIRST ? 'more' : 'more few'}>
          <button className="btn sm" onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `All ${agenda.length}`}
          </button>
          {agenda.length < agendaTotal ? (
            <span className="dim"> of {agendaTotal}, the first that want deciding</span>
          ) : null}
        </div>
      ) : null}
    </nav>
  );
}

function Line({ item, current }: { readonly item: AgendaItem; readonly current: boolean }) {
  const { findingId, severity, title, issuedAtMs } = item;
  return (
    <li className={current ? 'here' : ''}>
      <Link
        to={{ desk: 'desk', name: 'commission', path: [findingId] }}
        current={current ? 'true' : undefined}
      >
        <b>{findingId}</b>
        <span className="what">{title}</span>
        <SeverityMark value={severity} />
        <small className="num">
          issued {day(issuedAtMs)}; {standingWords(item)}
        </small>
      </Link>
    </li>
  );
}

function standingWords({ standing, outcome, votesCast }: AgendaItem): string {
  if (standing === 'decided') return outcome ?? 'decided';
  const votes = votesCast === 0 ? 'no vote yet' : counted(votesCast, 'vote', 'votes');
  return standing === 'appealed' ? `appealed, second instance, ${votes}` : `to decide, ${votes}`;
}
