import { Fragment } from 'react';
import type { TextCite, WordRun } from '@holdfast/domain';

/** Words of the text, each open term with its dotted line and number. */
export function Words({
  runs,
  numbers,
}: {
  readonly runs: readonly WordRun[];
  readonly numbers: ReadonlyMap<string, number>;
}) {
  return runs.map(({ text, openTerm }, at) =>
    openTerm === null ? (
      <Fragment key={at}>{text}</Fragment>
    ) : (
      <span key={at} className="openterm" title={`Open: ${text}`}>
        {text.charAt(0).toLowerCase()}
        {text.slice(1)}
        <sup>OPEN {numbers.get(openTerm) ?? ''}</sup>
      </span>
    ),
  );
}

/** Where words come from, by the source's short name; and the words in their place where the record holds them. */
export function Cites({ cites }: { readonly cites: readonly TextCite[] }) {
  if (cites.length === 0) return null;
  return (
    <ul className="srcs" aria-label="Sources">
      {cites.map(({ source, publisher, date, place, title, words }) => (
        <li key={`${source} ${place}`}>
          {words === null ? (
            <span
              title={`${publisher}, ${date}: ${title}, ${place}. Not held here, or not for this reader.`}
            >
              <span className="mono">{source}</span> {place}
            </span>
          ) : (
            <details>
              <summary title={`${publisher}, ${date}: ${title}`}>
                <span className="mono">{source}</span> {place}
              </summary>
              <blockquote className="serif">
                <span className="dim">… {words.before}</span>
                <mark>{words.cited}</mark>
                <span className="dim">{words.after} …</span>
              </blockquote>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
