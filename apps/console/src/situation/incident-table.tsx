import { useMemo, useRef, useState } from 'react';
import type { IncidentSummary, SituationView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { count } from '../format/numbers.ts';
import { span } from '../format/times.ts';
import { TYPE_WORDS, standingOf } from '../format/words.ts';
import { Icon } from '../parts/icon.tsx';
import { FillMark, SeverityMark } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { PeriodBar } from './period-bar.tsx';

type Column =
  | 'severity'
  | 'id'
  | 'title'
  | 'when'
  | 'sector'
  | 'stage'
  | 'detected'
  | 'observed'
  | 'alleged'
  | 'responsible';

const COLUMNS: readonly (readonly [Column, string])[] = [
  ['severity', 'Severity'],
  ['id', 'Case'],
  ['title', 'What'],
  ['when', 'In the world, UTC'],
  ['sector', 'Sector'],
  ['stage', 'Stage'],
  ['detected', 'Detected'],
  ['observed', 'Observed'],
  ['alleged', 'Alleged'],
  ['responsible', 'Responsible'],
];

const ROW_PX = 33;
const VIRTUAL_ABOVE = 200;
const OVERSCAN = 12;

interface TableProps {
  readonly view: SituationView;
  readonly incidents: readonly IncidentSummary[];
  readonly selectedId: string | null;
  readonly onSelect: (incidentId: string) => void;
}

/** The map's twin: every incident, sortable, with the same selection. Detected, observed and alleged stay apart. */
export function IncidentTable({ view, incidents, selectedId, onSelect }: TableProps) {
  const [sort, setSort] = useState<{ readonly by: Column; readonly down: boolean }>({
    by: 'when',
    down: true,
  });
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [window, setWindow] = useState({ top: 0, height: 900 });
  useKeys({ f: () => field.current?.focus() });
  const cells = useMemo(() => wordsOf(view), [view]);
  const hay = useMemo(() => hayOf(cells), [cells]);
  const rows = useMemo(() => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    const kept =
      wanted.length === 0
        ? incidents
        : incidents.filter((incident) => wanted.every((word) => hay(incident).includes(word)));
    return [...kept].sort(comparing(sort.by, sort.down, cells));
  }, [incidents, words, sort, cells, hay]);
  const virtual = rows.length > VIRTUAL_ABOVE;
  const first = virtual ? Math.max(0, Math.floor(window.top / ROW_PX) - OVERSCAN) : 0;
  const last = virtual
    ? Math.min(rows.length, Math.ceil((window.top + window.height) / ROW_PX) + OVERSCAN)
    : rows.length;
  return (
    <div className="twin">
      <div className="tools">
        <label className="filter">
          <Icon name="search" />
          <span className="sr">Filter the table</span>
          <input
            ref={field}
            value={words}
            placeholder="Filter"
            onChange={(event) => setWords(event.target.value)}
          />
          <kbd>F</kbd>
        </label>
        <span className="dim num" role="status">
          {count(rows.length)} of {count(view.incidents.length)}
        </span>
        <PeriodBar view={view} />
      </div>
      <div
        className={`scroller ${virtual ? 'virtual' : ''}`}
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label="Incidents"
        onScroll={(event) => {
          if (virtual)
            setWindow({
              top: event.currentTarget.scrollTop,
              height: event.currentTarget.clientHeight,
            });
        }}
      >
        <table className="twin-table num" aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              {COLUMNS.map(([column, name]) => (
                <th
                  key={column}
                  scope="col"
                  className={`col-${column}`}
                  aria-sort={sort.by === column ? (sort.down ? 'descending' : 'ascending') : 'none'}
                >
                  <button
                    onClick={() =>
                      setSort({ by: column, down: sort.by === column ? !sort.down : false })
                    }
                  >
                    {name}
                    {sort.by === column ? <Icon name={sort.down ? 'down' : 'up'} /> : null}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 ? <Spacer rows={first} /> : null}
            {rows.slice(first, last).map((incident, at) => (
              <tr
                key={incident.incidentId}
                aria-rowindex={first + at + 2}
                aria-current={incident.incidentId === selectedId ? 'true' : undefined}
                onClick={() => onSelect(incident.incidentId)}
              >
                <td className="col-severity">
                  <SeverityMark value={incident.severity} />
                </td>
                <th scope="row" className="col-id">
                  <Link
                    className="mono"
                    to={{ desk: 'case', caseId: incident.incidentId, tab: 'evidence' }}
                  >
                    {incident.incidentId}
                  </Link>
                </th>
                <td className="col-title">
                  <span className="row">
                    <FillMark fill={incident.fill} />
                    <span className="cut">{incident.title}</span>
                  </span>
                </td>
                <td className="col-when">{cells(incident, 'when')}</td>
                <td className="col-sector">{cells(incident, 'sector')}</td>
                <td className="col-stage">
                  <span className="row">
                    <TruthGlyph value={standingOf(incident)[0]} word /> {cells(incident, 'stage')}
                  </span>
                </td>
                <td className="fig">{incident.detections}</td>
                <td className="fig">{incident.observations}</td>
                <td className="fig">{incident.allegations}</td>
                <td className="col-responsible">{cells(incident, 'responsible')}</td>
              </tr>
            ))}
            {last < rows.length ? <Spacer rows={rows.length - last} /> : null}
          </tbody>
        </table>
        {rows.length === 0 ? (
          <div className="pb">
            <Empty title="No incident here.">
              {words === ''
                ? 'That is no claim of quiet: see the share of the line that was seen.'
                : 'Nothing matches the filter.'}
            </Empty>
          </div>
        ) : null}
      </div>
    </div>
  );
}

function Spacer({ rows }: { readonly rows: number }) {
  return (
    <tr aria-hidden="true" className="spacer">
      <td colSpan={COLUMNS.length} style={{ blockSize: rows * ROW_PX }} />
    </tr>
  );
}

type Cells = (incident: IncidentSummary, column: Column) => string;

function wordsOf(view: SituationView): Cells {
  const sectors = new Map(
    view.sectors.map(({ sectorId, order, name }) => [sectorId, `${order} ${name}`]),
  );
  const parties = new Map(view.parties.map(({ partyId, name }) => [partyId, name]));
  return (incident, column) => {
    switch (column) {
      case 'severity':
        return `S${incident.severity}`;
      case 'id':
        return incident.incidentId;
      case 'title':
        return incident.title || TYPE_WORDS[incident.incidentType];
      case 'when':
        return span(incident.fromMs, incident.toMs);
      case 'sector':
        return incident.sectorId === null
          ? ''
          : (sectors.get(incident.sectorId) ?? incident.sectorId);
      case 'stage':
        return standingOf(incident)[1];
      case 'detected':
        return String(incident.detections);
      case 'observed':
        return String(incident.observations);
      case 'alleged':
        return String(incident.allegations);
      case 'responsible':
        return incident.responsible === null
          ? ''
          : (parties.get(incident.responsible) ?? incident.responsible.replaceAll('-', ' '));
    }
  };
}

/** All of a row's words, in small letters: put together once, for every letter that is typed into the filter. */
function hayOf(cells: Cells): (incident: IncidentSummary) => string {
  const known = new Map<string, string>();
  return (incident) => {
    const before = known.get(incident.incidentId);
    if (before !== undefined) return before;
    const made = COLUMNS.map(([column]) => cells(incident, column))
      .join(' ')
      .toLowerCase();
    known.set(incident.incidentId, made);
    return made;
  };
}

function comparing(
  by: Column,
  down: boolean,
  cells: Cells,
): (a: IncidentSummary, b: IncidentSummary) => number {
  const sign = down ? -1 : 1;
  const value = (incident: IncidentSummary): number | string => {
    switch (by) {
      case 'severity':
        return incident.severity;
      case 'when':
        return incident.fromMs;
      case 'detected':
        return incident.detections;
      case 'observed':
        return incident.observations;
      case 'alleged':
        return incident.allegations;
      default:
        return cells(incident, by);
    }
  };
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x !== y) return (x < y ? -1 : 1) * sign;
    return a.incidentId < b.incidentId ? -1 : 1;
  };
}
