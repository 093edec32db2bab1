import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '@holdfast/domain';
import type { Place } from '../address/address.ts';
import { Link, useNavigation } from '../address/use-address.tsx';
import { Icon, Mark } from '../parts/icon.tsx';
import { useLive, useView } from '../use-view.tsx';
import { Clocks, KnownBand } from './clocks.tsx';
import { KeyList } from './key-list.tsx';
import { useKeys } from './keyboard.tsx';
import { Palette } from './palette.tsx';
import { Rail, TabBar } from './rail.tsx';
import { ReaderChip } from './reader-chip.tsx';
import { Seal, SealBroken } from './seal.tsx';
import { toggleTheme } from './theme.ts';

const DESK_NAMES: Readonly<Record<Place['desk'], string>> = {
  situation: 'Situation',
  cases: 'Case',
  case: 'Case',
  agreement: 'Agreement',
  entry: 'Record',
  nowhere: 'Not here',
};

/** The few keys that each desk shows in the foot; `?` lists all. */
const FOOT_KEYS: Readonly<Record<Place['desk'], readonly (readonly [string, string])[]>> = {
  situation: [
    ['J K', 'next, previous'],
    ['Enter', 'open'],
    ['M', 'map or table'],
  ],
  cases: [['F', 'filter']],
  case: [
    ['J K', 'next, previous case'],
    ['X', 'leave a row out'],
  ],
  agreement: [['[ ]', 'clause']],
  entry: [['J K', 'next, previous entry']],
  nowhere: [],
};

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
  const lastEntry =
    cut.checkpoint !== null && cut.checkpoint.size > 0 ? cut.checkpoint.size - 1 : null;
  const situation = useView('situation').data;
  const waiting = situation?.queueTotal ?? null;
  const agreement = situation === null || situation.agreementTitle !== null;
  useKeys({
    'ctrl k': () => setOpen('find'),
    '?': () => setOpen('keys'),
    t: known,
    'g s': () => go({ desk: 'situation' }),
    'g c': () => go({ desk: 'cases' }),
    'g a': () => go({ desk: 'agreement', clauseId: null }),
    'g e': () => {
      if (lastEntry !== null) go({ desk: 'entry', index: lastEntry });
    },
  });
  useTitle(desk, address.place, cut.exercise);
  return (
    <div className={`app ${desk === 'situation' ? 'fit' : ''} ${cut.exercise ? '' : 'real'}`}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
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
          <b>{DESK_NAMES[desk]}</b>
          <Crumb />
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
      <Rail agreement={agreement} waiting={waiting} lastEntry={lastEntry} />
      <main id="main" tabIndex={-1}>
        <KnownBand />
        <OfflineBand />
        <SealBroken cut={cut} />
        {children}
      </main>
      <footer className="foot num">
        <Seal cut={cut} />
        <span className="keys">
          {FOOT_KEYS[desk].map(([keys, what]) => (
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
      <TabBar agreement={agreement} lastEntry={lastEntry} />
      {open === 'find' ? <Palette onClose={close} onKnown={known} /> : null}
      {open === 'keys' ? <KeyList onClose={close} /> : null}
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

/** The title names desk and object, and says exercise where it is one. */
function useTitle(desk: Place['desk'], place: Place, exercise: boolean): void {
  const object =
    place.desk === 'case' ? place.caseId : place.desk === 'entry' ? `entry ${place.index}` : '';
  useEffect(() => {
    const name = object === '' ? DESK_NAMES[desk] : `${object} · ${DESK_NAMES[desk]}`;
    document.title = `${name} · Holdfast${exercise ? ' (exercise)' : ''}`;
  }, [desk, object, exercise]);
}
