import type { IncidentSummary, SituationView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { span } from '../format/times.ts';
import { areaWords, standingOf } from '../format/words.ts';
import type { Anchor } from '../map/map-props.ts';
import { Icon } from '../parts/icon.tsx';
import { SeverityMark } from '../parts/marks.tsx';
import { TruthChip } from '../parts/truth.tsx';

const CARD_PX = 284;
const GAP_PX = 22;
const HEIGHT_PX = 190;

interface CardProps {
  readonly incident: IncidentSummary;
  readonly view: SituationView;
  readonly anchor: Anchor | null;
  readonly onClose: () => void;
}

/** The selected incident, beside its place on the map: below it, or above where there is no room. */
export function IncidentCard({ incident, view, anchor, onClose }: CardProps) {
  const above =
    anchor !== null &&
    anchor.y + HEIGHT_PX + GAP_PX > anchor.heightPx &&
    anchor.y > anchor.heightPx / 2;
  const left =
    anchor === null ? 0 : Math.max(8, Math.min(anchor.widthPx - CARD_PX - 8, anchor.x - 60));
  const style =
    anchor === null
      ? { insetBlockEnd: 56, insetInlineStart: 10 }
      : above
        ? { insetBlockEnd: anchor.heightPx - anchor.y + GAP_PX, insetInlineStart: left }
        : { insetBlockStart: anchor.y + GAP_PX, insetInlineStart: left };
  const heard = [
    counted(incident.detections, 'detection', 'detections'),
    counted(incident.observations, 'observation', 'observations'),
    counted(incident.allegations, 'allegation', 'allegations'),
  ].join(', ');
  const name = view.parties.find(({ partyId }) => partyId === incident.responsible)?.name;
  const [value, word] = standingOf(incident);
  return (
    <section
      className={`pop ${anchor === null ? 'loose' : above ? 'above' : ''}`}
      style={style}
      aria-label={`Selected: ${incident.incidentId}`}
    >
      <div className="row">
        <SeverityMark value={incident.severity} />
        <TruthChip value={value} word={word} />
        <span className="mono dim push">{incident.incidentId}</span>
        <button className="iconbtn tiny" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <h3>{incident.title}</h3>
      <p className="mid num">
        {span(incident.fromMs, incident.toMs)} UTC. {areaWords(incident.area)}.
      </p>
      <p className="mid num">{heard}.</p>
      <hr />
      <div className="row num">
        <span className="mid">
          {incident.responsible === null
            ? 'Responsibility not decided'
            : `Finding: ${name ?? incident.responsible.replaceAll('-', ' ')}`}
        </span>
        <Link
          className="push strong"
          to={{ desk: 'case', caseId: incident.incidentId, tab: 'evidence' }}
        >
          Open case
        </Link>
      </div>
    </section>
  );
}
