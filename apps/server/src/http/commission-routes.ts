import { commissionView } from '@holdfast/domain';
import type { AddView } from './add-view.ts';
import type { Held } from './held.ts';

/** What is before the commission: `?finding=F-0001` opens one; without it, the first of the agenda. */
export function addCommissionViews(add: AddView, { mission }: Held): void {
  add('/api/commission', (state, { reader, knownMs, query }) => {
    const context = mission.viewContext(knownMs !== null);
    return (
      commissionView(state, reader, context, {
        findingId: query['finding'] === '' ? null : (query['finding'] ?? null),
      }) ?? {
        refuse: 'not-permitted',
        message: 'The commission’s page is open to the mission and the parties.',
      }
    );
  });
}
