import type { KeyboardEvent, ReactNode } from 'react';
import type { CaseLedger, CaseLedgerRow } from '@holdfast/domain';
import { counted, decibans, milli, plainDecibans } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite } from '../parts/marks.tsx';
import { Term } from '../parts/term.tsx';
import type { Weighed } from './ledger.ts';

interface EvidenceProps {
  readonly ledger: CaseLedger;
  readonly weighed: Weighed;
  readonly leftOut: ReadonlySet<string>;
  readonly setLeftOut: (leftOut: ReadonlySet<string>) => void;
}

/** Entries linked in a row; Observations lists all. */
const CITED = 2;

/** The ledger: one row an independent group, one column a hypothesis, and each column adds up by hand. */
export function Evidence({ ledger, weighed, leftOut, setLeftOut }: EvidenceProps) {
  const toggle = (groupId: string) => {
    const next = new Set(leftOut);
    if (!next.delete(groupId)) next.add(groupId);
    setLeftOut(next);
  };
  const [first, second] = weighed.order;
  return (
    <>
      <section className="panel" aria-label="Evidence ledger">
        <div className="ph">
          <h2>Evidence ledger</h2>
          <span className="dim">
            weights in <Term name="decibans">dB</Term>; each column adds up
          </span>
          {leftOut.size === 0 ? (
            <Cite index={ledger.entryIndex} label="weighed" />
          ) : (
            <button className="btn sm push" onClick={() => setLeftOut(new Set())}>
              Count all again
            </button>
          )}
        </div>
        <div className="led-scroll" tabIndex={0} role="region" aria-label="Ledger table">
          <table className="led num">
            <thead>
              <tr>
                <th scope="col">
                  <Term name="group">Independent group</Term>
                </th>
                {ledger.hypotheses.map(({ code, name }, at) => (
                  <th key={code} scope="col" className={columnClass(at, first, second)}>
                    <b>{name}</b>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ledger.rows.map((row) => (
                <Row
                  key={row.groupId}
                  row={row}
                  ledger={ledger}
                  order={weighed.order}
                  off={leftOut.has(row.groupId)}
                  onToggle={() => toggle(row.groupId)}
                />
              ))}
              {weighed.withheldCdb === null ? null : (
                <PlainRow
                  name="Rows withheld from you"
                  detail="only their sum is shown"
                  weights={weighed.withheldCdb}
                  ledger={ledger}
                  order={weighed.order}
                  withheld
                />
              )}
              <PlainRow
                name={<Term name="prior">Prior</Term>}
                detail="set by the agreement, same for both sides"
                weights={ledger.priorCdb}
                ledger={ledger}
                order={weighed.order}
                withheld={false}
              />
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">Score</th>
                {weighed.scoreCdb.map((score, at) => (
                  <td
                    key={ledger.hypotheses[at]?.code ?? at}
                    className={`w ${columnClass(at, first, second)}`}
                    data-score={score}
                  >
                    {decibans(score)}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      </section>
      <p className="dim small num">
        Untick a row to leave it out: the score is a sum, so this is subtraction and changes nothing
        in the record. No group may weigh more than {plainDecibans(ledger.capCdb)} dB. Table of
        likelihoods: <span className="mono">{ledger.tableVersion}</span>.
      </p>
    </>
  );
}

/** On a phone only the leader and the next remain. */
function columnClass(at: number, first: number | undefined, second: number | undefined): string {
  return at === first ? 'h0' : at === second ? 'h1' : 'hx';
}

interface RowProps {
  readonly row: CaseLedgerRow;
  readonly ledger: CaseLedger;
  readonly order: readonly number[];
  readonly off: boolean;
  readonly onToggle: () => void;
}

function Row({ row, ledger, order, off, onToggle }: RowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'x' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onToggle();
  };
  return (
    <tr className={off ? 'off' : ''}>
      <th scope="row">
        <div className="nm">
          <input
            type="checkbox"
            id={`count-${row.groupId}`}
            checked={!off}
            onChange={onToggle}
            onKeyDown={onKeyDown}
            aria-label={`Count ${row.name}`}
          />
          <div>
            <label htmlFor={`count-${row.groupId}`}>
              <b>{row.name}</b>
            </label>
            <div className="cites">
              <small>
                {effectWords(row)}
                {row.physical ? ', physical' : ''}
                {row.capped ? ', at the cap' : ''}
              </small>
              {row.entryIndices.slice(0, CITED).map((index) => (
                <Cite key={index} index={index} />
              ))}
              {row.entryIndices.length > CITED ? (
                <span className="dim">+{row.entryIndices.length - CITED}</span>
              ) : null}
            </div>
          </div>
        </div>
      </th>
      <Weights weights={row.weightsCdb} ledger={ledger} order={order} capped={row.capped} />
    </tr>
  );
}

function effectWords(row: CaseLedgerRow): string {
  return row.reports === 1
    ? '1 report'
    : `${counted(row.reports, 'report', 'reports')} count as ${milli(row.effectiveMilli)}`;
}

interface PlainRowProps {
  readonly name: ReactNode;
  readonly detail: string;
  readonly weights: readonly number[];
  readonly ledger: CaseLedger;
  readonly order: readonly number[];
  readonly withheld: boolean;
}

function PlainRow({ name, detail, weights, ledger, order, withheld }: PlainRowProps) {
  return (
    <tr className={withheld ? 'wh' : undefined}>
      <th scope="row">
        <div className="nm">
          {withheld ? <Icon name="eyeoff" /> : <span />}
          <span>
            <b>{name}</b>
            <small>{detail}</small>
          </span>
        </div>
      </th>
      <Weights weights={weights} ledger={ledger} order={order} capped={false} />
    </tr>
  );
}

interface WeightsProps {
  readonly weights: readonly number[];
  readonly ledger: CaseLedger;
  readonly order: readonly number[];
  readonly capped: boolean;
}

/** Signed number and a centred bar whose half is the cap: word and figure say the same as the colour. */
function Weights({ weights, ledger, order, capped }: WeightsProps) {
  const [first, second] = order;
  return ledger.hypotheses.map(({ code }, at) => {
    const weight = weights[at] ?? 0;
    const share = Math.min(1, Math.abs(weight) / Math.max(1, ledger.capCdb));
    const classes = ['w', columnClass(at, first, second)];
    if (weight < 0) classes.push('neg');
    if (at === first) classes.push('lead');
    if (Math.abs(weight) < 50 && at !== first) classes.push('z');
    if (capped && share > 0.995) classes.push('stop');
    return (
      <td key={code} className={classes.join(' ')} data-weight={weight}>
        {decibans(weight)}
        <i style={{ '--m': share } as React.CSSProperties} />
      </td>
    );
  });
}
