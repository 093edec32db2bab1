import { useMemo } from 'react';
import type { Area, CaseView } from '@holdfast/domain';
import { areaWords } from '../format/words.ts';
import { MapFrame } from '../map/map-frame.tsx';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { Fit } from './fit.tsx';
import { NewSince } from './new-since.tsx';

const SHOWN = { incidents: true, coverage: false, lines: true, wider: false } as const;
const NONE_SEEN: ReadonlyMap<string, number> = new Map();

/** Where each source puts it, beside where the case puts it. All areas to scale, none with a centre. */
export function Location({ view }: { readonly view: CaseView }) {
  const { incident } = view;
  const placed = view.sources.flatMap(({ area, ...rest }) =>
    area === null ? [] : [{ ...rest, area }],
  );
  const rivals = useMemo(
    () => view.sources.flatMap(({ area }): Area[] => (area === null ? [] : [area])),
    [view.sources],
  );
  const marks = useMemo(
    () => [{ id: incident.incidentId, area: incident.area, fill: incident.fill }],
    [incident.incidentId, incident.area, incident.fill],
  );
  const focus = useMemo(() => [incident.area, ...rivals], [incident.area, rivals]);
  return (
    <>
      <Preferred view={view} />
      <section className="panel" aria-label="Location">
        <div className="place-box">
          <MapFrame
            marks={marks}
            rivals={rivals}
            selected={incident.area}
            seenPpm={NONE_SEEN}
            shown={SHOWN}
            small
            focus={focus}
            label="Map of all areas; the table below lists them"
          />
        </div>
        <div className="wide-table" tabIndex={0} role="region" aria-label="Areas">
          <table className="plain-table num">
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col">Area</th>
                <th scope="col" className="fig">
                  Arrivals
                </th>
                <th scope="col" className="fig">
                  Residual
                </th>
                <th scope="col">Entry</th>
              </tr>
            </thead>
            <tbody>
              <tr className="strong">
                <th scope="row">
                  {incident.incidentId},{' '}
                  {view.isPlacePreferred ? 'as a person preferred it' : 'as the case has it'}
                </th>
                <td>{areaWords(incident.area)}</td>
                <td className="fig" />
                <td className="fig" />
                <td />
              </tr>
              {placed.map((source) => (
                <tr key={source.id}>
                  <th scope="row">
                    {source.who} <span className="mono dim">{source.id}</span>
                  </th>
                  <td>{areaWords(source.area)}</td>
                  <td className="fig">{source.arrivals ?? ''}</td>
                  <td className="fig">
                    {source.residualRmsMs === null ? '' : `${source.residualRmsMs} ms`}
                  </td>
                  <td>
                    <Cite index={source.entryIndex} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {placed.length === 0 ? (
          <div className="pb">
            <Empty title="No source gives a place.">
              Only directions are known, or places are withheld from you.
            </Empty>
          </div>
        ) : null}
      </section>
      {view.sources.map((source) =>
        source.fit === null ? null : <Fit key={source.id} source={source} fit={source.fit} />,
      )}
    </>
  );
}

/** A place that a person chose, by name and with the reason; and what the machine has said since, which did not move it. */
function Preferred({ view }: { readonly view: CaseView }) {
  const { isPlacePreferred, newSinceDecision, steps } = view;
  if (!isPlacePreferred) return null;
  const choice = steps.findLast(({ kind }) => kind === 'location.preferred');
  return (
    <section className="panel" aria-label="A preferred place">
      <div className="ph">
        <h2>A person preferred this place</h2>
        {choice === undefined ? null : <Cite index={choice.entryIndex} />}
      </div>
      <div className="pb stack">
        {choice === undefined ? (
          <p className="dim">Who chose it is the mission’s own.</p>
        ) : (
          <>
            <p className="num">
              {choice.who}, {dayAndClock(choice.recordedAtMs)} UTC. It stays, whatever the engine
              proposes later; the other places stand below.
            </p>
            {choice.reason === null ? null : (
              <blockquote className="verbatim">{choice.reason}</blockquote>
            )}
          </>
        )}
        <NewSince view={view} />
        {newSinceDecision.length === 0 && choice !== undefined ? (
          <p className="dim">The machine has said nothing new since.</p>
        ) : null}
      </div>
    </section>
  );
}
