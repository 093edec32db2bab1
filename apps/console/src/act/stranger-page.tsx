import type { SessionView } from '@holdfast/domain';
import { useNavigation } from '../address/use-address.tsx';
import { Mark } from '../parts/icon.tsx';

/** Instead of the desks, where the address asks to act as somebody whom nobody on record is. The place is kept: who is chosen lands there. */
export function StrangerPage({ session }: { readonly session: SessionView }) {
  const { setLook } = useNavigation();
  return (
    <main id="main" className="signinpage roles">
      <Mark />
      <h1>Nobody on this record is “{session.stranger}”</h1>
      <p className="dim">
        The address names somebody who holds no such office here. Act as one of those who do, or
        only look. What you do is recorded under the name that you choose.
      </p>
      <button
        className="btn"
        onClick={() => setLook({ as: null, role: session.reader.role, party: null })}
      >
        Only look
      </button>
      <ul className="choices">
        {session.people.map(({ personId, role, name, label, nation }) => (
          <li key={`${personId} ${role}`}>
            <button onClick={() => setLook({ as: personId, role, party: null })}>
              <b>{name}</b>
              <span>
                {label}, {nation}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
