import type { CasePhoto, CaseSource, CaseView } from '@holdfast/domain';
import { photoAddress } from '../api.ts';
import { useNavigation } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { DAY_MS, clock, clockSeconds, day, dayAndClock, span } from '../format/times.ts';
import { EVENT_WORDS } from '../format/words.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { Cite, Withheld } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';

const KINDS: Readonly<Record<CaseSource['kind'], readonly [IconName, string]>> = {
  detection: ['wave', 'Detected'],
  observation: ['ear', 'Observed'],
  allegation: ['speech', 'Alleged'],
  activity: ['info', 'Notified'],
};

/** What each source perceived, in order of time. Its own words stand in serif, verbatim. */
export function Observations({ view }: { readonly view: CaseView }) {
  return (
    <section className="panel" aria-label="Observations">
      <div className="ph">
        <h2>What each source perceived</h2>
        <span className="dim">detected, observed and alleged are never added up</span>
      </div>
      {view.sources.length === 0 ? (
        <div className="pb">
          <Empty title="No source is shown to you.">
            {counted(view.withheld, 'is', 'are')} withheld.
          </Empty>
        </div>
      ) : null}
      <ol className="sources">
        {view.sources.map((source) => (
          <Source key={source.id} source={source} />
        ))}
      </ol>
      {view.withheld > 0 && view.sources.length > 0 ? (
        <div className="pb">
          <Withheld count={view.withheld} what="source" />
        </div>
      ) : null}
    </section>
  );
}

/** Seconds for what an instrument timed; no finer than a person said it otherwise. */
function timeWords({ kind, fromMs, toMs }: CaseSource): string {
  if (kind === 'detection') return clockSeconds(fromMs);
  const sameDay = day(fromMs) === day(toMs) && toMs - fromMs < DAY_MS - 1;
  if (!sameDay) return span(fromMs, toMs);
  return clock(fromMs) === clock(toMs) ? clock(fromMs) : `${clock(fromMs)} to ${clock(toMs)}`;
}

function Source({ source }: { readonly source: CaseSource }) {
  const [icon, kind] = KINDS[source.kind];
  return (
    <li>
      <span className="when num">
        {timeWords(source)}
        <small>known {dayAndClock(source.recordedAtMs)}</small>
      </span>
      <span className="kind">
        <Icon name={icon} />
        {kind}
      </span>
      <div>
        <p>
          <b>{source.who}</b>
          {source.eventKind === null ? null : (
            <span className="tag">{EVENT_WORDS[source.eventKind]}</span>
          )}
          <span className="mono dim">{source.id}</span>
          <Cite index={source.entryIndex} />
        </p>
        <p className="mid">{source.sentence}</p>
        {source.verbatim === null ? null : (
          <blockquote className="verbatim">{source.verbatim}</blockquote>
        )}
        <Photos photos={source.photos} />
        {source.residualRmsMs === null ? null : (
          <p className="dim small num">
            Arrivals fit within {source.residualRmsMs} ms root mean square.
          </p>
        )}
      </div>
    </li>
  );
}

/** Each under its hash: the original is in the mission's hands, or on the monitor's device alone. */
function Photos({ photos }: { readonly photos: readonly CasePhoto[] }) {
  const { look } = useNavigation().address;
  if (photos.length === 0) return null;
  return (
    <ul className="case-photos">
      {photos.map(({ sha256, byteLength, takenMs, entryIndex }) => (
        <li key={sha256}>
          {entryIndex === null ? (
            <span className="absent">
              <Icon name="eyeoff" />
              still on the monitor’s device
            </span>
          ) : (
            <a href={photoAddress(entryIndex, look)} target="_blank" rel="noreferrer">
              <img
                src={photoAddress(entryIndex, look)}
                loading="lazy"
                alt={`Photograph taken ${clockSeconds(takenMs)} UTC`}
              />
            </a>
          )}
          <span className="num">
            taken {clockSeconds(takenMs)}, {Math.ceil(byteLength / 1024)} KB
          </span>
          <span className="mono" title={sha256}>
            {sha256.slice(0, 12)}…
          </span>
          {entryIndex === null ? null : <Cite index={entryIndex} />}
        </li>
      ))}
    </ul>
  );
}
