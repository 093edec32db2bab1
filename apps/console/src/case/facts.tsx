import { useMemo } from 'react';
import type { CaseView, Glance, Role } from '@holdfast/domain';
import { percentOfPpm } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { areaWords } from '../format/words.ts';
import { MapFrame } from '../map/map-frame.tsx';
import { Cite } from '../parts/marks.tsx';
import { Term } from '../parts/term.tsx';
import { useView } from '../use-view.tsx';

const SHOWN = { incidents: true, coverage: false, lines: true, wider: false } as const;
const NONE_SEEN: ReadonlyMap<string, number> = new Map();

const OUTSIDE: readonly Role[] = ['liaison', 'capital', 'planner', 'public'];

/** What is known of the place, what was in force and seen, and what each side says: the same for both. */
export function Facts({ view }: { readonly view: CaseView }) {
  const { incident, coverage, sectorName } = view;
  const role = useView('session').data?.reader.role;
  const isOutside = role !== undefined && OUTSIDE.includes(role);
  const marks = useMemo(
    () => [{ id: incident.incidentId, area: incident.area, fill: incident.fill }],
    [incident.incidentId, incident.area, incident.fill],
  );
  const focus = useMemo(() => [incident.area], [incident.area]);
  return (
    <>
      <section className="panel" aria-label="Place">
        <div className="mini-box">
          <MapFrame
            marks={marks}
            selected={null}
            seenPpm={NONE_SEEN}
            shown={SHOWN}
            small
            focus={focus}
            label={`Map of ${incident.incidentId}: ${areaWords(incident.area)}`}
          />
        </div>
        <div className="pb">
          <dl className="kv num">
            <dt>
              {incident.area.shape === 'ellipse' ? <Term name="area">Area, 95 %</Term> : 'Area'}
            </dt>
            <dd>
              {areaWords(incident.area)}
              {incident.area.shape === 'cell' ? (
                <span className="dim">
                  {isOutside
                    ? ' as every reader outside the mission is told it'
                    : ' never finer for a shot or a launch'}
                </span>
              ) : null}
            </dd>
            {sectorName === null ? null : (
              <>
                <dt>Sector</dt>
                <dd>{sectorName}</dd>
              </>
            )}
            {coverage === null ? null : (
              <>
                <dt>Seen</dt>
                <dd>
                  {percentOfPpm(coverage.seenPpm)} of the sector, half an hour before to half an
                  hour after
                </dd>
              </>
            )}
            {view.glances.length === 0 ? null : (
              <>
                <dt>From orbit</dt>
                <dd>
                  {view.glances.map((glance) => (
                    <div key={glance.fromMs}>{lookWords(view, glance)}</div>
                  ))}
                </dd>
              </>
            )}
            <dt>Reported</dt>
            <dd>
              {incident.detections} detected, {incident.observations} observed,{' '}
              {incident.allegations} alleged
            </dd>
          </dl>
        </div>
      </section>
      {view.sharesPpm.length === 0 ? null : <Sides view={view} />}
      <BothSides view={view} />
    </>
  );
}

/** What a pass could have seen of this sector: nothing looked at is nothing said. */
function lookWords({ incident }: CaseView, { fromMs, sectors }: Glance): string {
  const own = sectors.find(({ sectorId }) => sectorId === incident.sectorId);
  const seenPpm = own?.seenPpm ?? 0;
  return seenPpm === 0
    ? `${dayAndClock(fromMs)} UTC: this sector was not looked at`
    : `${dayAndClock(fromMs)} UTC: ${percentOfPpm(seenPpm)} of the sector looked at, for heat alone`;
}

/** The probability of each side of the line. No range, no point: this is all that is kept. */
function Sides({ view }: { readonly view: CaseView }) {
  return (
    <section className="panel" aria-label="Side of the line">
      <div className="ph">
        <h2>Side of the line</h2>
        <span className="dim push">by sound alone</span>
      </div>
      <div className="pb stack">
        {view.sharesPpm.map(({ partyId, name, ppm }) => (
          <div key={partyId} className="side-share num">
            <span>Area held by {name}</span>
            <span className="mono">{percentOfPpm(ppm)}</span>
            <i aria-hidden="true">
              <b style={{ width: `${(ppm / 10_000).toFixed(1)}%` }} />
            </i>
          </div>
        ))}
      </div>
    </section>
  );
}

function BothSides({ view }: { readonly view: CaseView }) {
  const said = view.sources.filter(({ kind }) => kind === 'allegation' || kind === 'activity');
  if (said.length === 0) return null;
  return (
    <section className="panel" aria-label="What the sides say">
      <div className="ph">
        <h2>What the sides say</h2>
        <span className="dim push">claimed</span>
      </div>
      <ul className="pb said">
        {said.map((source) => (
          <li key={source.id}>
            <b>{source.who}</b> {source.sentence} <Cite index={source.entryIndex} />
          </li>
        ))}
      </ul>
    </section>
  );
}
