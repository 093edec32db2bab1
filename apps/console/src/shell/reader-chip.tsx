import { useState } from 'react';
import type { PersonInRole, SessionView } from '@holdfast/domain';
import { addPasskey, passkeyTrouble } from '../act/passkey.ts';
import { postJson } from '../act/send-command.ts';
import { SignIn } from '../act/sign-in.tsx';
import { BASE } from '../address/base.ts';
import { useNavigation } from '../address/use-address.tsx';
import { Popover } from '../parts/overlay.tsx';
import { useLive } from '../use-view.tsx';

/** Who reads and who acts. In an exercise or a trial a visitor may act as anyone on record, or only look with a role's eyes. */
export function ReaderChip({ session }: { readonly session: SessionView }) {
  const [open, setOpen] = useState(false);
  const { reader, roles, actor } = session;
  const looks = roles.find(
    ({ role, partyId }) => role === reader.role && partyId === reader.partyId,
  );
  const label = actor?.name ?? looks?.label ?? reader.role;
  return (
    <div className="anchor">
      <button
        className={`who ${actor === null ? '' : 'acts'}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="av" aria-hidden="true">
          {initials(label)}
        </span>
        <span className="t">
          <b>{label}</b>{' '}
          <span>{actor === null ? 'looking only' : `${actor.label}, ${actor.nation}`}</span>
        </span>
        <span className="sr">Choose who acts</span>
      </button>
      {open ? (
        <Popover label="Who acts" className="roles" onClose={() => setOpen(false)}>
          <People session={session} onChosen={() => setOpen(false)} />
        </Popover>
      ) : null}
    </div>
  );
}

function People({
  session,
  onChosen,
}: {
  readonly session: SessionView;
  readonly onChosen: () => void;
}) {
  const { setLook } = useNavigation();
  const { store } = useLive();
  const { people, roles, reader, actor, signIn } = session;
  const actAs = ({ personId, role }: PersonInRole) => {
    setLook({ as: personId, role, party: null });
    onChosen();
  };
  const signOut = async (personId: string) => {
    await postJson('/api/sign-out', { personId });
    store.clear();
    setLook({ as: null, role: null, party: null });
    onChosen();
  };
  return (
    <>
      {people.length === 0 ? null : (
        <>
          <h2 className="t">Act as</h2>
          <p className="dim">
            {signIn === 'choose'
              ? 'Anyone on this record, in this tab. What you do is recorded under that name.'
              : 'Signed in on this device.'}
          </p>
          <ul className="choices">
            {people.map((person) => (
              <li key={`${person.personId} ${person.role}`}>
                <button
                  aria-pressed={person.personId === actor?.personId && person.role === actor.role}
                  onClick={() => actAs(person)}
                >
                  <b>{person.name}</b>
                  <span>
                    {person.label}, {person.nation}
                  </span>
                </button>
                {signIn === 'account' ? (
                  <div className="row">
                    <AddPasskey personId={person.personId} />
                    <button className="btn sm" onClick={() => void signOut(person.personId)}>
                      Sign out
                    </button>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {signIn === 'account' ? (
        <>
          <h2 className="t">Sign in</h2>
          <SignIn first={null} />
        </>
      ) : null}
      {roles.length > 1 ? (
        <>
          <h2 className="t">Only look as</h2>
          <p className="dim">Each role sees what it may. What is withheld is counted.</p>
          <ul className="choices">
            {roles.map(({ role, partyId, label: name }) => (
              <li key={`${role} ${partyId ?? ''}`}>
                <button
                  aria-pressed={
                    actor === null && role === reader.role && partyId === reader.partyId
                  }
                  onClick={() => {
                    setLook({ role, party: partyId, as: null });
                    onChosen();
                  }}
                >
                  <b>{name}</b>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <a href={`${BASE}/public`}>What the public sees</a>
      </p>
    </>
  );
}

function AddPasskey({ personId }: { readonly personId: string }) {
  const [says, setSays] = useState<string | null>(null);
  const trouble = passkeyTrouble();
  if (says !== null || trouble !== null)
    return (
      <small className="dim" role="status">
        {says ?? trouble}
      </small>
    );
  const add = async () => setSays((await addPasskey(personId)) ?? 'Passkey added.');
  return (
    <button className="btn sm" onClick={() => void add()}>
      Add a passkey
    </button>
  );
}

function initials(label: string): string {
  const words = label.split(/[\s,]+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
