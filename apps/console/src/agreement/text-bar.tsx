import type { AgreementView, TextShown } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import type { Mode } from './use-desk.ts';
import { useDesk } from './use-desk.ts';

const MODE_WORDS: Readonly<Record<Mode, string>> = {
  text: 'Text',
  redline: 'Redline',
  checks: 'Checks',
  open: 'Open terms',
  'what-if': 'What if',
  beside: 'Side by side',
};

/** Which text, and how one looks at it. */
export function TextBar({ view }: { readonly view: AgreementView }) {
  const { mode, show } = useDesk();
  const others = view.texts.length > 1;
  const modes = (['text', 'redline', 'checks', 'open', 'what-if', 'beside'] as const).filter(
    (each) => others || (each !== 'redline' && each !== 'beside'),
  );
  return (
    <div className="vbar">
      {others ? <Texts view={view} /> : <b>{view.title}</b>}
      <span className="seg" role="group" aria-label="How to look at it">
        {modes.map((each) => (
          <button key={each} aria-pressed={mode === each} onClick={() => show(each)}>
            {MODE_WORDS[each]}
          </button>
        ))}
      </span>
      <span className="push row wrap num">
        {view.openTerms.length === 0 ? null : (
          <span className="tag open">
            {counted(view.openTerms.length, 'open question', 'open questions')}
          </span>
        )}
        <button className="btn sm" onClick={() => window.print()}>
          <Icon name="print" />
          Print
        </button>
      </span>
    </div>
  );
}

function Texts({ view }: { readonly view: AgreementView }) {
  const { mode, otherId } = useDesk();
  return (
    <nav className="vers" aria-label="Texts on this record">
      {view.texts.map((text) => (
        <Link
          key={text.textId}
          to={{ desk: 'agreement', clauseId: null }}
          extra={{
            text: text.textId,
            ...(mode === 'text' ? {} : { show: mode }),
            ...(otherId === null || otherId === text.textId ? {} : { with: otherId }),
          }}
          current={text.textId === view.text.textId ? 'true' : undefined}
        >
          {nameOf(text)}
          <small>{standingOf(text)}</small>
        </Link>
      ))}
    </nav>
  );
}

/** The title's first part is enough to tell texts apart. */
export function nameOf({ title, variant }: TextShown): string {
  const [head = title] = title.split(/, (?:as reported|\d)| on | \(/);
  return variant === null || head.toLowerCase().includes(variant) ? head : `${head}, ${variant}`;
}

export function standingOf({ standing, status }: TextShown): string {
  if (standing === 'in-force') return 'in force here';
  return status === null ? 'held' : `held; ${status}, as reported`;
}
