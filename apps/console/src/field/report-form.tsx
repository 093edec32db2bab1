import { useState } from 'react';
import type { FieldView, PersonInRole } from '@holdfast/domain';
import { BearingDial } from './bearing-dial.tsx';
import { Choices } from './choices.tsx';
import type { ReportDraft, Station } from './draft.ts';
import { commandOf, DISTANCES, EMPTY_DRAFT, NO_STATION, WHENS } from './draft.ts';
import { FieldForm } from './field-form.tsx';
import { PhotoPicker } from './photo-picker.tsx';
import type { Field } from './use-field.ts';
import { useKept } from './use-kept.ts';

const MEANS = [
  { key: 'heard', label: 'Heard' },
  { key: 'seen', label: 'Seen' },
  { key: 'both', label: 'Both' },
] as const;
const OBSERVED = [
  { key: 'explosion', label: 'Explosion' },
  { key: 'burst', label: 'Burst' },
  { key: 'shot', label: 'Shot' },
  { key: 'outgoing', label: 'Outgoing' },
  { key: 'impact', label: 'Impact' },
  { key: 'flash', label: 'Flash' },
  { key: 'projectile', label: 'Projectile' },
  { key: 'other', label: 'Other' },
] as const;
const COUNTED = [
  { key: 'exactly', label: 'exactly' },
  { key: 'at-least', label: 'at least' },
  { key: 'between', label: 'range' },
] as const;
const SURE = [
  { key: 5, label: '± 5°' },
  { key: 15, label: '± 15°' },
  { key: 45, label: '± 45°' },
  { key: 0, label: 'Not known' },
] as const;

export interface FormProps {
  readonly field: Field;
  readonly known: {
    readonly view: FieldView;
    readonly actor: PersonInRole;
    readonly aheadMs: number;
  };
}

/** One page, five answers: how and what, from where, how far, how many, when. Everything else may stay as it is. */
export function ReportForm({ field, known }: FormProps) {
  const { personId } = known.actor;
  const [draft, keepDraft] = useKept<ReportDraft>(`draft ${personId}`, EMPTY_DRAFT);
  const [station, keepStation] = useKept<Station>(`station ${personId}`, NO_STATION);
  const [note, setNote] = useState<string | null>(null);
  if (draft === null || station === null) return null;
  const change = (part: Partial<ReportDraft>) => keepDraft({ ...draft, ...part });
  const finish = async () => {
    const reportId = `R-${crypto.randomUUID()}`;
    const capturedMs = Date.now();
    const command = commandOf(draft, station, { reportId, capturedMs, aheadMs: known.aheadMs });
    if (command === null)
      return setNote(
        station.sourceId === '' || station.sectorId === ''
          ? 'Say once with which patrol and in which sector you are.'
          : 'The time cannot be: it begins after it ends, or later than now.',
      );
    const what = OBSERVED.find(({ key }) => key === draft.observed)?.label ?? '';
    const title = `${draft.count} × ${what.toLowerCase()}, ${draft.means}`;
    await field.capture({ localId: reportId, title, command, photos: draft.photos });
    keepDraft(EMPTY_DRAFT);
    setNote(`Saved on this device: ${title}.`);
    window.scrollTo(0, 0);
  };
  return (
    <FieldForm
      view={known.view}
      station={station}
      onStation={keepStation}
      note={note}
      onFinish={finish}
    >
      <Choices
        label="How"
        columns={3}
        options={MEANS}
        value={draft.means}
        onChoose={(means) => change({ means })}
      />
      <Choices
        label="What"
        columns={4}
        options={OBSERVED}
        value={draft.observed}
        onChoose={(observed) => change({ observed })}
      />
      <div className="two">
        <section aria-label="From">
          <h2>From</h2>
          <BearingDial
            azimuthDeg={draft.azimuthDeg}
            sigmaDeg={draft.sigmaDeg}
            onTurn={(azimuthDeg) => change({ azimuthDeg })}
          />
        </section>
        <Choices
          label="Sure of it"
          columns={1}
          options={SURE}
          value={draft.azimuthDeg === null ? 0 : draft.sigmaDeg}
          onChoose={(sigma) =>
            change(
              sigma === 0
                ? { azimuthDeg: null }
                : { sigmaDeg: sigma, azimuthDeg: draft.azimuthDeg ?? 0 },
            )
          }
        />
      </div>
      <Choices
        label="How far"
        hint="km"
        columns={4}
        options={DISTANCES}
        value={draft.distance}
        onChoose={(distance) => change({ distance })}
      />
      <HowMany draft={draft} change={change} />
      <Choices
        label="When"
        columns={3}
        options={WHENS}
        value={draft.when}
        onChoose={(when) => change({ when })}
      />
      {draft.when === 'change' ? (
        <section className="pair" aria-label="Other time">
          <label>
            From
            <input
              type="datetime-local"
              step={1}
              value={draft.from}
              onChange={(event) => change({ from: event.target.value })}
            />
          </label>
          <label>
            To
            <input
              type="datetime-local"
              step={1}
              value={draft.to}
              onChange={(event) => change({ to: event.target.value })}
            />
          </label>
        </section>
      ) : null}
      <section aria-label="In your words">
        <h2>
          <label htmlFor="words">In your words</label> <span>kept word for word, any language</span>
        </h2>
        <textarea
          id="words"
          rows={2}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </section>
      <PhotoPicker photos={draft.photos} onChange={(photos) => change({ photos })} />
      <footer>
        <button className="btn pri send">Finish and start another</button>
      </footer>
    </FieldForm>
  );
}

interface CountProps {
  readonly draft: ReportDraft;
  readonly change: (part: Partial<ReportDraft>) => void;
}

function HowMany({ draft, change }: CountProps) {
  return (
    <>
      <section aria-label="How many" className="many">
        <h2>How many</h2>
        <Stepper
          value={draft.count}
          what="one"
          onChange={(count) => change({ count, countMost: Math.max(count, draft.countMost) })}
        />
        {draft.counted === 'between' ? (
          <Stepper
            value={Math.max(draft.count, draft.countMost)}
            what="at most one"
            onChange={(countMost) => change({ countMost: Math.max(draft.count, countMost) })}
          />
        ) : null}
      </section>
      <Choices
        label="Counted"
        columns={3}
        options={COUNTED}
        value={draft.counted}
        onChoose={(counted) => change({ counted })}
      />
    </>
  );
}

interface StepperProps {
  readonly value: number;
  readonly what: string;
  readonly onChange: (value: number) => void;
}

function Stepper({ value, what, onChange }: StepperProps) {
  return (
    <div className="stepper">
      <button
        type="button"
        className="op"
        aria-label={`${what} fewer`}
        onClick={() => onChange(Math.max(1, value - 1))}
      >
        −
      </button>
      <output className="num">{value}</output>
      <button
        type="button"
        className="op"
        aria-label={`${what} more`}
        onClick={() => onChange(Math.min(10_000, value + 1))}
      >
        +
      </button>
    </div>
  );
}
