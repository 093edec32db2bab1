import type { RecordView } from '@holdfast/domain';
import { Link, useNavigation } from '../address/use-address.tsx';
import { receiptAddress } from '../api.ts';
import { count } from '../format/numbers.ts';
import { clockSeconds, dayYear } from '../format/times.ts';
import { Empty } from '../parts/states.tsx';

/** What whoever reads has put on record, each with its receipt: a promise that holds against the log itself. */
export function FiledPanel({ record }: { readonly record: RecordView }) {
  const { look } = useNavigation().address;
  const { filed, cut } = record;
  const signed = cut.checkpoint?.size ?? 0;
  return (
    <section className="panel" aria-label="What you filed">
      <div className="ph">
        <h2>What you filed</h2>
        <span className="dim num push">
          {filed === null || filed.length === 0 ? '' : `latest ${count(filed.length)}`}
        </span>
      </div>
      <div className="pb stack">
        {filed === null ? (
          <p className="dim">
            Nobody acts here. Say who you are at the top right, and what you put on record stands
            here with its receipts.
          </p>
        ) : filed.length === 0 ? (
          <Empty title="You have put nothing on record yet." />
        ) : (
          <>
            <ul className="acts-list scroll" tabIndex={0} aria-label="What you filed">
              {filed.map(({ entryIndex, recordedAtMs, sentence }) => (
                <li key={entryIndex} className="filed">
                  <Link to={{ desk: 'entry', index: entryIndex }}>{sentence}</Link>
                  <span className="num">
                    {dayYear(recordedAtMs)}, {clockSeconds(recordedAtMs)} UTC, entry{' '}
                    {count(entryIndex)}
                    {entryIndex < signed ? ', signed' : ', signed with the next checkpoint'}
                  </span>
                  <a
                    className="btn"
                    href={receiptAddress(entryIndex, look)}
                    download={`receipt-${entryIndex}.txt`}
                    aria-label={`Receipt of entry ${entryIndex}`}
                  >
                    Receipt
                  </a>
                </li>
              ))}
            </ul>
            <p className="dim small">
              A receipt is the log’s signed promise to show the entry to everybody, within half an
              hour. Keep the file: with it and the published files alone,{' '}
              <span className="mono">holdfast record receipt --check</span> says whether the promise
              was kept.
            </p>
          </>
        )}
      </div>
    </section>
  );
}
