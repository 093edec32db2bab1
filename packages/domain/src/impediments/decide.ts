import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { ImpedimentCommand } from './command.ts';

const MINUTE_MS = 60_000;

/** What a report of an impediment leads to. `author` has been checked to hold the role. */
export function decideImpediment(state: State, command: ImpedimentCommand, author: Author): Answer {
  const { impedimentType, partyId, sectorId, fromMs, toMs, minutesLost, reason } = command;
  const terms = state.agreement?.judgement;
  if (terms === undefined) return refuse('wrong-state', 'an agreement in force', 'none');
  if (partyId !== null && !terms.parties.includes(partyId))
    return refuse('not-found', `one of ${terms.parties.join(', ')}, or unknown`, partyId);
  if (!terms.sectors.includes(sectorId))
    return refuse('not-found', `one of ${terms.sectors.join(', ')}`, sectorId);
  if (toMs < fromMs)
    return refuse('impossible-time', 'an end not before the beginning', `${fromMs} to ${toMs}`);
  const minutesMax = Math.ceil((toMs - fromMs) / MINUTE_MS);
  if (minutesLost > minutesMax)
    return refuse('impossible-time', `at most ${minutesMax} minutes lost`, String(minutesLost));
  return {
    kind: 'impediment.reported',
    author,
    judgement: {
      impedimentId: numberedId<'impediment'>('IM', state.impediments.length + 1),
      impedimentType,
      partyId,
      sectorId,
      fromMs,
      toMs,
      minutesLost,
    },
    content: { reason },
  };
}
