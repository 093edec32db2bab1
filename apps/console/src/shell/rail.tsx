import type { Place } from '../address/address.ts';
import { Link, useNavigation } from '../address/use-address.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { count } from '../format/numbers.ts';

interface Desk {
  readonly name: string;
  readonly icon: IconName;
  readonly to: Place;
  readonly holds: readonly Place['desk'][];
}

/** The desks that exist, in the order of the chain. */
export const DESKS: readonly Desk[] = [
  { name: 'Situation', icon: 'situation', to: { desk: 'situation' }, holds: ['situation'] },
  { name: 'Case', icon: 'case', to: { desk: 'cases' }, holds: ['case', 'cases'] },
  {
    name: 'Agreement',
    icon: 'agreement',
    to: { desk: 'agreement', clauseId: null },
    holds: ['agreement'],
  },
];

/** A record without an agreement has no desk for one. */
const desksOf = (agreement: boolean) =>
  DESKS.filter(({ to }) => agreement || to.desk !== 'agreement');

interface RailProps {
  /** False once it is known that none has been adopted. */
  readonly agreement: boolean;
  /** What waits for a person, once known. */
  readonly waiting: number | null;
  readonly lastEntry: number | null;
}

/** Rail on the desktop. The record sits apart at the foot, because it looks at the chain from outside. */
export function Rail({ agreement, waiting, lastEntry }: RailProps) {
  const { address } = useNavigation();
  return (
    <nav className="rail" aria-label="Desks">
      {desksOf(agreement).map((desk) => (
        <DeskLink
          key={desk.name}
          desk={desk}
          waiting={desk.name === 'Situation' ? waiting : null}
        />
      ))}
      <span className="sp" />
      {lastEntry === null ? null : (
        <Link
          to={{ desk: 'entry', index: lastEntry }}
          current={address.place.desk === 'entry' ? 'page' : undefined}
        >
          <Icon name="record" />
          Record
        </Link>
      )}
    </nav>
  );
}

/** The same desks at the foot of a phone. */
export function TabBar({ agreement, lastEntry }: Omit<RailProps, 'waiting'>) {
  const { address } = useNavigation();
  return (
    <nav className="tabbar" aria-label="Desks, phone">
      {desksOf(agreement).map((desk) => (
        <DeskLink key={desk.name} desk={desk} waiting={null} />
      ))}
      {lastEntry === null ? null : (
        <Link
          to={{ desk: 'entry', index: lastEntry }}
          current={address.place.desk === 'entry' ? 'page' : undefined}
        >
          <Icon name="record" />
          Record
        </Link>
      )}
    </nav>
  );
}

function DeskLink({ desk, waiting }: { readonly desk: Desk; readonly waiting: number | null }) {
  const { address } = useNavigation();
  const here = desk.holds.includes(address.place.desk);
  return (
    <Link to={desk.to} current={here ? 'page' : undefined}>
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
