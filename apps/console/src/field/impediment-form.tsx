import { useEffect, useState } from 'react';
import { id } from '@holdfast/domain';
import type { ImpedimentType } from '@holdfast/domain';
import { Choices } from './choices.tsx';
import type { Station } from './draft.ts';
import { NO_STATION } from './draft.ts';
import { FieldForm } from './field-form.tsx';
import type { FormProps } from './report-form.tsx';
import { useKept } from './use-kept.ts';

const TYPES: readonly { readonly key: ImpedimentType; readonly label: string }[] = [
  { key: 'denial', label: 'Denied' },
  { key: 'delay', label: 'Delayed' },
  { key: 'conditional-access', label: 'On conditions' },
  { key: 'jamming', label: 'Jamming' },
  { key: 'threat', label: 'Threat' },
];

interface Running {
  readonly impedimentType: ImpedimentType | null;
  /** By this device's clock: it starts when the kind is pressed. */
  readonly fromMs: number;
  readonly partyId: string;
  readonly reason: string;
}

const NONE: Running = { impedimentType: null, fromMs: 0, partyId: '', reason: '' };
const MINUTE_MS = 60_000;

/** Pressing what happened starts the time; pressing that it ended stops it. A reload, or a flat battery, stops nothing. */
export function ImpedimentForm({ field, known }: FormProps) {
  const { personId } = known.actor;
  const [running, keep] = useKept<Running>(`impediment ${personId}`, NONE);
  const [station, keepStation] = useKept<Station>(`station ${personId}`, NO_STATION);
  const [note, setNote] = useState<string | null>(null);
  const nowMs = useNow();
  if (running === null || station === null) return null;
  const started = running.impedimentType !== null;
  const end = async () => {
    const { impedimentType, fromMs, partyId, reason } = running;
    if (impedimentType === null) return;
    if (station.sectorId === '' || reason.trim() === '')
      return setNote('Say in which sector, and what was said or happened.');
    const toMs = Date.now();
    const minutesLost = Math.ceil((toMs - fromMs) / MINUTE_MS);
    const label = TYPES.find(({ key }) => key === impedimentType)?.label ?? impedimentType;
    await field.capture({
      localId: `I-${crypto.randomUUID()}`,
      title: `${label}, ${minutesLost} min`,
      command: {
        kind: 'report-impediment',
        impedimentType,
        partyId: partyId === '' ? null : id(partyId),
        sectorId: id(station.sectorId),
        fromMs: Math.round(fromMs + known.aheadMs),
        toMs: Math.round(toMs + known.aheadMs),
        minutesLost,
        reason,
      },
      photos: [],
    });
    keep(NONE);
    setNote(`Saved on this device: ${label}, ${minutesLost} min.`);
  };
  return (
    <FieldForm
      view={known.view}
      station={station}
      onStation={keepStation}
      note={note}
      onFinish={end}
    >
      <Choices
        label="What happened"
        hint="pressing it starts the time"
        columns={2}
        options={TYPES}
        value={running.impedimentType ?? ''}
        onChoose={(key) => {
          const chosen = TYPES.find((type) => type.key === key);
          if (chosen === undefined) return;
          setNote(null);
          keep({
            ...running,
            impedimentType: chosen.key,
            fromMs: started ? running.fromMs : Date.now(),
          });
        }}
      />
      {started ? (
        <p className="timer num" role="timer" aria-label="Time lost">
          {elapsed(nowMs - running.fromMs)}
          <small>since {new Date(running.fromMs).toLocaleTimeString()}</small>
        </p>
      ) : null}
      <section aria-label="By whom" className="pad">
        <label>
          By whom
          <select
            value={running.partyId}
            onChange={(event) => keep({ ...running, partyId: event.target.value })}
          >
            <option value="">Not known</option>
            {known.view.parties.map(({ partyId, name }) => (
              <option key={partyId} value={partyId}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Reason given, and what happened
          <textarea
            rows={3}
            value={running.reason}
            onChange={(event) => keep({ ...running, reason: event.target.value })}
          />
        </label>
      </section>
      <footer>
        <button className="btn pri send" disabled={!started}>
          It has ended: save
        </button>
      </footer>
    </FieldForm>
  );
}

function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}

function elapsed(lengthMs: number): string {
  const seconds = Math.max(0, Math.floor(lengthMs / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
