import type { AgreementView, TextShown } from '@holdfast/domain';
import { nameOf } from './text-bar.tsx';
import { useDesk } from './use-desk.ts';

/** The text to compare with: the one of the address, else the one that is nearest by its name. Null where there is one only. */
export function otherOf(view: AgreementView, otherId: string | null): TextShown | null {
  const others = view.texts.filter(({ textId }) => textId !== view.text.textId);
  const [stem = ''] = view.text.textId.split('_');
  return (
    others.find(({ textId }) => textId === otherId) ??
    others.find(({ textId }) => textId.startsWith(stem)) ??
    others[0] ??
    null
  );
}

/** As `otherOf`, where another agreement says more than another variant of the same. */
export function strangerOf(view: AgreementView, otherId: string | null): TextShown | null {
  const [stem = ''] = view.text.textId.split('_');
  const strangers = view.texts.filter(({ textId }) => !textId.startsWith(stem));
  const chosen = view.texts.find(({ textId }) => textId === otherId && textId !== view.text.textId);
  return chosen ?? strangers[0] ?? otherOf(view, null);
}

/** A choice among the other texts of the record. */
export function OtherText({
  view,
  label,
  value,
}: {
  readonly view: AgreementView;
  readonly label: string;
  readonly value?: string | undefined;
}) {
  const { mode, show, otherId } = useDesk();
  const others = view.texts.filter(({ textId }) => textId !== view.text.textId);
  return (
    <label className="row">
      {label}
      <select
        value={value ?? otherOf(view, otherId)?.textId ?? ''}
        onChange={(event) => show(mode, event.target.value)}
      >
        {others.map((text) => (
          <option key={text.textId} value={text.textId}>
            {nameOf(text)}
          </option>
        ))}
      </select>
    </label>
  );
}
