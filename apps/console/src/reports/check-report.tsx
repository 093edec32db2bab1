import { useState } from 'react';
import type { ReportShown } from '@holdfast/domain';
import { Icon } from '../parts/icon.tsx';
import { useView } from '../use-view.tsx';

/** Makes an issued report again from the record, and says whether every file is what was issued. */
export function CheckReport({ report }: { readonly report: ReportShown }) {
  const [asked, setAsked] = useState(false);
  const { data, error } = useView('report-check', report.reportId, !asked);
  if (!asked)
    return (
      <button className="btn sm" onClick={() => setAsked(true)}>
        Make it again and compare
      </button>
    );
  if (error !== null)
    return (
      <p className="refused" role="alert">
        {error.message}
      </p>
    );
  if (data === null) return <p className="dim">Making it again …</p>;
  const wrong = data.files.filter(({ same }) => !same);
  return wrong.length === 0 ? (
    <p className="done" role="status">
      <Icon name="check" />
      <span>Made again: all {data.files.length} files are the bytes that were issued.</span>
    </p>
  ) : (
    <p className="refused" role="alert">
      <Icon name="block" />
      <span>
        Not the bytes that were issued: {wrong.map(({ fileName }) => fileName).join(', ')}. Another
        version of Holdfast made them, or words were erased since.
      </span>
    </p>
  );
}
