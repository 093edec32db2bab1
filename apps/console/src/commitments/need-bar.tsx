import { Fragment } from 'react';
import type { CommitmentsView } from '@holdfast/domain';
import { rangeText } from './words.ts';

type Need = CommitmentsView['needs'][number];

/** Widths in a box of 100: the scale ends a quarter beyond the larger of need and offers. */
function scaleOf({ need, standings }: Need): number {
  const offered = standings.reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(need[1] ?? need[0] ?? 0, offered, 1) * 1.25;
}

const CLASSES = { true: 't', unknown: 'u', disputed: 'x', false: 'f' } as const;

/** Ready, unknown, disputed and not ready side by side, each solid as far as it is certain, and a tick at the need. Offers without a number leave the rest open. */
export function NeedBar({ need }: { readonly need: Need }) {
  const scale = scaleOf(need);
  const at = (value: number) => `${((value / scale) * 100).toFixed(1)}%`;
  const starts = need.standings.map((_, index) =>
    need.standings.slice(0, index).reduce((sum, { amount }) => sum + amount, 0),
  );
  const known = need.standings.reduce((sum, { amount }) => sum + amount, 0);
  const [least, most] = need.need;
  return (
    <div className="need" role="img" aria-label={wordsOf(need)}>
      {need.standings.map(({ value, amount, least }, index) => {
        const insetInlineStart = at(starts[index] ?? 0);
        return amount === 0 ? null : (
          <Fragment key={value}>
            <i
              className={`${CLASSES[value]} maybe`}
              style={{ insetInlineStart, inlineSize: at(amount) }}
            />
            <i
              className={CLASSES[value]}
              style={{ insetInlineStart, inlineSize: at(least ?? amount) }}
            />
          </Fragment>
        );
      })}
      {need.unknown === 0 ? null : (
        <i className="open" style={{ insetInlineStart: at(known), insetInlineEnd: 0 }} />
      )}
      {least !== null && most !== null && most > least ? (
        <i className="span" style={{ insetInlineStart: at(least), inlineSize: at(most - least) }} />
      ) : null}
      {[...new Set([least, most])].map((value) =>
        value === null ? null : (
          <i key={value} className="r" style={{ insetInlineStart: at(value) }} />
        ),
      )}
    </div>
  );
}

export function wordsOf({ standings, unit }: Need): string {
  const words = { true: 'ready', unknown: 'unknown', disputed: 'disputed', false: 'not ready' };
  const said = standings
    .filter(({ contributions }) => contributions > 0)
    .map(({ value, amount, least, most, unknown, contributions }) =>
      unknown === contributions
        ? `${contributions} ${words[value]}, without a number`
        : `${rangeText([least, most]) ?? amount} ${unit} ${words[value]}`,
    );
  return said.length === 0 ? 'Nothing is offered.' : `Offered: ${said.join('; ')}.`;
}
