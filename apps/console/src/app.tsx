import { Suspense, useEffect, useRef } from 'react';
import { SignInPage } from './act/sign-in-page.tsx';
import { StrangerPage } from './act/stranger-page.tsx';
import type { SessionView } from '@holdfast/domain';
import { AgreementPage } from './agreement/agreement-page.tsx';
import { pathOf } from './address/address.ts';
import type { Place } from './address/address.ts';
import { useNavigation } from './address/use-address.tsx';
import { CasePage } from './case/case-page.tsx';
import { CasesPage } from './case/cases-page.tsx';
import { DESKS, deskOf, pageOf } from './desks.tsx';
import { Empty, FirstLoad, Trouble } from './parts/states.tsx';
import { EntryPage } from './record/entry-page.tsx';
import { Shell } from './shell/shell.tsx';
import { SituationPage } from './situation/situation-page.tsx';
import { useView } from './use-view.tsx';

/** Session first: it says who reads, as known when, and whether this is an exercise. */
export function App() {
  const session = useView('session');
  const { place } = useNavigation().address;
  // The field page stands without signal: it asks for nothing before it is shown.
  if (place.desk === 'desk' && place.name === 'field') return <DeskPageAt place={place} />;
  if (session.error?.code === 'not-signed-in' || place.desk === 'sign-in')
    return (
      <SignInPage
        first={place.desk === 'sign-in' ? place.first : null}
        why={session.error?.message ?? null}
      />
    );
  if (session.data === null)
    return session.error === null ? (
      <FirstLoad what="the record" />
    ) : (
      <main>
        <Trouble error={session.error} again={session.again} stale={false} />
      </main>
    );
  if (session.data.stranger !== null) return <StrangerPage session={session.data} />;
  return (
    <Shell session={session.data}>
      <Page session={session.data} />
    </Shell>
  );
}

function Page({ session }: { readonly session: SessionView }) {
  const { address, go } = useNavigation();
  const { place } = address;
  // A record without cases has no situation: its first desk is where one lands.
  const first = DESKS.find(({ shown }) => shown(session)) ?? null;
  const elsewhere = place.desk === 'situation' && deskOf(place)?.shown(session) === false;
  useEffect(() => {
    if (elsewhere && first !== null) go(first.to);
  }, [elsewhere, first, go]);
  useStartAtTop(pathOf(place).split('/').slice(0, 3).join('/'));
  switch (place.desk) {
    case 'situation':
      return <SituationPage />;
    case 'cases':
      return <CasesPage />;
    case 'case':
      return <CasePage caseId={place.caseId} tab={place.tab} />;
    case 'agreement':
      return <AgreementPage clauseId={place.clauseId} />;
    case 'entry':
      return <EntryPage index={place.index} />;
    case 'desk':
      return <DeskPageAt place={place} />;
    case 'sign-in':
      return null;
    case 'nowhere':
      return <Nowhere path={place.path} />;
  }
}

function DeskPageAt({ place }: { readonly place: Extract<Place, { readonly desk: 'desk' }> }) {
  const DeskPage = pageOf(place.name);
  if (DeskPage === null) return <Nowhere path={pathOf(place)} />;
  return (
    <Suspense fallback={<FirstLoad what="this desk" />}>
      <DeskPage path={place.path} />
    </Suspense>
  );
}

function Nowhere({ path }: { readonly path: string }) {
  return (
    <div className="pg">
      <h1>Nothing at this address</h1>
      <Empty title={path}>No desk answers here. The rail leads to those that exist.</Empty>
    </div>
  );
}

/** A new page starts at its top, and a screen reader hears it from there; a clause keeps its place in the text. */
function useStartAtTop(page: string): void {
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    const stays = page.startsWith('/agreement') && before.current.startsWith('/agreement');
    before.current = page;
    if (stays) return;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true });
  }, [page]);
}
