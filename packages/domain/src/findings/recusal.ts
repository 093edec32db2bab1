import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { CommandOf } from '../core/command.ts';
import type { Author } from '../core/entry.ts';
import type { IncidentId, PersonId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { Refusal } from '../observations/intake.ts';

/** Why a person has no part in the findings of a case; null when they may. */
export function recusalOf(
  state: State,
  personId: PersonId,
  incidentId: IncidentId,
): Refusal | null {
  const recusal = state.recused
    .get(incidentId)
    ?.find(({ judgement }) => judgement.personId === personId);
  return recusal === undefined
    ? null
    : refuse(
        'conflict-of-interest',
        `somebody who is not recused from ${incidentId}`,
        `${personId}, by entry ${recusal.index}`,
      );
}

/** Anyone declares an interest of their own; the chief alone says it of another. */
export function recuseMember(
  state: State,
  { by, personId, incidentId, reason }: CommandOf<'recuse-member'>,
  author: Author,
): Answer {
  if (!state.incidents.has(incidentId))
    return refuse('not-found', 'an incident on record', incidentId);
  if (!state.grants.has(personId)) return refuse('not-found', 'a person on record', personId);
  if (personId !== by.personId && by.role !== 'chief')
    return refuse('not-permitted', 'oneself, or the chief', `${by.personId} on ${personId}`);
  if (recusalOf(state, personId, incidentId) !== null)
    return refuse('wrong-state', `${personId} not yet recused`, 'a recusal on record');
  return {
    kind: 'member.recused',
    author,
    judgement: { personId, incidentId },
    content: { reason },
  };
}
