import type { CommitmentsView } from '@holdfast/domain';

type Need = CommitmentsView['needs'][number];

/** Widths in a box of 100: the scale ends a quarter beyond the larger of need and offers. */
function scaleOf({ need, standings }: Need): number {
  const offered = standings.reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(need[1] ?? need[0] ?? 0, offered, 1) * 1.25;
}

const CLASSES = { true: 't', unknown: 'u', disputed: 'x', false: 'f' } as const;

/** Ready, unknown, disputed and not ready side by side, and a tick at the need. Offers without a number are counted in words beside it. */
export function NeedBar({ need }: { readonly need: Need }) {
  const scale = scaleOf(need);
  const at = (value: number) => `${((value / scale) * 100).toFixed(1)}%`;
  const starts = need.standings.map((_, index) =>
    need.standings.slice(0, index).reduce((sum, { amount }) => sum + amount, 0),
  );
  const [least, most] = need.need;
  return (
    <div className="need" role="img" aria-label={wordsOf(need)}>
      {need.standings.map(({ value, amount }, index) =>
        amount === 0 ? null : (
          <i
            key={value}
            className={CLASSES[value]}
            style={{ insetInlineStart: at(starts[index] ?? 0), inlineSize: at(amount) }}
          />
        ),
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
    .map(({ value, amount, unknown, contributions }) =>
      unknown === contributions
        ? `${contributions} ${words[value]}, without a number`
        : `${amount} ${unit} ${words[value]}`,
    );
  return said.length === 0 ? 'Nothing is offered.' : `Offered: ${said.join('; ')}.`;
}
