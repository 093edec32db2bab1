import type { AgreementView, SupposableShown, Verdict, WhatIfView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import { useView } from '../use-view.tsx';
import { WhenLoaded } from './loaded.tsx';
import { settingsText, useDesk } from './use-desk.ts';

/** Suppose something is so: what would be otherwise, at once, and nothing recorded. */
export function WhatIf({ view }: { readonly view: AgreementView }) {
  const { set } = useDesk();
  const asked = [view.text.textId, ...(set.size === 0 ? [] : [settingsText(set)])].join(';');
  const loaded = useView('agreement-what-if', asked);
  const before = useView('agreement-what-if', view.text.textId);
  // While the answer to the last press is on its way, the controls stand as pressed and the old differences stay.
  const shown = loaded.data === null && loaded.error === null ? before : loaded;
  return (
    <WhenLoaded loaded={shown} what="what could be supposed">
      {(data) => <Supposed data={data} waiting={loaded.data === null} />}
    </WhenLoaded>
  );
}

const GROUPS = [
  ['fact', 'Conditions'],
  ['open', 'What the text leaves open'],
  ['readings', 'How it is read'],
] as const;

function Supposed({ data, waiting }: { readonly data: WhatIfView; readonly waiting: boolean }) {
  const { set, supposeNothing } = useDesk();
  return (
    <div className="pg desk2 whatif">
      <div className="stack">
        <h1 className="page">What if</h1>
        <div className="wbar" role="status">
          <b className="num">
            {set.size === 0
              ? 'Nothing is supposed yet.'
              : waiting
                ? 'Working it out …'
                : `${data.changes.length} of ${data.compared} verdicts and obligations would change.`}
          </b>{' '}
          <span>Nothing is recorded.</span>
          {set.size === 0 ? null : (
            <button className="btn sm push" onClick={supposeNothing}>
              As it stands
            </button>
          )}
        </div>
        {GROUPS.map(([kind, title]) => {
          const controls = data.controls.filter((control) => control.kind === kind);
          return controls.length === 0 ? null : (
            <section key={kind} className="panel" aria-label={title}>
              <div className="ph">
                <h2>{title}</h2>
              </div>
              <ul className="controls">
                {controls.map((control) => (
                  <Control key={control.name} control={control} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <Differences data={data} supposed={set.size} />
    </div>
  );
}

const VALUES: readonly Verdict[] = ['true', 'false', 'unknown', 'disputed'];

function Control({ control }: { readonly control: SupposableShown }) {
  const { set, suppose } = useDesk();
  const { name, title, kind, choices, now } = control;
  const supposed = set.get(name) ?? null;
  const held = VALUES.find((value) => value === now);
  return (
    <li className={supposed === null ? '' : 'changed'}>
      <span className="what">
        {held === undefined ? null : <TruthGlyph value={held} />}
        <span>
          {title}
          <small className="dim">{now === null ? 'open' : `now ${now}`}</small>
        </span>
      </span>
      <span className={kind === 'fact' ? 'seg' : 'seg wide'} role="group" aria-label={title}>
        {choices.map(({ value, title: word }) => (
          <button
            key={value}
            aria-pressed={supposed === value}
            onClick={() => suppose(name, supposed === value || value === now ? null : value)}
          >
            {word}
          </button>
        ))}
      </span>
    </li>
  );
}

const KIND_WORDS = {
  clause: 'clause',
  norm: 'norm',
  reading: 'reading',
  obligation: 'may or must',
  fact: 'condition',
} as const;

function Differences({ data, supposed }: { readonly data: WhatIfView; readonly supposed: number }) {
  const { textQuery } = useDesk();
  return (
    <aside className="panel diffs" aria-label="What would be otherwise">
      <div className="ph">
        <h2>What would be otherwise</h2>
        <span className="dim num push">{counted(data.changes.length, 'change', 'changes')}</span>
      </div>
      {data.changes.length === 0 ? (
        <p className="mid">
          {supposed === 0
            ? 'Press a condition, an answer or a reading: every verdict that would be another appears here.'
            : 'Nothing: every verdict and obligation stays what it is.'}
        </p>
      ) : (
        <ul>
          {data.changes.map(({ kind, title, clauseId, before, after }, at) => (
            <li key={at}>
              <span className="tag line">{KIND_WORDS[kind]}</span>
              {clauseId === null ? (
                title
              ) : (
                <Link to={{ desk: 'agreement', clauseId }} extra={textQuery}>
                  {title}
                </Link>
              )}
              <span className="ba">
                <Value value={before} /> <Icon name="right" /> <Value value={after} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

function Value({ value }: { readonly value: string }) {
  const verdict = VALUES.find((each) => each === value);
  return (
    <b>
      {verdict === undefined ? null : <TruthGlyph value={verdict} word />} {value}
    </b>
  );
}
