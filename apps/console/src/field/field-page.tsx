import { useEffect, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useNavigation } from '../address/use-address.tsx';
import { toggleTheme } from '../shell/theme.ts';
import '../styles/field.css';
import { isWaiting } from './hand-in.ts';
import { ImpedimentForm } from './impediment-form.tsx';
import { ReportForm } from './report-form.tsx';
import { SentList } from './sent-list.tsx';
import { registerWorker } from './register-worker.ts';
import type { Field } from './use-field.ts';
import { useField } from './use-field.ts';

type Tab = 'report' | 'impediment' | 'sent';

const TABS: readonly (readonly [Tab, string])[] = [
  ['report', 'Heard or seen'],
  ['impediment', 'Kept from seeing'],
  ['sent', 'My reports'],
];

/** A monitor's own page: stands without signal, dark unless the monitor chose otherwise. */
export function FieldPage() {
  const field = useField();
  const [tab, setTab] = useState<Tab>('report');
  useNight();
  useEffect(() => {
    document.title = 'Field report · Holdfast';
    void registerWorker();
  }, []);
  const { known } = field;
  const waiting = field.items.filter(isWaiting).length;
  return (
    <div className="field">
      {known?.view.cut.exercise === true ? (
        <section className="bands" aria-label="Exercise">
          <div className="exercise">
            <b>EXERCISE</b> <span>every place, state, party and event here is invented</span>
          </div>
        </section>
      ) : null}
      <header>
        <div>
          <b>{known === null ? 'Field report' : known.actor.name}</b>
          <span>{known === null ? 'Holdfast' : `${known.actor.nation} · monitor`}</span>
        </div>
        <button className="iconbtn" aria-label="Light or dark" onClick={toggleTheme}>
          <Icon name="theme" />
        </button>
      </header>
      <p className="saved" role="status">
        <Icon name={field.online ? 'check' : 'info'} />
        <span>
          {waiting > 0 ? `${waiting} kept on this device. ` : 'Nothing waits on this device. '}
          {field.online ? 'On line.' : 'No signal; sends by itself.'}
        </span>
      </p>
      <nav aria-label="Field" className="fieldtabs">
        {TABS.map(([name, label]) => (
          <button
            key={name}
            aria-current={tab === name ? 'page' : undefined}
            onClick={() => setTab(name)}
          >
            {label}
          </button>
        ))}
      </nav>
      <main>
        <h1 className="sr">{TABS.find(([name]) => name === tab)?.[1]}</h1>
        {known === null ? <WhoReports field={field} /> : null}
        {known !== null && tab === 'report' ? (
          <ReportForm key={known.actor.personId} field={field} known={known} />
        ) : null}
        {known !== null && tab === 'impediment' ? (
          <ImpedimentForm field={field} known={known} />
        ) : null}
        {known !== null && tab === 'sent' ? <SentList field={field} known={known} /> : null}
      </main>
    </div>
  );
}

/** Before this device knows anybody. */
function WhoReports({ field }: { readonly field: Field }) {
  const { address, setLook } = useFieldLook();
  if (!field.online)
    return (
      <p className="pad">
        No signal, and this device has not met the mission yet: open this page once with signal.
      </p>
    );
  return (
    <section aria-label="Who reports">
      <h2>Who reports?</h2>
      {field.people.length === 0 ? (
        <p>
          <a className="op" href={`${address}/sign-in`}>
            Sign in as a monitor
          </a>
        </p>
      ) : (
        <div className="ops c1">
          {field.people.map(({ personId, name, nation }) => (
            <button key={personId} className="op" onClick={() => setLook(personId)}>
              {name}
              <small>{nation}</small>
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

function useFieldLook() {
  const { address } = useNavigation();
  const { pathname } = window.location;
  return {
    address: pathname.slice(0, pathname.lastIndexOf('/field')),
    setLook: (personId: string) => {
      const query = new URLSearchParams(address.query);
      query.set('as', personId);
      query.set('role', 'monitor');
      window.location.search = query.toString();
    },
  };
}

/** A light screen gives a patrol away: dark on this page until somebody asks for light, and as before when it is left. */
function useNight(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset['theme'];
    if (before === undefined) dataset['theme'] = 'dark';
    return () => {
      if (before === undefined) delete dataset['theme'];
    };
  }, []);
}
