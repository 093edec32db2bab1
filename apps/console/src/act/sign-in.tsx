import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import type { Look } from '../address/address.ts';
import { hrefOf } from '../address/address.ts';
import { useNavigation } from '../address/use-address.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLive } from '../use-view.tsx';
import { passkeyTrouble, signInWithPasskey } from './passkey.ts';
import { postJson } from './send-command.ts';

const NOBODY: Look = { role: null, party: null, as: null, known: null };

/** Name and passphrase of an account on this machine. With `first`, opens the mission's first account. */
export function SignIn({ first }: { readonly first: string | null }) {
  const { address, setLook } = useNavigation();
  const { store } = useLive();
  const id = useId();
  const [personId, setPersonId] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { place } = address;
  /** Where one wanted to be, or the first desk where one came only to sign in. */
  const arrive = (as: string) => {
    store.clear();
    setLook({ as, role: null, party: null });
    if (place.desk === 'sign-in')
      window.location.assign(hrefOf({ desk: 'situation' }, { ...NOBODY, as }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const body = { personId, passphrase, ...(first === null ? {} : { token: first }) };
    const path = first === null ? '/api/sign-in' : '/api/first-account';
    const response = await postJson(path, body);
    setBusy(false);
    if (response === null) return setTrouble('Could not reach the record. Try again.');
    if (!response.ok) {
      const answer: unknown = await response.json().catch(() => null);
      const says = typeof answer === 'object' && answer !== null && 'message' in answer;
      return setTrouble(says ? String(answer.message) : `The server answered ${response.status}.`);
    }
    arrive(personId);
  };
  const withPasskey = async () => {
    const answer = await signInWithPasskey();
    if (typeof answer === 'string') return setTrouble(answer);
    arrive(answer.personId);
  };
  return (
    <form className="commandform signin" onSubmit={(event) => void submit(event)}>
      <div className="fieldbox">
        <label htmlFor={`${id}-who`}>Your id on record</label>
        <small className="dim">As the custodian granted it, for instance P-04.</small>
        <input
          id={`${id}-who`}
          autoComplete="username"
          value={personId}
          onChange={(event) => setPersonId(event.target.value)}
        />
      </div>
      <div className="fieldbox">
        <label htmlFor={`${id}-word`}>Passphrase</label>
        <input
          id={`${id}-word`}
          type="password"
          autoComplete={first === null ? 'current-password' : 'new-password'}
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        {first === null ? null : <small className="dim">At least 12 characters.</small>}
      </div>
      {trouble === null ? null : (
        <p className="refused" role="alert">
          <Icon name="block" />
          <span>{trouble}</span>
        </p>
      )}
      <div className="acts">
        <button className="btn pri" disabled={busy || personId === '' || passphrase === ''}>
          {first === null ? 'Sign in' : 'Open the first account'}
        </button>
        {first !== null || passkeyTrouble() !== null ? null : (
          <button type="button" className="btn" onClick={() => void withPasskey()}>
            <Icon name="key" /> Sign in with a passkey
          </button>
        )}
      </div>
    </form>
  );
}
