import { useMemo } from 'react';
import type { SituationView } from '@holdfast/domain';
import { useNavigation } from '../address/use-address.tsx';
import { FirstLoad, Trouble } from '../parts/states.tsx';
import { Icon } from '../parts/icon.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { useView } from '../use-view.tsx';
import { Headline } from './headline.tsx';
import { IncidentTable } from './incident-table.tsx';
import { Lanes } from './lanes.tsx';
import { useBefore } from './period-bar.tsx';
import { Queue } from './queue.tsx';
import { incidentsIn, selectionOf } from './selection.ts';
import { SituationMap } from './situation-map.tsx';

/** What happened, what did we not see, what needs a person. */
export function SituationPage() {
  const { data, error, again } = useView('situation', null, false, useBefore());
  if (data === null)
    return error === null ? (
      <FirstLoad what="the situation" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <>
      {error === null ? null : <Trouble error={error} again={again} stale />}
      <Situation view={data} />
    </>
  );
}

function Situation({ view }: { readonly view: SituationView }) {
  const { address, go, setQuery } = useNavigation();
  const { incidentId, brush, table } = selectionOf(address.query);
  const inside = useMemo(
    () => incidentsIn(view.incidents, brush),
    [view.incidents, brush?.fromMs, brush?.toMs],
  );
  const selected = view.incidents.find((incident) => incident.incidentId === incidentId) ?? null;
  const waiting = useMemo(() => {
    if (brush === null) return view.queue;
    const ids = new Set(inside.map((incident) => incident.incidentId));
    return view.queue.filter((item) => item.incidentId !== null && ids.has(item.incidentId));
  }, [view.queue, inside, brush === null]);
  const select = (id: string | null) => setQuery({ sel: id });
  const step = (by: 1 | -1) => {
    const ids = waiting.flatMap((item) => item.incidentId ?? []);
    const order = ids.length > 0 ? ids : inside.map((incident) => incident.incidentId);
    const at = order.indexOf(incidentId ?? '');
    const next =
      at === -1
        ? by === 1
          ? 0
          : order.length - 1
        : Math.max(0, Math.min(order.length - 1, at + by));
    select(order[next] ?? null);
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    m: () => setQuery({ show: table ? null : 'table' }),
    Escape: () => (selected === null ? setQuery({ from: null, to: null }) : select(null)),
  };
  useKeys({
    ...keys,
    Enter: () => {
      if (selected !== null) go({ desk: 'case', caseId: selected.incidentId, tab: 'evidence' });
    },
  });
  return (
    <div className="sit">
      <Headline view={view} brush={brush} />
      <section
        className={`mapbox ${table ? 'as-table' : ''}`}
        aria-label={table ? 'Table of incidents' : 'Map of incidents'}
      >
        {table ? (
          <IncidentTable view={view} incidents={inside} selectedId={incidentId} onSelect={select} />
        ) : (
          <SituationMap
            view={view}
            incidents={inside}
            brush={brush}
            selected={selected}
            onSelect={select}
          />
        )}
        <div className="float seg twin-switch" role="group" aria-label="Map or table">
          <button aria-pressed={!table} onClick={() => setQuery({ show: null })}>
            <Icon name="situation" /> Map
          </button>
          <button aria-pressed={table} onClick={() => setQuery({ show: 'table' })}>
            <Icon name="table" /> Table
          </button>
        </div>
      </section>
      <Lanes
        view={view}
        brush={brush}
        selectedId={incidentId}
        onBrush={(next) =>
          setQuery({
            from: next === null ? null : String(next.fromMs),
            to: next === null ? null : String(next.toMs),
          })
        }
        onSelect={select}
      />
      <Queue view={view} items={waiting} brush={brush} selectedId={incidentId} onSelect={select} />
    </div>
  );
}
