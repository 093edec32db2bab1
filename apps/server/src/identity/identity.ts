import { randomBytes } from 'node:crypto';
import type { PersonInRole, State } from '@holdfast/domain';
import { readMissionFile } from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import type { Accounts } from './accounts.ts';
import { openAccounts } from './accounts.ts';
import { peopleOnRecord } from './people.ts';
import type { Sessions } from './sessions.ts';
import { createSessions } from './sessions.ts';

/** Who stands before one record, and how they show it. */
export interface Identity {
  readonly mode: 'choose' | 'account';
  /** A trial over real statements. */
  readonly trial: boolean;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  /** Name of the cookie: one for each record, so that two on one machine do not sign each other out. */
  readonly cookie: string;
  /** Opens the first account, once: printed where the server was started, and known to nobody else. Null where one may choose. */
  readonly firstToken: string | null;
  /** Whom the device behind this cookie may act as. */
  peopleFor(state: State, token: string | null): readonly PersonInRole[];
  /** Must a reader sign in to see more than the public does? Not where one may choose, nor before the first account. */
  mustSignIn(): boolean;
}

export function openIdentity(mission: Mission): Identity {
  const file = readMissionFile(mission.dataDir);
  const trial = file?.trial === true;
  const mode = trial || mission.origin.startsWith('exercise.') ? 'choose' : 'account';
  const accounts = openAccounts(mission.dataDir);
  // The wall clock, not the mission's: a session is this machine's own affair, and an exercise has a time of its own.
  const sessions = createSessions(() => Date.now());
  return {
    mode,
    trial,
    accounts,
    sessions,
    cookie: `holdfast-${Buffer.from(mission.origin).toString('hex').slice(-24)}`,
    firstToken: mode === 'account' ? randomBytes(24).toString('base64url') : null,
    peopleFor(state, token) {
      const all = peopleOnRecord(state, mission.contentOf);
      if (mode === 'choose') return all;
      const here = sessions.peopleOf(token);
      return all.filter(({ personId }) => here.includes(personId));
    },
    mustSignIn: () => mode === 'account' && accounts.any(),
  };
}
