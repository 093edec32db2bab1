import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '@holdfast/domain';
import type { Place } from '../address/address.ts';
import { Link, useNavigation } from '../address/use-address.tsx';
import { DESKS, deskOf } from '../desks.tsx';
import type { Desk } from '../desks.tsx';
import { Icon, Mark } from '../parts/icon.tsx';
import { useLive, useView } from '../use-view.tsx';
import { Clocks, KnownBand } from './clocks.tsx';
import { KeyList } from './key-list.tsx';
import { useKeys } from './keyboard.tsx';
import { Palette } from './palette.tsx';
import { Rail, TabBar } from './rail.tsx';
import { ReaderChip } from './reader-chip.tsx';
import { Records } from './records.tsx';
import { Seal, SealBroken } from './seal.tsx';
import { toggleTheme } from './theme.ts';

/** Everything around the page: who reads, as known when, and whether the record can be trusted. */
export function Shell({
  session,
  children,
}: {
  readonly session: SessionView;
  readonly children: ReactNode;
}) {
  const { address, go } = useNavigation();
  const [open, setOpen] = useState<'find' | 'keys' | 'known' | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const known = useCallback(() => setOpen('known'), []);
  const { desk } = address.place;
  const { cut } = session;
  const situation = useView('situation').data;
  const waiting = situation?.queueTotal ?? null;
  const desks = useMemo(() => DESKS.filter(({ shown }) => shown(session)), [session]);
  const here = deskOf(address.place);
  const name = nameOf(here, desk);
  useKeys({
    'ctrl k': () => setOpen('find'),
    '?': () => setOpen('keys'),
    t: known,
    ...Object.fromEntries(desks.map(({ key, to }) => [`g ${key}`, () => go(to)])),
  });
  useTitle(name, address.place, cut.exercise);
  return (
    <div
      className={`app ${desk === 'situation' ? 'fit' : ''} ${cut.exercise || session.trial ? '' : 'real'}`}
    >
      <a className="skip" href="#main">
        Skip to the page
      </a>
      {session.trial ? (
        <section className="bands" aria-label="Trial">
          <div className="exercise">
            <b>TRIAL</b>
            <span>
              statements are as their sources reported them; what is recorded here binds nobody
            </span>
          </div>
        </section>
      ) : null}
      {cut.exercise ? (
        <section className="bands" aria-label="Exercise">
          <div className="exercise">
            <b>EXERCISE</b>
            <span>every place, state, party and event on this screen is invented</span>
          </div>
        </section>
      ) : null}
      <header className="top">
        <Link className="mark" to={{ desk: 'situation' }} label="Holdfast, to the situation">
          <Mark />
        </Link>
        <div className="crumb">
          <b>{name}</b>
          <Crumb />
          <Records records={session.records} />
        </div>
        <button className="find" onClick={() => setOpen('find')}>
          <Icon name="search" />
          <span>Find a case, clause or entry</span>
          <kbd>Ctrl K</kbd>
        </button>
        <Clocks cut={cut} open={open === 'known'} setOpen={(on) => setOpen(on ? 'known' : null)} />
        <button className="iconbtn" aria-label="Light or dark" onClick={toggleTheme}>
          <Icon name="theme" />
        </button>
        <ReaderChip session={session} />
      </header>
      <Rail desks={desks} waiting={waiting} />
      <main id="main" tabIndex={-1}>
        <KnownBand />
        <OfflineBand />
        <SealBroken cut={cut} />
        {children}
      </main>
      <footer className="foot num">
        <Seal cut={cut} />
        <span className="keys">
          {(here?.keys ?? []).map(([keys, what]) => (
            <span key={keys}>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}{' '}
              {what}
            </span>
          ))}
          <button onClick={() => setOpen('keys')}>
            <kbd>?</kbd> keys
          </button>
        </span>
      </footer>
      <TabBar desks={desks} />
      {open === 'find' ? <Palette desks={desks} onClose={close} onKnown={known} /> : null}
      {open === 'keys' ? <KeyList desks={desks} onClose={close} /> : null}
    </div>
  );
}

function Crumb() {
  const { address } = useNavigation();
  const { place } = address;
  const situation = useView('situation').data;
  switch (place.desk) {
    case 'case':
      return <span>{place.caseId}</span>;
    case 'entry':
      return <span>entry {place.index}</span>;
    case 'cases':
    case 'situation':
      return <span>{situation?.title ?? ''}</span>;
    case 'agreement':
      return <span>{situation?.agreementTitle ?? ''}</span>;
    case 'desk':
    case 'sign-in':
    case 'nowhere':
      return null;
  }
}

function OfflineBand() {
  const { online } = useLive();
  if (online) return null;
  return (
    <div className="band" role="status">
      <Icon name="info" />
      <span>
        <b>No live line to the record.</b> What you see is the last answer; it comes back by itself.
      </span>
    </div>
  );
}

function nameOf(here: Desk | null, desk: Place['desk']): string {
  return here?.name ?? (desk === 'entry' ? 'Record' : 'Not here');
}

/** The title names desk and object, and says exercise where it is one. */
function useTitle(desk: string, place: Place, exercise: boolean): void {
  const object =
    place.desk === 'case' ? place.caseId : place.desk === 'entry' ? `entry ${place.index}` : '';
  useEffect(() => {
    const name = object === '' ? desk : `${object} · ${desk}`;
    document.title = `${name} · Holdfast${exercise ? ' (exercise)' : ''}`;
  }, [desk, object, exercise]);
}
