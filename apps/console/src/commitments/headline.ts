import type { CommitmentsView, PledgeShown } from '@holdfast/domain';
import { counted } from '../format/numbers.ts';

/** Every pledge of the view, with its state's name. */
export function pledgesOf(
  view: CommitmentsView,
): readonly (PledgeShown & { readonly stateName: string; readonly stateId: string })[] {
  return view.states.flatMap(({ name, stateId, pledges }) =>
    pledges.map((pledge) => ({ ...pledge, stateName: name, stateId })),
  );
}

/** One sentence: how many offers could be called on, and what most of the others wait for. */
export function headlineOf(view: CommitmentsView): string {
  const offers = pledgesOf(view).filter(({ stance }) => stance === 'offers');
  const met = offers.filter(({ value }) => value === 'true').length;
  const [most] = [...view.conditions]
    .filter(({ value }) => value !== 'true')
    .map(({ title, pledgeIds }) => ({ title, waiting: pledgeIds.length }))
    .sort((a, b) => b.waiting - a.waiting);
  const start =
    met === 0
      ? `None of ${counted(offers.length, 'offer', 'offers')} can be called on`
      : `${met} of ${counted(offers.length, 'offer', 'offers')} can be called on by their own words`;
  return most === undefined || most.waiting < 2
    ? start
    : `${start}; ${most.waiting} hang on one condition: ${lower(most.title)}`;
}

const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
