import { useState } from 'react';
import type { RecordAct, RecordView } from '@holdfast/domain';
import { wholeNumber } from '../address/address.ts';
import { Link, useNavigation } from '../address/use-address.tsx';
import { count } from '../format/numbers.ts';
import { clockSeconds, dayYear } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import { useView } from '../use-view.tsx';
import '../styles/record-home.css';
import { FiledPanel } from './filed-panel.tsx';
import { RefusalsPanel } from './refusals-panel.tsx';
import { UpkeepPanel } from './upkeep-panel.tsx';
import { VerifyPanel } from './verify-panel.tsx';

/** Can the record be trusted? Size, checkpoint and keys, a check of all of it here, and what was done to it. */
export function RecordPage() {
  const { data, error, again } = useView('record');
  if (data === null)
    return error === null ? (
      <FirstLoad what="the record" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <div className="pg record">
      <div className="title">
        <h1>The record</h1>
        <span className="mid num">
          {count(data.cut.entries)} entries · <span className="mono">{data.cut.origin}</span>
        </span>
      </div>
      <div className="record-grid">
        <div className="stack">
          <VerifyPanel record={data} />
          <Checkpoint record={data} />
          <UpkeepPanel />
          <ProveOne last={data.cut.entries - 1} />
        </div>
        <div className="stack">
          <FiledPanel record={data} />
          <Withheld record={data} />
          <RefusalsPanel feeds={data.refusals} />
          <Acts title="Releases" acts={data.releases} none="Nothing has been issued yet." />
          <Acts title="Erasures" acts={data.erasures} none="No content has been erased." />
          <Acts
            title="Keys of sources"
            acts={data.keys}
            none="No source has been enrolled."
            hidden="Which sources sign is read in the mission alone."
          />
        </div>
      </div>
    </div>
  );
}

function Checkpoint({ record }: { readonly record: RecordView }) {
  const { log, cut } = record;
  const { checkpoint } = cut;
  return (
    <section className="panel" aria-label="Checkpoint and keys">
      <div className="ph">
        <h2>Checkpoint and keys</h2>
      </div>
      <div className="pb stack">
        {log.trouble === null ? null : (
          <p className="outcome bad" role="alert">
            <Icon name="block" />
            <span>
              <b>The record’s own files do not stand.</b> {log.trouble}
            </span>
          </p>
        )}
        <dl className="hashes">
          <dt>Covers</dt>
          <dd className="num">
            {checkpoint === null
              ? 'no checkpoint yet'
              : `${count(checkpoint.size)} entries; ${count(cut.entries - checkpoint.size)} wait for the next`}
          </dd>
          {checkpoint === null ? null : (
            <>
              <dt>Root</dt>
              <dd className="mono">{checkpoint.rootHex}</dd>
            </>
          )}
          <dt>Cosigned by</dt>
          <dd>
            {log.cosigners.length === 0
              ? 'nobody: no witness has confirmed this checkpoint'
              : `${log.cosigners.join(', ')}: checked with the rest under Verify here`}
          </dd>
          {log.keys.map(({ vkey, fromSize }, at) => (
            <div key={vkey}>
              <dt>
                Key {at + 1} of the log
                {log.keys.length > 1 ? `, for more than ${count(fromSize)} entries` : ''}
              </dt>
              <dd className="mono">{vkey}</dd>
            </div>
          ))}
        </dl>
        <p className="dim small">
          Compare the key with the one you were given by another way: a server that lies about the
          record could lie about its key.
        </p>
      </div>
    </section>
  );
}

function ProveOne({ last }: { readonly last: number }) {
  const { go } = useNavigation();
  const [text, setText] = useState('');
  const index = wholeNumber(text.trim());
  const isThere = index !== null && index <= last;
  return (
    <section className="panel" aria-label="Prove one entry">
      <div className="ph">
        <h2>Prove one entry</h2>
      </div>
      <form
        className="pb row wrap"
        onSubmit={(event) => {
          event.preventDefault();
          if (isThere) go({ desk: 'entry', index });
        }}
      >
        <label className="prove">
          Number, 0 to {count(last)}
          <input
            inputMode="numeric"
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={text !== '' && !isThere}
          />
        </label>
        <button className="btn" disabled={!isThere}>
          Show its proof
        </button>
      </form>
    </section>
  );
}

function Withheld({ record }: { readonly record: RecordView }) {
  return (
    <section className="panel" aria-label="Withheld from you">
      <div className="ph">
        <h2>Withheld from you</h2>
      </div>
      <div className="pb">
        {record.withheld.length === 0 ? (
          <p className="dim">Nothing: you may read every entry and its content.</p>
        ) : (
          <ul className="acts-list">
            {record.withheld.map(({ what, why, entries }) => (
              <li key={why}>
                <b className="num">
                  {what === 'Entries'
                    ? `${count(entries)} entries`
                    : `Contents of ${count(entries)} entries`}
                </b>
                <span>{why}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

interface ActsProps {
  readonly title: string;
  readonly acts: readonly RecordAct[] | null;
  readonly none: string;
  readonly hidden?: string;
}

function Acts({ title, acts, none, hidden }: ActsProps) {
  return (
    <section className="panel" aria-label={title}>
      <div className="ph">
        <h2>{title}</h2>
        <span className="dim num push">{acts === null ? '' : count(acts.length)}</span>
      </div>
      <div className="pb">
        {acts === null ? <p className="dim">{hidden}</p> : null}
        {acts?.length === 0 ? <Empty title={none} /> : null}
        {acts === null || acts.length === 0 ? null : (
          <ul className="acts-list scroll" tabIndex={0} aria-label={title}>
            {acts.map(({ entryIndex, recordedAtMs, title: what, reason }) => (
              <li key={entryIndex}>
                <Link to={{ desk: 'entry', index: entryIndex }}>{what}</Link>
                <span className="num">
                  {dayYear(recordedAtMs)}, {clockSeconds(recordedAtMs)} UTC
                  {reason === '' ? '' : ` · ${reason}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
