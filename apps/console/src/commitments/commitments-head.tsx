import { useState } from 'react';
import type { CommitmentsView } from '@holdfast/domain';
import { useActor } from '../act/use-actor.ts';
import { reportedOn } from '../claims/words.ts';
import { clock, dayLongYear } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Dialog } from '../parts/overlay.tsx';
import { headlineOf } from './headline.ts';
import { Recording } from './recording.tsx';

/** What stands today in one sentence, when it was reported, and on paper the data cut. */
export function CommitmentsHead({ view }: { readonly view: CommitmentsView }) {
  const [recording, setRecording] = useState(false);
  const actor = useActor();
  const { cut, reported, assumed } = view;
  return (
    <>
      <div className="title">
        <h1 className="page">{headlineOf(view)}</h1>
        <p className="sub">
          {reported === null
            ? 'No document is on record.'
            : `As reported on ${reportedOn(reported)}, with the acts recorded since; nothing else is implied.`}{' '}
          Offered and delivered are never added together, and a range stays a range.
        </p>
        <div className="acts">
          <button className="btn" onClick={() => window.print()}>
            <Icon name="print" /> Print
          </button>
          <button
            className="btn pri"
            onClick={() => setRecording(true)}
            disabled={cut.earlier || assumed.length > 0}
            title={actor === null ? 'Choose who acts, at the top right' : undefined}
          >
            <Icon name="pen" /> Record an act
          </button>
        </div>
      </div>
      <p className="printcut">
        Data cut: {cut.entries} entries of {cut.origin}, as known {dayLongYear(cut.knownAtMs)},{' '}
        {clock(cut.knownAtMs)} UTC
        {cut.checkpoint === null
          ? ''
          : `; root of ${cut.checkpoint.size} entries ${cut.checkpoint.rootHex}`}
        .{assumed.length === 0 ? '' : ` What if: ${supposedText(view)}. None of it is on record.`}
      </p>
      {recording ? (
        <Dialog label="Record an act" className="recordact" onClose={() => setRecording(false)}>
          <h2 className="t">Record an act</h2>
          <Recording view={view} onDone={() => setRecording(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

/** `a ceasefire true, the Bundestag approves false`: what the reader supposes. */
function supposedText({ assumed, conditions }: CommitmentsView): string {
  return assumed
    .map(({ conditionId, value }) => {
      const title = conditions.find((each) => each.conditionId === conditionId)?.title;
      return `${title ?? conditionId}: ${value}`;
    })
    .join(', ');
}
