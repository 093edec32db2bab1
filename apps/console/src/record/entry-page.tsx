import type { EntryView, SessionView } from '@holdfast/domain';
import { Link, useNavigation } from '../address/use-address.tsx';
import { count } from '../format/numbers.ts';
import { clockSeconds, dayYear, iso } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { useView } from '../use-view.tsx';
import { EntryProof } from './entry-proof.tsx';
import { useProof } from './use-proof.ts';

/** One entry as a stranger would check it. */
export function EntryPage({ index }: { readonly index: number }) {
  const { data, error, again } = useView('entry', String(index));
  const session = useView('session').data;
  if (data === null)
    return error === null ? (
      <FirstLoad what={`entry ${index}`} />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return <Entry key={data.index} entry={data} session={session} />;
}

function Entry({
  entry,
  session,
}: {
  readonly entry: EntryView;
  readonly session: SessionView | null;
}) {
  const { go } = useNavigation();
  const proof = useProof(entry);
  const last = session === null ? entry.index : session.cut.entries - 1;
  const to = (index: number) => {
    if (index >= 0 && index <= last) go({ desk: 'entry', index });
  };
  useKeys({ j: () => to(entry.index + 1), k: () => to(entry.index - 1) });
  return (
    <div className="pg entry">
      <div className="title">
        <h1>{entry.sentence}</h1>
        <div className="row wrap">
          <span className="tag mono">{entry.kind}</span>
          <span className="mid num">
            entry {count(entry.index)} of {count(last + 1)}, recorded {dayYear(entry.recordedAtMs)},{' '}
            {clockSeconds(entry.recordedAtMs)} UTC
          </span>
        </div>
        <div className="acts">
          {entry.index === 0 ? null : (
            <Link
              className="btn"
              to={{ desk: 'entry', index: entry.index - 1 }}
              label={`${entry.index - 1}, entry before`}
            >
              <Icon name="left" />
              {entry.index - 1}
            </Link>
          )}
          {entry.index >= last ? null : (
            <Link
              className="btn"
              to={{ desk: 'entry', index: entry.index + 1 }}
              label={`${entry.index + 1}, entry after`}
            >
              {entry.index + 1}
              <Icon name="right" />
            </Link>
          )}
          {entry.incidentId === null ? null : (
            <Link
              className="btn pri"
              to={{ desk: 'case', caseId: entry.incidentId, tab: 'process' }}
            >
              Case {entry.incidentId}
            </Link>
          )}
        </div>
      </div>
      <div className="entry-grid">
        <div className="stack">
          <Author entry={entry} />
          <Judgement entry={entry} />
          <Content entry={entry} />
        </div>
        <EntryProof entry={entry} proof={proof} session={session} />
      </div>
    </div>
  );
}

function Author({ entry }: { readonly entry: EntryView }) {
  const { author } = entry;
  return (
    <section className="panel" aria-label="Author">
      <div className="ph">
        <h2>Who says so</h2>
      </div>
      <div className="pb">
        <dl className="kv num">
          <dt>Author</dt>
          <dd className="mono">{author.id}</dd>
          <dt>Kind</dt>
          <dd>
            {author.kind === 'engine'
              ? 'the engine: a machine statement, one author among others'
              : author.kind}
          </dd>
          {author.role === null ? null : (
            <>
              <dt>Role</dt>
              <dd>{author.role}</dd>
            </>
          )}
          {author.nation === null ? null : (
            <>
              <dt>Nation</dt>
              <dd>{author.nation}</dd>
            </>
          )}
          <dt>Recorded</dt>
          <dd className="mono">{iso(entry.recordedAtMs)}</dd>
        </dl>
      </div>
    </section>
  );
}

/** Integers and ids on which verdicts may depend. */
function Judgement({ entry }: { readonly entry: EntryView }) {
  return (
    <section className="panel" aria-label="Judgement">
      <div className="ph">
        <h2>Judgement</h2>
        <span className="dim">integers and ids; all that verdicts depend on</span>
      </div>
      <div className="pb">
        {entry.judgement === null ? (
          <WithheldText what="judgement" />
        ) : (
          <Json text={entry.judgement} />
        )}
      </div>
    </section>
  );
}

function Content({ entry }: { readonly entry: EntryView }) {
  const { content, contentState } = entry;
  return (
    <section className="panel" aria-label="Content">
      <div className="ph">
        <h2>Content</h2>
        <span className="dim">words, names and raw bytes; may be withheld or erased</span>
      </div>
      <div className="pb">
        {contentState === 'shown' && content !== null ? <Json text={content} /> : null}
        {contentState === 'withheld' ? <WithheldText what="content" /> : null}
        {contentState === 'erased' ? (
          <Empty title="Erased.">
            The leaf and the proof still hold; no verdict depended on it.
          </Empty>
        ) : null}
        {contentState === 'empty' ? (
          <Empty title="No content.">This entry is its judgement alone.</Empty>
        ) : null}
      </div>
    </section>
  );
}

function WithheldText({ what }: { readonly what: string }) {
  return (
    <p className="withheld">
      <Icon name="eyeoff" />
      <span>The {what} is withheld from you. That it is in the record, you can check here.</span>
    </p>
  );
}

/** Canonical JSON, set out in lines; the bytes that are hashed are the compact ones. */
function Json({ text }: { readonly text: string }) {
  return (
    <pre className="json" tabIndex={0}>
      {laidOut(text)}
    </pre>
  );
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
