import { useState } from 'react';
import { useNavigation } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { FirstLoad, Trouble } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { IncidentTable } from '../situation/incident-table.tsx';
import { useBefore } from '../situation/period-bar.tsx';
import { useView } from '../use-view.tsx';

/** Every case this reader may see. */
export function CasesPage() {
  const { data, error, again } = useView('situation', null, false, useBefore());
  const { go } = useNavigation();
  const [chosen, setChosen] = useState<string | null>(null);
  const order = data?.incidents ?? [];
  const step = (by: number) => {
    const at = order.findIndex(({ incidentId }) => incidentId === chosen);
    setChosen(order[Math.max(0, Math.min(order.length - 1, at + by))]?.incidentId ?? null);
  };
  const open = (caseId: string) => go({ desk: 'case', caseId, tab: 'evidence' });
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => {
      if (chosen !== null) open(chosen);
    },
  });
  if (data === null)
    return error === null ? (
      <FirstLoad what="the cases" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <div className="pg cases">
      <div className="title">
        <h1>{counted(data.incidents.length + data.earlier + data.later, 'case', 'cases')}</h1>
        <p className="sub">
          {data.withheld > 0
            ? `${counted(data.withheld, 'case is', 'cases are')} withheld from you. `
            : ''}
          Detected, observed and alleged are separate columns and are never added up.
        </p>
      </div>
      <div className="panel">
        <IncidentTable view={data} incidents={data.incidents} selectedId={chosen} onSelect={open} />
      </div>
    </div>
  );
}
