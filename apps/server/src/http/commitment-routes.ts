import { commitmentsView, id, isId, mayDo } from '@holdfast/domain';
import type { Assumptions, Verdict } from '@holdfast/domain';
import type { Held } from './held.ts';
import type { Refused } from './reader.ts';
import type { AddView } from './add-view.ts';

/** Commitments, "what if" included, and the question whether a unit may do a task. */
export function addCommitmentViews(add: AddView, { mission }: Held): void {
  add('/api/commitments', (state, asked) => {
    const assumed = assumptionsIn(asked.whatIf);
    if ('refuse' in assumed) return assumed;
    return commitmentsView(state, asked.reader, mission.viewContext(asked.knownMs !== null), {
      asOfMs: asked.knownMs ?? mission.entropy.nowMs(),
      since: asked.sinceEntries === null ? null : mission.stateAfter(asked.sinceEntries),
      assumed: assumed.values,
    });
  });
  add('/api/may-do', (state, { knownMs, query }) => {
    const { state: stateId = '', task = '', place = '' } = query;
    if (!isId(stateId) || !isId(task) || (place !== '' && !isId(place)))
      return {
        refuse: 'malformed',
        message: `state, task and place: expected ids, found "${stateId}", "${task}" and "${place}".`,
      };
    const question = { stateId: id<'actor'>(stateId), task, placeId: place === '' ? null : place };
    return mayDo(state, question, knownMs ?? mission.entropy.nowMs());
  });
}

const VERDICTS: readonly Verdict[] = ['true', 'false', 'unknown', 'disputed'];

function assumptionsIn(text: string): { readonly values: Assumptions } | Refused {
  const pairs = text === '' ? [] : text.split(',');
  const values = new Map<ReturnType<typeof id<'condition'>>, Verdict>();
  for (const pair of pairs) {
    const [name = '', word = ''] = pair.split(':');
    const value = VERDICTS.find((verdict) => verdict === word);
    if (value === undefined || !isId(name))
      return {
        refuse: 'malformed',
        message: `whatif: expected condition:value, with a value of ${VERDICTS.join(', ')}, found "${pair}".`,
      };
    values.set(id<'condition'>(name), value);
  }
  return { values };
}
