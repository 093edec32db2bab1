import { fieldView } from '@holdfast/domain';
import type { AddView } from './add-view.ts';
import type { Held } from './held.ts';

/** What a monitor's device reads. Reports themselves come in by `POST /api/commands`. */
export function addFieldViews(add: AddView, { mission }: Held): void {
  add(
    '/api/field',
    (state, asked) =>
      fieldView(state, asked.reader, mission.viewContext(asked.knownMs !== null)) ?? {
        refuse: 'not-permitted',
        message: 'The field page is for the mission’s own monitors.',
      },
  );
}
