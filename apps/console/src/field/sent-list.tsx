import type { FieldReportShown } from '@holdfast/domain';
import { PhotoLine } from './photo-line.tsx';
import type { QueuedItem } from './queue.ts';
import type { FormProps } from './report-form.tsx';

/** What became of what was reported, the device's own list first: every conflict is shown beside the words that were typed. */
export function SentList({ field, known }: FormProps) {
  const { reports } = known.view;
  const own = [...field.items].reverse();
  // What another device put on record under the same id is not this device's words.
  const ownIds = new Set(
    own.filter(({ sent }) => sent.state !== 'refused').map(({ localId }) => localId),
  );
  const elsewhere = reports.filter(({ reportId }) => !ownIds.has(reportId));
  if (own.length === 0 && elsewhere.length === 0)
    return <p className="pad">Nothing reported yet.</p>;
  return (
    <ul className="sentlist">
      {own.map((item) => (
        <Item
          key={item.localId}
          item={item}
          report={
            reports.find(({ reportId }) => reportId === item.localId && ownIds.has(reportId)) ??
            null
          }
        />
      ))}
      {elsewhere.map((report) => (
        <li key={report.observationId}>
          <b>Reported from another device</b>
          <Fate report={report} />
        </li>
      ))}
    </ul>
  );
}

function Item({
  item,
  report,
}: {
  readonly item: QueuedItem;
  readonly report: FieldReportShown | null;
}) {
  const { sent, title, capturedMs, command, photos } = item;
  return (
    <li>
      <b>{title}</b>
      <span className="num">{new Date(capturedMs).toLocaleString()}</span>
      {command.kind === 'report-observation' && command.text !== '' ? <q>{command.text}</q> : null}
      {photos.map((photo) => (
        <PhotoLine key={photo.sha256} photo={photo} />
      ))}
      {sent.state === 'waiting' ? <span>Kept on this device, not sent yet.</span> : null}
      {sent.state === 'refused' ? (
        <span className="bad" role="alert">
          <b>Refused: {sent.code.replaceAll('-', ' ')}.</b> {sent.message} Your words stay here.
        </span>
      ) : null}
      {sent.state === 'recorded' && report === null ? (
        <span>On record, entry {sent.entryIndex}.</span>
      ) : null}
      {report === null ? null : <Fate report={report} />}
    </li>
  );
}

function Fate({ report }: { readonly report: FieldReportShown }) {
  return (
    <>
      <span className="fate">
        <b>{report.title}</b> {report.words}
      </span>
      {report.overlaps.length === 0 ? null : (
        <span className="bad">
          Overlaps {report.overlaps.join(', ')}, also yours: both stand, a person decides.
        </span>
      )}
    </>
  );
}
