import '../styles/claims.css';
import type { ClaimsView } from '@holdfast/domain';
import { WhenLoaded } from '../agreement/loaded.tsx';
import { Empty } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { useView } from '../use-view.tsx';
import { Contradictions } from './contradictions.tsx';
import { DeskHead } from './desk-head.tsx';
import { Instruments } from './instruments.tsx';
import { Reading } from './reading.tsx';
import { SideBySide } from './side-by-side.tsx';
import type { Face } from './use-claims.ts';
import { FACES } from './use-claims.ts';

/** What was said, by whom, reported by whom, in which words: and where the reports do not agree. */
export function ClaimsPage({ path }: { readonly path: readonly string[] }) {
  const loaded = useView('claims');
  const face = FACES.find((name) => name === (path[0] ?? 'read'));
  useKeys({ p: () => window.print() });
  if (face === undefined)
    return (
      <div className="pg">
        <h1 className="page">Nothing at this address</h1>
        <Empty title={`/claims/${path.join('/')}`}>The desk has no such page.</Empty>
      </div>
    );
  return (
    <div className="claims">
      <WhenLoaded loaded={loaded} what="the claims">
        {(view) => (
          <>
            <DeskHead view={view} face={face} />
            {view.documents.length === 0 && view.topics.length === 0 ? (
              <NothingYet />
            ) : (
              <FaceOf face={face} view={view} />
            )}
          </>
        )}
      </WhenLoaded>
    </div>
  );
}

function FaceOf({ face, view }: { readonly face: Face; readonly view: ClaimsView }) {
  switch (face) {
    case 'read':
      return <Reading view={view} />;
    case 'side-by-side':
      return <SideBySide view={view} />;
    case 'contradictions':
      return <Contradictions view={view} />;
    case 'instruments':
      return <Instruments view={view} />;
  }
}

/** Says what to type: a document cannot be taken in from this page. */
function NothingYet() {
  return (
    <div className="pg stack">
      <Empty title="No document and no claim had been recorded by the time you look at.">
        To begin, in a terminal:
      </Empty>
      <pre className="mono" tabIndex={0} role="region" aria-label="Commands">
        {'holdfast import document REPORT.txt --publisher NAME --published 2026-01-06 --data DIR\n'}
        {'holdfast import register FOLDER --data DIR'}
      </pre>
    </div>
  );
}
